//! The log writer: one for each replica.
//!
//! It takes what all rooms have waiting and commits it in one transaction; while that commits, the next batch gathers.
//! There is no timer, but under load commits keep a pace: what they bring is then written to each socket together. A room
//! hands over one job and waits for its outcome before the next, so that the order within a
//! résumé holds whatever fails.

mod batch;

use std::sync::Arc;
use std::time::Duration;

use store::{Append, Log, Refusal, ResumeId, StoreError};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use batch::{Attempt, Open};

/// Rows of one transaction, at most. What one room hands over is never divided.
const BATCH_ROWS: usize = 512;
const BATCH_BYTES: usize = 8 * 1024 * 1024;
/// So many rows in one transaction are load.
const BUSY_ROWS: usize = 4;
/// Rows of one reading.
const PAGE: i64 = 64;
/// So many jobs one after the other that cannot be written, and none that can: it is the database.
const STUCK: usize = 3;
/// The pause before rows that somebody else holds are tried again, when there is nothing else to write.
const BUSY_PAUSE: Duration = Duration::from_millis(5);

/// What one room wants written, in order.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) resume: ResumeId,
    /// The newest number that the room has seen: its rows will have larger ones.
    pub(crate) after: i64,
    pub(crate) edits: Vec<Append>,
    /// One outcome for each edit.
    pub(crate) reply: oneshot::Sender<Vec<Outcome>>,
}

/// What became of an edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Committed(i64),
    Refused(Refusal),
    /// An edit before it was refused or failed. It may build on that one.
    Behind,
    /// The database does not take this row, also alone.
    Failed,
}

/// Whether edits are being stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Saving {
    Flowing,
    /// And why, for people.
    Stopped(&'static str),
}

#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) patience: Duration,
    pub(crate) retry: (Duration, Duration),
    /// Under load, a commit begins so long after the one before, or later.
    pub(crate) pace: Duration,
}

/// Writes until the last sender of jobs is gone.
pub(crate) async fn run(
    log: Arc<dyn Log>,
    settings: Settings,
    mut jobs: mpsc::UnboundedReceiver<Job>,
    saving: watch::Sender<Saving>,
) {
    let mut held: Vec<Open> = Vec::new();
    // Attempts that failed one after the other, and the pause after the next.
    let (mut failures, mut pause) = (0_u32, settings.retry.0);
    loop {
        if held.is_empty() {
            match jobs.recv().await {
                Some(job) => held.push(job.into()),
                None => return,
            }
        }
        gather(&mut held, &mut jobs);
        let (begun, rows) = (Instant::now(), held.iter().map(Open::len).sum::<usize>());
        let written = match failures % 2 {
            0 => write(&*log, &mut held, settings.patience).await,
            // Perhaps it is one job that the database cannot take in time.
            _ => write_apart(&*log, &mut held, settings.patience).await,
        };
        match written {
            Ok(()) => {
                (failures, pause) = (0, settings.retry.0);
                if saving.send_if_modified(|now| std::mem::replace(now, Saving::Flowing) != Saving::Flowing) {
                    tracing::info!("edits are stored again");
                }
            }
            Err(error) => {
                failures = failures.wrapping_add(1);
                let news = Saving::Stopped("the database does not answer; what you type is kept on this device");
                if saving.send_replace(news) == Saving::Flowing {
                    tracing::error!(%error, "edits cannot be stored; trying again until they are");
                }
                loop {
                    sleep(pause).await;
                    pause = (pause * 2).min(settings.retry.1);
                    if find_committed(&*log, &mut held, settings.patience).await {
                        break;
                    }
                }
            }
        }
        let (settled, busy) = held.into_iter().partition(Open::is_settled);
        held = busy;
        settled.into_iter().for_each(Open::finish);
        if failures == 0 && !held.is_empty() && jobs.is_empty() {
            sleep(BUSY_PAUSE).await;
        } else if rows >= BUSY_ROWS {
            sleep_until(begun + settings.pace).await;
        }
    }
}

fn gather(held: &mut Vec<Open>, jobs: &mut mpsc::UnboundedReceiver<Job>) {
    let (mut rows, mut bytes) =
        (held.iter().map(Open::len).sum::<usize>(), held.iter().map(Open::bytes).sum::<usize>());
    while rows < BATCH_ROWS && bytes < BATCH_BYTES {
        let Ok(job) = jobs.try_recv() else { return };
        let job = Open::from(job);
        (rows, bytes) = (rows + job.len(), bytes + job.bytes());
        held.push(job);
    }
}

/// One attempt at everything that is not settled.
///
/// # Errors
/// The database is away; whether it committed is unknown.
async fn write(log: &dyn Log, jobs: &mut [Open], patience: Duration) -> Result<(), String> {
    match attempt(log, jobs, usize::MAX, patience).await {
        Ok(()) => Ok(()),
        Err(StoreError::Unavailable(why)) => Err(why),
        Err(error) => {
            tracing::error!(%error, "a batch was refused; trying its rows one by one");
            for job in jobs {
                one_by_one(log, job, patience).await?;
            }
            Ok(())
        }
    }
}

/// Every job in a transaction of its own. One that fails while others are written is what held them up: it fails.
///
/// # Errors
/// As [`write`]: nothing could be written.
async fn write_apart(log: &dyn Log, jobs: &mut [Open], patience: Duration) -> Result<(), String> {
    let (mut written, mut stuck, mut reason) = (false, Vec::new(), String::new());
    for (at, job) in jobs.iter_mut().enumerate() {
        match write(log, std::slice::from_mut(job), patience).await {
            Ok(()) => written = true,
            Err(why) => {
                stuck.push(at);
                reason = why;
            }
        }
        if !written && stuck.len() >= STUCK {
            break;
        }
    }
    if !written {
        return Err(reason);
    }
    for at in stuck {
        let job = &mut jobs[at];
        if find_committed(log, std::slice::from_mut(job), patience).await && !job.is_settled() {
            tracing::error!(resume = %job.resume, %reason, "an edit cannot be stored in time");
            job.fail();
        }
    }
    Ok(())
}

/// Finds the row that spoils a batch. What follows it from the same room may build on it, and fails with it.
async fn one_by_one(log: &dyn Log, job: &mut Open, patience: Duration) -> Result<(), String> {
    while !job.is_settled() {
        let before = job.len();
        match attempt(log, std::slice::from_mut(job), 1, patience).await {
            Ok(()) if job.len() < before => {}
            // Busy: with the next batch.
            Ok(()) => return Ok(()),
            Err(StoreError::Unavailable(why)) => return Err(why),
            Err(error) => {
                // It may be in the log already: an attempt that ended in the dark was finished after we had looked.
                if find_committed(log, std::slice::from_mut(job), patience).await && job.len() < before {
                    continue;
                }
                tracing::error!(%error, resume = %job.resume, "an edit cannot be stored");
                job.fail();
            }
        }
    }
    Ok(())
}

async fn attempt(log: &dyn Log, jobs: &mut [Open], limit: usize, patience: Duration) -> Result<(), StoreError> {
    let attempt = Attempt::of(jobs, limit);
    if attempt.rows.is_empty() {
        return Ok(());
    }
    let answer = match timeout(patience, log.append(&attempt.rows)).await {
        Ok(answer) => answer,
        Err(_) => Err(StoreError::Unavailable("no answer in time".to_owned())),
    };
    attempt.put_back(jobs, answer.as_deref().unwrap_or_default());
    answer.map(drop)
}

/// After an attempt that ended in the dark: what of it is in the log already must not be written again. Gives whether
/// that is known now.
async fn find_committed(log: &dyn Log, jobs: &mut [Open], patience: Duration) -> bool {
    for job in jobs {
        let mut after = job.after;
        while !job.is_settled() {
            let rows = match timeout(patience, log.read_after(job.resume, after, PAGE)).await {
                Ok(Ok(rows)) => rows,
                Ok(Err(StoreError::Unavailable(_))) | Err(_) => return false,
                Ok(Err(error)) => {
                    tracing::error!(%error, resume = %job.resume, "a log cannot be read");
                    job.fail();
                    break;
                }
            };
            job.found(&rows);
            match rows.last() {
                Some(last) if store::may_go_on(&rows, PAGE) => after = last.seq,
                _ => break,
            }
        }
    }
    true
}

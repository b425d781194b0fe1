//! The log writer: the one task of a replica that commits, for all its rooms.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use store::{Append, Appended, Refusal, Store, StoreError};
use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::HubConfig;
use crate::room::{Inside, Ticket};

/// The most rows of one transaction.
const BATCH: usize = 512;

/// An update on its way to the database.
pub(crate) struct Waiting {
    pub(crate) append: Append,
    /// What the room knows it by.
    pub(crate) ticket: Ticket,
    pub(crate) room: mpsc::UnboundedSender<Inside>,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Committed(i64),
    Refused(Refusal),
    /// The database takes everything but this row.
    Failed,
}

/// The way to the log.
pub(crate) struct Writer {
    queue: mpsc::UnboundedSender<Waiting>,
    bytes: Arc<AtomicUsize>,
    limit: usize,
}

impl Writer {
    pub(crate) fn start(store: Arc<dyn Store>, config: &HubConfig) -> Self {
        let (queue, waiting) = mpsc::unbounded_channel();
        let bytes = Arc::new(AtomicUsize::new(0));
        tokio::spawn(run(store, waiting, bytes.clone(), config.retry_pause));
        Self { queue, bytes, limit: config.waiting_bytes }
    }

    /// Hands an update over. Says no when too much waits already.
    pub(crate) fn submit(&self, waiting: Waiting) -> bool {
        let size = waiting.append.blob.len();
        if self.bytes.load(Ordering::Relaxed) + size > self.limit {
            return false;
        }
        self.bytes.fetch_add(size, Ordering::Relaxed);
        self.queue.send(waiting).is_ok()
    }
}

async fn run(
    store: Arc<dyn Store>,
    mut queue: mpsc::UnboundedReceiver<Waiting>,
    bytes: Arc<AtomicUsize>,
    first_pause: Duration,
) {
    // Those that could not be written yet, before all that came later.
    let mut batch: Vec<Waiting> = Vec::new();
    let mut pause = first_pause;
    loop {
        // No timer: while one batch commits, the next gathers in the queue.
        if batch.is_empty() && queue.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        while batch.len() < BATCH
            && let Ok(waiting) = queue.try_recv()
        {
            batch.push(waiting);
        }
        let appends: Vec<Append> = batch.iter().map(|waiting| waiting.append.clone()).collect();
        match store.append(&appends).await {
            Ok(answers) => {
                pause = first_pause;
                let all_busy = answers.iter().all(|answer| *answer == Appended::Busy);
                let mut again = Vec::new();
                for (waiting, answer) in batch.drain(..).zip(answers) {
                    match answer {
                        Appended::Committed(seq) => finish(waiting, Outcome::Committed(seq), &bytes),
                        Appended::Refused(refusal) => finish(waiting, Outcome::Refused(refusal), &bytes),
                        Appended::Busy => again.push(waiting),
                    }
                }
                batch = again;
                if all_busy {
                    sleep(Duration::from_millis(5)).await;
                }
            }
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(%error, waiting = batch.len(), "edits wait for the database");
                tell_waiting(&batch);
                sleep(pause).await;
                pause = (pause * 2).min(first_pause * 20);
            }
            Err(error) => {
                tracing::error!(%error, rows = batch.len(), "a batch was refused; its rows are tried one by one");
                batch = one_by_one(&*store, std::mem::take(&mut batch), &bytes).await;
            }
        }
    }
}

/// Finds the row that spoils a batch. Gives back those that must wait.
async fn one_by_one(store: &dyn Store, batch: Vec<Waiting>, bytes: &AtomicUsize) -> Vec<Waiting> {
    let mut again: Vec<Waiting> = Vec::new();
    for waiting in batch {
        // What follows a row that waits must wait too.
        if again.iter().any(|earlier| earlier.append.resume == waiting.append.resume) {
            again.push(waiting);
            continue;
        }
        match store.append(std::slice::from_ref(&waiting.append)).await.as_deref() {
            Ok([Appended::Committed(seq)]) => finish(waiting, Outcome::Committed(*seq), bytes),
            Ok([Appended::Refused(refusal)]) => finish(waiting, Outcome::Refused(*refusal), bytes),
            Ok(_) | Err(StoreError::Unavailable(_)) => again.push(waiting),
            Err(error) => {
                tracing::error!(%error, resume = %waiting.append.resume, "an edit cannot be written");
                finish(waiting, Outcome::Failed, bytes);
            }
        }
    }
    again
}

fn finish(waiting: Waiting, outcome: Outcome, bytes: &AtomicUsize) {
    bytes.fetch_sub(waiting.append.blob.len(), Ordering::Relaxed);
    drop(waiting.room.send(Inside::Outcome { ticket: waiting.ticket, outcome }));
}

/// Each room hears once that its edits wait.
fn tell_waiting(batch: &[Waiting]) {
    let mut told: Vec<&mpsc::UnboundedSender<Inside>> = Vec::new();
    for waiting in batch {
        if !told.iter().any(|room| room.same_channel(&waiting.room)) {
            drop(waiting.room.send(Inside::NotSaving));
            told.push(&waiting.room);
        }
    }
}

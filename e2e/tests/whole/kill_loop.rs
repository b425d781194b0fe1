//! Servers, Redis and Postgres die again and again while scripted clients type.

#[path = "kill_loop/parts.rs"]
mod parts;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, ensure};
use crdt::{Document, Seeded};
use e2e::{Journal, Live, Script, Stage, User, Writer, long, until};
use parts::{Death, Parts};
use tokio::sync::watch;

const RESUME: &str = r#"{"basics":{"name":"Ada","summary":"Counts"},
    "work":[{"name":"Mill","position":"Engineer","highlights":["one","two"]},{"name":"Loom","highlights":["three"]}]}"#;

const RESUMES: usize = 3;
const WRITERS: usize = 3;

/// One résumé, those who type in it, and what must be kept of it.
struct Table {
    resume: String,
    journal: Arc<Journal>,
    writers: Vec<Writer>,
}

/// The outages of a run: each kind once, then mixtures.
fn outage(number: usize, dice: &mut Seeded) -> Vec<Death> {
    let one = dice.below(2);
    match number {
        0 => vec![Death::Replica(one)],
        1 => vec![Death::Postgres],
        2 => vec![Death::Redis, Death::Replica(one)],
        3 => vec![Death::ReplicaIsStopped(one)],
        4 => vec![Death::Replica(one), Death::Replica(1 - one)],
        5 => vec![Death::Postgres, Death::ReplicaIsStopped(one), Death::Redis],
        _ => {
            let replica = |number, dice: &mut Seeded| match dice.below(5) {
                0..=1 => Some(Death::Replica(number)),
                2 => Some(Death::ReplicaIsStopped(number)),
                _ => None,
            };
            let (first, second) = (replica(one, dice), replica(1 - one, dice));
            let postgres = [None, Some(Death::Postgres), Some(Death::PostgresIsStopped)][dice.below(3)];
            let redis = (dice.below(3) == 0).then_some(Death::Redis);
            let mut deaths: Vec<Death> = [first, second, postgres, redis].into_iter().flatten().collect();
            let turn = dice.below(deaths.len());
            deaths.rotate_left(turn);
            deaths
        }
    }
}

/// On threads of their own the clients type on while the test waits for what it kills and starts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_dies_nothing_is_lost_that_was_saved_or_seen() -> anyhow::Result<()> {
    let (seeds, rounds) = if long() { (12, 12) } else { (1, 3) };
    for seed in 0..seeds {
        Stage::run("kill_loop", async |stage| kill_loop(stage, seed, rounds).await).await?;
    }
    Ok(())
}

async fn kill_loop(stage: &Stage, seed: u64, rounds: usize) -> anyhow::Result<()> {
    let mut dice = Seeded::new(seed);
    let mut parts = Parts::start(stage).await?;
    let urls = parts.urls();
    let (ada, ben) = (User::register(&urls[0], "Ada").await?, User::register(&urls[0], "Ben").await?);
    let tokens = [ada.token().await?, ben.token().await?];
    // Lower ones are for those who only look.
    let ids = Arc::new(AtomicU64::new(1_000));
    let (typing, may_type) = watch::channel(false);
    let mut tables = Vec::new();
    for _ in 0..RESUMES {
        let (resume, journal) = (ada.import(RESUME).await?, Arc::new(Journal::default()));
        ada.share(&resume, &ben, "editor").await?;
        let writer = |number: usize| {
            let (replicas, token) = (urls.clone(), tokens[number % tokens.len()].clone());
            let (resume, journal, ids) = (resume.clone(), journal.clone(), ids.clone());
            let seed = seed * 1_000 + ids.fetch_add(1, Ordering::Relaxed);
            Writer::start(Script { replicas, resume, token, journal, ids, seed }, may_type.clone())
        };
        let writers = (0..WRITERS).map(writer).collect();
        tables.push(Table { resume, journal, writers });
    }
    for round in 0..rounds {
        tables.iter().for_each(|table| table.journal.begin_round(round));
        typing.send_replace(true);
        for number in [2 * round, 2 * round + 1] {
            let deaths = outage(number, &mut dice);
            parts.outage(&deaths, &mut dice).await.with_context(|| format!("seed {seed}, {round}, {deaths:?}"))?;
        }
        typing.send_replace(false);
        // At the end once more everything, from the first round on.
        let from = if round + 1 == rounds { 0 } else { round };
        calm(&mut parts, &tables, &tokens[0], from).await.with_context(|| format!("seed {seed}, round {round}"))?;
    }
    Ok(())
}

/// Everybody comes to rest, and has what a fresh server finds in the database; what was noted is in it.
async fn calm(parts: &mut Parts<'_>, tables: &[Table], token: &str, from: usize) -> anyhow::Result<()> {
    for writer in tables.iter().flat_map(|table| &table.writers) {
        until("everything that was typed is saved", async || Ok(writer.is_at_rest()?.then_some(()))).await?;
    }
    parts.check()?;
    let mut fresh = parts.fresh_server().await?;
    for table in tables {
        let kept: Document = Live::join(&fresh.url(), &table.resume, token, 1).await?.leave();
        let noted = table.journal.check(&kept, from)?;
        ensure!(noted > 0, "nothing was saved in {}", table.resume);
        for writer in &table.writers {
            until("a client has what is kept", async || {
                writer.is_at_rest()?;
                Ok(writer.agrees_with(&kept)?.then_some(()))
            })
            .await?;
        }
    }
    fresh.stop().await
}

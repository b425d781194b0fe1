//! A document with a long past, opened by a server that has just started.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::time::sleep;

use super::Scenario;
use crate::client::connection::Join;
use crate::client::lanes::Seen;
use crate::client::{Client, Door};
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::{Kind, Subject};
use crate::traffic::{Quantiles, Typing, fill, fresh_client};

pub(super) struct ColdOpen {
    pub(super) quick: bool,
}

/// Rows of our log behind the snapshot; with one more an open document would write the next snapshot.
const TAIL: usize = 999;
/// Edits in one update of the long past.
const TOGETHER: usize = 198;
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than any of the servers waits before it stores or lets go of what nobody uses. Nothing says when they have.
const QUIET: Duration = Duration::from_secs(15);

#[async_trait(?Send)]
impl Scenario for ColdOpen {
    fn key(&self) -> &'static str {
        "cold-open"
    }

    fn title(&self) -> String {
        "First opening of a document of 100,000 edits after a restart".into()
    }

    fn about(&self) -> String {
        format!(
            "One text, typed letter by letter with backspaces and jumps, in {} edits. From connecting to having the whole \
             document; the median of five restarts is one run. For Tandem {TAIL} rows of the log lie behind the snapshot \
             (the document was let go in between, and the server is killed before it can write another); the peers have \
             {} s to store everything, and are asked to stop.",
            self.edits(),
            QUIET.as_secs()
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("content", "content", Unit::Word),
            Column::new("synced", "until synced", Unit::Millis),
            Column::new("received", "received", Unit::KiB),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::of_best_peer("synced", 1.0), Goal::word("content", "kept")]
    }

    fn suits(&self, kind: Kind) -> bool {
        kind != Kind::Relay
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut figures = Figures::default();
        let doors = subject.documents(1).await?;
        let Some(door) = doors.first() else { return Ok(figures) };
        let client = fresh_client();
        let mut typing = Typing::new(client, 1, 20);
        let past: Vec<_> = (0..(self.edits() - TAIL) / TOGETHER).map(|_| typing.update(TOGETHER)).collect();
        fill(door, &past, client, typing.end(), PATIENCE).await?;
        sleep(QUIET).await;
        let tail: Vec<_> = (0..TAIL).map(|_| typing.update(1)).collect();
        fill(door, &tail, client, typing.end(), PATIENCE).await?;
        if !subject.tells_saved() {
            sleep(QUIET).await;
        }
        let mut micros = Vec::new();
        for _ in 0..5 {
            if subject.tells_saved() {
                subject.kill()
            } else {
                subject.stop()
            }
            subject.start_again().await?;
            let Some((taken, received)) = first_open(door, client, typing.end()).await? else {
                figures.word("content", "lost");
                return Ok(figures);
            };
            micros.push(taken.as_micros() as u32);
            figures.number("received", received as f64 / 1024.0);
        }
        figures.word("content", "kept");
        if let Some(times) = Quantiles::of(&micros) {
            figures.number("synced", times.p50);
        }
        Ok(figures)
    }
}

/// How long the whole document takes to come, and the bytes that came; nothing when it is not all there.
async fn first_open(door: &Door, client: u64, end: u32) -> anyhow::Result<Option<(Duration, u64)>> {
    let start = Instant::now();
    let reader = Client::join(door, Join { heads: true, ..Join::default() }, Seen::default()).await?;
    let taken = reader.state.synced.get().unwrap_or_else(Instant::now) - start;
    let heads = reader.state.heads.borrow();
    let has = heads.as_ref().and_then(|heads| heads.get(&client).copied()).unwrap_or_default();
    Ok((has == end).then(|| (taken, reader.state.received.get())))
}

impl ColdOpen {
    fn edits(&self) -> usize {
        if self.quick { 20_000 } else { 100_000 }
    }
}

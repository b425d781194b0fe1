//! Somebody whose connection takes nothing, while somebody else writes a lot.

use std::time::{Duration, Instant};

use anyhow::Context;
use async_trait::async_trait;

use super::Scenario;
use crate::client::connection::Join;
use crate::client::lanes::Seen;
use crate::client::{Client, yjs};
use crate::measure::Peak;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{self, Burst, Room, open_rooms, settled};

pub(super) struct SlowReader {
    pub(super) quick: bool,
}

const LETTERS: usize = 16 * 1024;
const RATE: f64 = 128.0;
const OBSERVERS: usize = 4;
const WINDOW: u32 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

#[async_trait(?Send)]
impl Scenario for SlowReader {
    fn key(&self) -> &'static str {
        "slow-reader"
    }

    fn title(&self) -> String {
        "A slow reader".into()
    }

    fn about(&self) -> String {
        format!(
            "One client writes {RATE} updates of 16 KiB a second for {} s, each in place of the one before; {OBSERVERS} \
             read, and one does not until all is written. Then it reads again, comes back if it was told to, and should \
             have everything. Calm: the same for a quarter of the time, without the slow one.",
            self.seconds()
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("calm", "p99 of the others, calm", Unit::Millis),
            Column::new("p99", "p99 of the others", Unit::Millis),
            Column::new("lost", "lost to the others", Unit::Count),
            Column::new("growth", "memory growth", Unit::MiB),
            Column::new("all", "the slow one gets all", Unit::Word),
            Column::new("caught-up", "after", Unit::Millis),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![
            Goal::word("all", "yes"),
            Goal::at_most("growth", 16.0),
            Goal::of_column("p99", "calm", 2.0),
            Goal::at_most("lost", 0.0),
        ]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, 1, OBSERVERS + 1, 1).await?;
        let mut burst = Burst::of_letters(RATE, Duration::from_secs(self.seconds()) / 4);
        (burst.letters, burst.replacing) = (LETTERS, true);
        let calm = traffic::run(&mut rooms, &burst).await?;

        let join = Join { heads: true, window: Some(WINDOW), ..Join::default() };
        let slow = Client::join(&rooms[0].door, join, Seen::default()).await?;
        slow.pause(true);
        rooms[0].clients.push(slow);
        burst.duration *= 4;
        burst.not_counted = 1;
        let peak = Peak::watch(&subject.server());
        let beside = traffic::run(&mut rooms, &burst).await?;
        let growth = peak.growth();
        let slow = rooms[0].clients.pop().context("the slow reader")?;
        let start = Instant::now();
        let all = catch_up(&rooms[0], slow).await;

        let mut figures = Figures::default();
        figures.number("calm", calm.p99());
        figures.number("p99", beside.p99());
        figures.number("lost", beside.lost() as f64);
        figures.number("growth", growth);
        match all {
            Ok(()) => {
                figures.word("all", "yes");
                figures.number("caught-up", start.elapsed().as_secs_f64() * 1e3);
            }
            Err(error) => {
                figures.word("all", "no");
                figures.warn(format!("the slow reader did not get everything: {error:#}"));
            }
        }
        Ok(figures)
    }
}

/// Reads again, and comes back with what it has when the server has ended the connection.
async fn catch_up(room: &Room, slow: Client) -> anyhow::Result<()> {
    let writer = &room.writers[0].text;
    slow.pause(false);
    let ended = match settled(&slow, writer.client, writer.clock, PATIENCE).await {
        Ok(()) => return Ok(()),
        Err(error) if slow.state.closed.borrow().is_none() => return Err(error),
        Err(_) => slow.state.heads.take().unwrap_or_default(),
    };
    let has: Vec<_> = ended.iter().map(|(client, clock)| (*client, *clock)).collect();
    let join = Join { has: Some(yjs::state_vector(&has)), heads: true, window: None };
    let back = Client::open(&room.door, join, Seen::default()).await?;
    back.state.heads.replace(Some(ended));
    settled(&back, writer.client, writer.clock, PATIENCE).await
}

impl SlowReader {
    fn seconds(&self) -> u64 {
        if self.quick { 4 } else { 10 }
    }
}

//! Frames that no client would send, beside people who work.

mod attacker;
mod frames;

use std::time::Duration;

use async_trait::async_trait;

use super::Scenario;
use crate::client::Client;
use crate::measure::Peak;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{self, Burst, open_rooms};

pub(super) struct Hostile {
    pub(super) quick: bool,
}

const A_SECOND: usize = 100;
const DOCUMENTS: usize = 2;
const CLIENTS: usize = 5;
const WRITERS: usize = 2;
const RATE: f64 = 10.0;

#[async_trait(?Send)]
impl Scenario for Hostile {
    fn key(&self) -> &'static str {
        "hostile"
    }

    fn title(&self) -> String {
        format!("{} hostile frames", self.frames())
    }

    fn about(&self) -> String {
        format!(
            "{DOCUMENTS} documents with {CLIENTS} people each, of whom {WRITERS} type {RATE} letters a second: first in calm, \
             then while somebody on another document sends {} frames, {A_SECOND} a second, coming back whenever the \
             server hangs up: {}.",
            self.frames(),
            frames::NAMES.join(", ")
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("alive", "alive", Unit::Word),
            Column::new("calm", "p99 calm", Unit::Millis),
            Column::new("p99", "p99 under attack", Unit::Millis),
            Column::new("lost", "lost to healthy clients", Unit::Count),
            Column::new("growth", "memory growth", Unit::MiB),
            Column::new("sent", "frames sent", Unit::Count),
            Column::new("closed", "hung up", Unit::Count),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![
            Goal::word("alive", "yes"),
            Goal::of_column("p99", "calm", 2.0),
            Goal::at_most("growth", 16.0),
            Goal::at_most("lost", 0.0),
        ]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, DOCUMENTS, CLIENTS, WRITERS).await?;
        let doors = subject.documents(1).await?;
        let mut figures = Figures::default();
        let Some(door) = doors.first() else { return Ok(figures) };
        let duration = Duration::from_secs((self.frames() / A_SECOND) as u64);
        let calm = traffic::run(&mut rooms, &Burst::of_letters(RATE, duration / 2)).await?;
        figures.number("calm", calm.p99());

        let peak = Peak::watch(&subject.server());
        let burst = Burst::of_letters(RATE, duration);
        let attack = attacker::attack(door, self.frames(), Duration::from_secs(1) / A_SECOND as u32);
        let (attacked, beside) = tokio::join!(attack, traffic::run(&mut rooms, &burst));
        let beside = beside?;
        figures.number("growth", peak.growth());
        figures.number("p99", beside.p99());
        figures.number("lost", beside.lost() as f64);
        figures.number("sent", attacked.sent as f64);
        figures.number("closed", attacked.closed as f64);
        let alive = subject.is_alive() && Client::visit(&rooms[0].door).await.is_ok();
        figures.word("alive", if alive { "yes" } else { "no" });
        if let Some(last) = attacked.last_before_death {
            figures.warn(format!("took no connection any more after: {last}"));
        }
        Ok(figures)
    }
}

impl Hostile {
    fn frames(&self) -> usize {
        if self.quick { 420 } else { 2_000 }
    }
}

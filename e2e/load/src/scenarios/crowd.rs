//! One person types, very many watch.

use std::time::Duration;

use async_trait::async_trait;

use super::{Scenario, fan_out};
use crate::measure::processor_time;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{self, Burst, open_rooms};

pub(super) struct Crowd {
    pub(super) observers: usize,
    pub(super) presence: bool,
    pub(super) quick: bool,
}

const RATE: f64 = 10.0;

#[async_trait(?Send)]
impl Scenario for Crowd {
    fn key(&self) -> &'static str {
        if self.presence { "crowd-presence" } else { "crowd" }
    }

    fn title(&self) -> String {
        let presence = if self.presence { ", with presence" } else { "" };
        format!("One writer to {} observers{presence}", self.observers)
    }

    fn about(&self) -> String {
        let presence = if self.presence { " Every client moves its caret once a second." } else { "" };
        format!("One document; one of the clients types {RATE} letters a second for {} s.{presence}", self.seconds())
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = fan_out::columns();
        columns.insert(4, Column::new("most", "slowest", Unit::Millis));
        columns
    }

    fn goals(&self) -> Vec<Goal> {
        let p99 = if self.presence { Goal::at_most("p99", 50.0) } else { Goal::of_best_peer("p99", 1.0) };
        vec![p99, Goal::at_most("lost", 0.0)]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, 1, self.observers + 1, 1).await?;
        let mut burst = Burst::of_letters(RATE, Duration::from_secs(self.seconds()));
        burst.presence = self.presence;
        let (server, database) = (subject.server(), subject.database());
        let before = (processor_time(&server), processor_time(&database));
        let outcome = traffic::run(&mut rooms, &burst).await?;
        let after = (processor_time(&server), processor_time(&database));
        Ok(fan_out::figures(&outcome, after.0.saturating_sub(before.0), after.1.saturating_sub(before.1)))
    }
}

impl Crowd {
    fn seconds(&self) -> u64 {
        if self.quick { 3 } else { 10 }
    }
}

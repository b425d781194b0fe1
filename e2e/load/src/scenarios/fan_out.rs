//! Several documents, several people in each, some of whom type.

use std::time::Duration;

use async_trait::async_trait;

use super::Scenario;
use crate::measure::processor_time;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{self, Burst, Outcome, open_rooms};

/// Documents × clients × writers × updates a second.
pub(super) struct FanOut {
    key: &'static str,
    documents: usize,
    clients: usize,
    writers: usize,
    rate: f64,
    seconds: u64,
    presence: bool,
    goals: Vec<Goal>,
}

impl FanOut {
    fn deliveries(&self) -> f64 {
        (self.documents * self.writers * (self.clients - 1)) as f64 * self.rate
    }
}

/// The shapes that are measured.
pub(super) fn all(quick: bool) -> Vec<FanOut> {
    let shape = |key, (documents, clients, writers), rate, seconds, presence, goals| FanOut {
        key,
        documents,
        clients,
        writers,
        rate,
        seconds: if quick { 2 } else { seconds },
        presence,
        goals,
    };
    let few = vec![Goal::of_relay("cpu", 1.5), Goal::of_best_peer("p99", 3.0), Goal::at_most("lost", 0.0)];
    let many = vec![Goal::of_relay("cpu", 1.2), Goal::at_most("lost", 0.0)];
    vec![
        shape("fan-out-900", (10, 10, 2), 5.0, 20, false, few),
        shape("fan-out-36k", (5, 10, 5), 160.0, 5, false, many.clone()),
        shape("fan-out-54k", (5, 10, 5), 240.0, 5, false, many),
        shape("presence-900", (10, 10, 2), 5.0, 20, true, vec![Goal::at_most("lost", 0.0)]),
        shape("presence-36k", (5, 10, 5), 160.0, 5, true, vec![Goal::at_most("lost", 0.0)]),
    ]
}

/// The columns of every burst of edits.
pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::new("delivered", "delivered", Unit::Count),
        Column::new("lost", "lost", Unit::Count),
        Column::new("p50", "p50", Unit::Millis),
        Column::new("p99", "p99", Unit::Millis),
        Column::new("cpu", "server CPU per delivery", Unit::Micros),
        Column::new("database", "database CPU per delivery", Unit::Micros),
        Column::new("generator", "load generator", Unit::Percent),
    ]
}

/// What a burst showed, under the names of [`columns`].
pub(super) fn figures(outcome: &Outcome, server: Duration, database: Duration) -> Figures {
    let per_delivery = |time: Duration| time.as_secs_f64() * 1e6 / outcome.delivered.max(1) as f64;
    let mut figures = Figures::default();
    figures.number("delivered", outcome.delivered as f64);
    figures.number("lost", outcome.lost() as f64);
    if let Some(latency) = outcome.latency {
        figures.number("p50", latency.p50);
        figures.number("p99", latency.p99);
        figures.number("most", latency.most);
    }
    if let Some(lateness) = outcome.lateness {
        figures.number("lateness", lateness.p99);
    }
    figures.number("cpu", per_delivery(server));
    figures.number("database", per_delivery(database));
    figures.number("generator", 100.0 * outcome.generator);
    if outcome.unreadable > 0 {
        figures.warn(format!("{} messages could not be read", outcome.unreadable));
    }
    if let Some(doubt) = outcome.doubt() {
        figures.warn(doubt);
    }
    figures
}

#[async_trait(?Send)]
impl Scenario for FanOut {
    fn key(&self) -> &'static str {
        self.key
    }

    fn title(&self) -> String {
        let presence = if self.presence { ", with presence" } else { "" };
        format!("Fan-out, {} deliveries a second{presence}", self.deliveries())
    }

    fn about(&self) -> String {
        let Self { documents, clients, writers, rate, seconds, .. } = self;
        let presence = if self.presence { " Every client moves its caret once a second." } else { "" };
        format!(
            "{documents} documents with {clients} clients each, of whom {writers} type {rate} letters a second for \
             {seconds} s. Latency: from when a letter was due to be typed to when each of the others had it.{presence}"
        )
    }

    fn columns(&self) -> Vec<Column> {
        columns()
    }

    fn goals(&self) -> Vec<Goal> {
        self.goals.clone()
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, self.documents, self.clients, self.writers).await?;
        let mut burst = Burst::of_letters(self.rate, Duration::from_secs(self.seconds));
        burst.presence = self.presence;
        let (server, database) = (subject.server(), subject.database());
        let before = (processor_time(&server), processor_time(&database));
        let outcome = traffic::run(&mut rooms, &burst).await?;
        let after = (processor_time(&server), processor_time(&database));
        Ok(figures(&outcome, after.0.saturating_sub(before.0), after.1.saturating_sub(before.1)))
    }
}

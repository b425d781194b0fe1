//! Many people open one large document at the same moment.

use std::time::{Duration, Instant};

use anyhow::Context;
use async_trait::async_trait;
use futures_util::future::try_join_all;

use super::Scenario;
use crate::client::Client;
use crate::measure::Peak;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{Quantiles, Typing, fill, fresh_client};

pub(super) struct Joiners;

const PEOPLE: usize = 150;
const EDITS: usize = 4_400;
const LETTERS: usize = 250;
const PATIENCE: Duration = Duration::from_secs(60);

#[async_trait(?Send)]
impl Scenario for Joiners {
    fn key(&self) -> &'static str {
        "joiners"
    }

    fn title(&self) -> String {
        format!("{PEOPLE} people join a document of 1 MB at once")
    }

    fn about(&self) -> String {
        format!(
            "One client has the document open; {PEOPLE} others connect at the same moment. From then until each has the \
             whole document, and the most memory that the server takes over what it had before."
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("size", "document", Unit::KiB),
            Column::new("p50", "p50", Unit::Millis),
            Column::new("p99", "p99", Unit::Millis),
            Column::new("lost", "never", Unit::Count),
            Column::new("growth", "memory growth", Unit::MiB),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::at_most("p99", 500.0), Goal::at_most("growth", 20.0), Goal::at_most("lost", 0.0)]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let doors = subject.documents(1).await?;
        let door = doors.first().context("a document")?;
        let client = fresh_client();
        let mut typing = Typing::new(client, LETTERS, 1);
        let updates: Vec<_> = (0..EDITS / 20).map(|_| typing.update(20)).collect();
        fill(door, &updates, client, typing.end(), PATIENCE).await?;
        let first = Client::visit(door).await?;
        let peak = Peak::watch(&subject.server());
        let start = Instant::now();
        let people =
            try_join_all((0..PEOPLE).map(|_| Client::open(door, Default::default(), Default::default()))).await?;
        let mut micros = Vec::new();
        for person in &people {
            drop(person.until("the document has come", PATIENCE, |state| state.synced.get().is_some()).await);
            if let Some(synced) = person.state.synced.get() {
                micros.push((synced - start).as_micros() as u32);
            }
        }
        let times = Quantiles::of(&micros).context("nobody got the document")?;
        let mut figures = Figures::default();
        figures.number("size", first.state.received.get() as f64 / 1024.0);
        figures.number("p50", times.p50);
        figures.number("p99", times.p99);
        figures.number("lost", (PEOPLE - micros.len()) as f64);
        figures.number("growth", peak.growth());
        Ok(figures)
    }
}

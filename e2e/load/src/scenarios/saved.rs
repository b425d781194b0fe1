//! How long it takes until an edit is known to be stored. Only ours says so.

use std::time::Duration;

use async_trait::async_trait;

use super::Scenario;
use crate::measure::processor_time;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::{Kind, Subject};
use crate::traffic::{self, Burst, open_rooms};

pub(super) struct Saved {
    pub(super) quick: bool,
}

const DOCUMENTS: usize = 200;
const UPDATES_A_SECOND: usize = 1_000;

#[async_trait(?Send)]
impl Scenario for Saved {
    fn key(&self) -> &'static str {
        "saved"
    }

    fn title(&self) -> String {
        "Time to *saved*".into()
    }

    fn about(&self) -> String {
        format!(
            "{DOCUMENTS} documents with one client each, {UPDATES_A_SECOND} updates a second in all. From when a letter \
             was due to be typed to when the server said that it is stored. Postgres with fsync, SQLite with \
             `synchronous=FULL`. The peers never say it."
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("updates", "updates", Unit::Count),
            Column::new("unsaved", "never saved", Unit::Count),
            Column::new("p50", "p50", Unit::Millis),
            Column::new("p99", "p99", Unit::Millis),
            Column::new("cpu", "server CPU per update", Unit::Micros),
            Column::new("database", "database CPU per update", Unit::Micros),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::at_most("p50", 8.0), Goal::at_most("p99", 25.0), Goal::at_most("unsaved", 0.0)]
    }

    fn suits(&self, kind: Kind) -> bool {
        kind.is_ours()
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, DOCUMENTS, 1, 1).await?;
        let seconds = if self.quick { 2 } else { 10 };
        let burst = Burst::of_letters(UPDATES_A_SECOND as f64 / DOCUMENTS as f64, Duration::from_secs(seconds));
        let before = (processor_time(&subject.server()), processor_time(&subject.database()));
        let outcome = traffic::run(&mut rooms, &burst).await?;
        let after = (processor_time(&subject.server()), processor_time(&subject.database()));
        let per_update = |time: Duration| time.as_secs_f64() * 1e6 / outcome.updates as f64;
        let unsaved: u64 = rooms.iter().flat_map(|room| &room.clients).map(|client| client.unsaved()).sum();
        let mut figures = Figures::default();
        figures.number("updates", outcome.updates as f64);
        figures.number("unsaved", unsaved as f64);
        if let Some(saved) = outcome.saved {
            figures.number("p50", saved.p50);
            figures.number("p99", saved.p99);
        }
        figures.number("cpu", per_update(after.0.saturating_sub(before.0)));
        figures.number("database", per_update(after.1.saturating_sub(before.1)));
        if let Some(doubt) = outcome.doubt() {
            figures.warn(doubt);
        }
        Ok(figures)
    }
}

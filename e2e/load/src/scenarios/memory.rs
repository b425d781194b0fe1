//! What open documents and connections weigh, and what is given back.

use std::time::Duration;

use async_trait::async_trait;
use tokio::time::sleep;

use super::Scenario;
use crate::measure::usage;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{ORDINARY, Room, Typing, fresh_client, open_rooms};

pub(super) struct Memory {
    pub(super) quick: bool,
}

const CONNECTIONS: usize = 2;
/// Documents that are opened and left before anything is measured.
const FIRST: usize = 30;
const QUIET: Duration = Duration::from_secs(8);

#[async_trait(?Send)]
impl Scenario for Memory {
    fn key(&self) -> &'static str {
        "memory"
    }

    fn title(&self) -> String {
        "Memory of open documents and connections".into()
    }

    fn about(&self) -> String {
        format!(
            "{} documents of about 6 kB, one client each, who has just typed it: memory per document after 8 s of quiet, \
             over what the server had after the first {FIRST}, which everybody had left. Then {CONNECTIONS} more clients \
             for each document, who only read: memory per further connection. Then everybody leaves: what is kept per \
             document 40 s later.",
            self.documents()
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("start", "before", Unit::MiB),
            Column::new("document", "per document", Unit::KiB),
            Column::new("connection", "per further connection", Unit::KiB),
            Column::new("kept", "kept per document", Unit::KiB),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::of_best_peer("document", 0.5), Goal::of_best_peer("connection", 1.0), Goal::at_most("kept", 5.0)]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let documents = self.documents();
        let processes = subject.server();
        let memory = || usage(&processes).memory as f64 / 1024.0;
        // What a server takes once, for its first documents, is not what a document costs.
        drop(typed(subject, FIRST).await?);
        sleep(2 * QUIET).await;
        let start = memory();
        let mut rooms = typed(subject, documents).await?;
        sleep(QUIET).await;
        let open = memory();
        for room in &mut rooms {
            room.let_in(CONNECTIONS).await?;
        }
        sleep(QUIET).await;
        let connected = memory();
        drop(rooms);
        sleep(Duration::from_secs(if self.quick { 15 } else { 40 })).await;
        let left = memory();
        let mut figures = Figures::default();
        let documents = documents as f64;
        figures.number("start", start / 1024.0);
        figures.number("document", (open - start) / documents);
        figures.number("connection", (connected - open) / (documents * CONNECTIONS as f64));
        figures.number("kept", (left - start) / documents);
        Ok(figures)
    }
}

/// Documents with one client each, who has typed it.
async fn typed(subject: &mut dyn Subject, documents: usize) -> anyhow::Result<Vec<Room>> {
    let rooms = open_rooms(subject, documents, 1, 1).await?;
    for room in &rooms {
        let mut typing = Typing::ordinary(fresh_client());
        for _ in 0..ORDINARY / 10 {
            room.clients[0].send_update(&typing.update(10));
        }
        // All at once would measure what a flood leaves behind.
        sleep(Duration::from_millis(10)).await;
    }
    Ok(rooms)
}

impl Memory {
    fn documents(&self) -> usize {
        if self.quick { 100 } else { 300 }
    }
}

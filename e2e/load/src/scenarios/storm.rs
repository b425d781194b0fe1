//! Everybody drops and comes back at once, as after a restart of a proxy.

use std::time::{Duration, Instant};

use anyhow::Context;
use async_trait::async_trait;
use futures_util::future::try_join_all;

use super::Scenario;
use crate::client::Client;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{ORDINARY, Quantiles, Typing, fill, fresh_client, open_rooms};

pub(super) struct Storm {
    pub(super) quick: bool,
}

const CLIENTS: usize = 20;
const PATIENCE: Duration = Duration::from_secs(30);

#[async_trait(?Send)]
impl Scenario for Storm {
    fn key(&self) -> &'static str {
        "storm"
    }

    fn title(&self) -> String {
        format!("{} clients drop and return", self.documents() * CLIENTS)
    }

    fn about(&self) -> String {
        format!(
            "{} documents of about 6 kB with {CLIENTS} clients each. All connections break at once, and all clients come \
             back at once, knowing nothing: until each has its document.",
            self.documents()
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("p50", "half of them", Unit::Millis),
            Column::new("all", "all of them", Unit::Millis),
            Column::new("lost", "never", Unit::Count),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::of_best_peer("all", 1.0), Goal::at_most("lost", 0.0)]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, self.documents(), CLIENTS, 0).await?;
        for room in &rooms {
            let client = fresh_client();
            let mut typing = Typing::ordinary(client);
            fill(&room.door, &[typing.update(ORDINARY)], client, typing.end(), PATIENCE).await?;
        }
        for room in &mut rooms {
            room.clients.clear();
        }
        let start = Instant::now();
        let doors = rooms.iter().flat_map(|room| std::iter::repeat_n(&room.door, CLIENTS));
        let clients =
            try_join_all(doors.map(|door| Client::open(door, Default::default(), Default::default()))).await?;
        let mut micros = Vec::new();
        for client in &clients {
            // Somebody who never gets the document must not keep the others' times from being seen.
            drop(client.until("the document has come", PATIENCE, |state| state.synced.get().is_some()).await);
            if let Some(synced) = client.state.synced.get() {
                micros.push((synced - start).as_micros() as u32);
            }
        }
        let times = Quantiles::of(&micros).context("nobody got a document")?;
        let mut figures = Figures::default();
        figures.number("p50", times.p50);
        figures.number("all", times.most);
        figures.number("lost", (clients.len() - micros.len()) as f64);
        Ok(figures)
    }
}

impl Storm {
    fn documents(&self) -> usize {
        if self.quick { 5 } else { 20 }
    }
}

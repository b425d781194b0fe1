//! What is left after `kill -9`.

use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use tokio::time::sleep;

use super::Scenario;
use crate::client::connection::Join;
use crate::client::lanes::Seen;
use crate::client::{Client, Door};
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::{Kind, Subject};
use crate::traffic::{self, Burst, open_rooms};

pub(super) struct Restart {
    pub(super) quick: bool,
}

const RATE: f64 = 100.0;

#[async_trait(?Send)]
impl Scenario for Restart {
    fn key(&self) -> &'static str {
        "restart"
    }

    fn title(&self) -> String {
        "Content after `kill -9` and a restart".into()
    }

    fn about(&self) -> String {
        format!(
            "Somebody types {RATE} letters a second, somebody else sees them. Killed {} s after the last letter: is the \
             document there? And killed the moment when the last letter was seen: how many letters that somebody has seen \
             are gone?",
            self.quiet().as_secs()
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("content", "killed after a while", Unit::Word),
            Column::new("seen", "killed at once: seen", Unit::Count),
            Column::new("lost", "of these lost", Unit::Count),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::word("content", "kept"), Goal::at_most("lost", 0.0)]
    }

    fn suits(&self, kind: Kind) -> bool {
        kind != Kind::Relay
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut figures = Figures::default();
        for (quiet, key) in [(self.quiet(), "content"), (Duration::ZERO, "lost")] {
            let mut rooms = open_rooms(subject, 1, 2, 1).await?;
            traffic::run(&mut rooms, &Burst::of_letters(RATE, Duration::from_secs(3))).await?;
            let seen = rooms[0].clients[1].state.seen.borrow().count;
            sleep(quiet).await;
            subject.kill();
            subject.start_again().await?;
            let left = left(&rooms[0].door, rooms[0].writers[0].text.client).await?;
            if key == "content" {
                figures.word(key, if left >= seen { "kept" } else { "lost" });
            } else {
                figures.number("seen", seen as f64);
                figures.number(key, seen.saturating_sub(left) as f64);
            }
        }
        Ok(figures)
    }
}

/// How many letters of this Yjs client the document has.
async fn left(door: &Door, client: u64) -> anyhow::Result<usize> {
    let reader = Client::join(door, Join { heads: true, ..Join::default() }, Seen::default()).await;
    let reader = reader.context("the document cannot be opened after the restart")?;
    let heads = reader.state.heads.borrow();
    Ok(heads.as_ref().and_then(|heads| heads.get(&client).copied()).unwrap_or_default() as usize)
}

impl Restart {
    fn quiet(&self) -> Duration {
        Duration::from_secs(if self.quick { 12 } else { 15 })
    }
}

//! More and more, until it takes too long.

use std::time::Duration;

use async_trait::async_trait;

use super::Scenario;
use crate::report::{Column, Figures, Goal, Unit};
use crate::subjects::Subject;
use crate::traffic::{self, Burst, open_rooms};

pub(super) struct Ramp {
    pub(super) quick: bool,
}

const DOCUMENTS: usize = 5;
const CLIENTS: usize = 10;
const WRITERS: usize = 5;
const STEP: usize = 18_000;
const LAST: usize = 540_000;
const TOO_LONG: f64 = 100.0;

#[async_trait(?Send)]
impl Scenario for Ramp {
    fn key(&self) -> &'static str {
        "ramp"
    }

    fn title(&self) -> String {
        "The rate at which p99 passes 100 ms".into()
    }

    fn about(&self) -> String {
        format!(
            "{DOCUMENTS} documents with {CLIENTS} clients each, of whom {WRITERS} type: {STEP} deliveries a second for 3 s, \
             and so many more in each step, until p99 is over 100 ms or something is lost. The load generator has the \
             same cores: it is part of the limit."
        )
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("rate", "last rate that was well", Unit::PerSecond),
            Column::new("p99", "p99 there", Unit::Millis),
            Column::new("next", "p99 at the next", Unit::Millis),
            Column::new("lost", "lost at the next", Unit::Count),
            Column::new("generator", "load generator at the next", Unit::Percent),
        ]
    }

    fn goals(&self) -> Vec<Goal> {
        vec![Goal::at_least_best_peer("rate")]
    }

    async fn run(&self, subject: &mut dyn Subject) -> anyhow::Result<Figures> {
        let mut rooms = open_rooms(subject, DOCUMENTS, CLIENTS, WRITERS).await?;
        let per_update = DOCUMENTS * WRITERS * (CLIENTS - 1);
        let mut figures = Figures::default();
        let (step, duration) = if self.quick { (3 * STEP, 1) } else { (STEP, 3) };
        for rate in (step..=LAST).step_by(step) {
            let burst = Burst::of_letters(rate as f64 / per_update as f64, Duration::from_secs(duration));
            let outcome = traffic::run(&mut rooms, &burst).await?;
            let p99 = outcome.p99();
            figures.number("next", p99);
            figures.number("lost", outcome.lost() as f64);
            figures.number("generator", 100.0 * outcome.generator);
            if p99 > TOO_LONG || outcome.lost() > 0 {
                return Ok(figures);
            }
            figures.number("rate", rate as f64);
            figures.number("p99", p99);
        }
        Ok(figures)
    }
}

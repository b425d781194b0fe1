//! Fifty people want a PDF at once, while somebody writes.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::Context;
use crdt::FieldRef;
use e2e::figures::{Figure, percentile};
use e2e::{Live, Stage, User, corpus};
use futures_util::future::try_join_all;
use services::usage::usage;
use tokio::time::sleep;

const EXPORTS: u64 = 50;
const SIZE: usize = 4;
/// Letters that are written alone, to compare with.
const ALONE: usize = 200;
/// Between two looks at the memory, which take processor time themselves.
const LOOK: Duration = Duration::from_millis(100);
/// Between the letters of somebody who types fast.
const PAUSE: Duration = Duration::from_millis(50);

/// `rounds` times fifty résumés that nobody has printed before.
///
/// # Errors
/// When a PDF or a letter is lost.
pub async fn run(stage: &Stage, rounds: u64) -> anyhow::Result<Vec<Figure>> {
    let server = stage.unlimited_server().await?;
    let user = User::register(&server.url(), "Ada").await?;
    let written = user.import(&corpus::resume(0, SIZE).to_string()).await?;
    let mut writer = Writer::join(&server.url(), &written, &user).await?;
    user.pdf(&written).await?;
    let mut figures = figures();
    for round in 0..rounds {
        let mut resumes = Vec::new();
        for seed in 0..EXPORTS {
            resumes.push(user.import(&corpus::resume(1 + round * EXPORTS + seed, SIZE).to_string()).await?);
        }
        let mut alone = Vec::new();
        for _ in 0..ALONE {
            alone.push(writer.write().await?);
        }
        let (is_done, most) = (Cell::new(false), Cell::new(0));
        let begin = Instant::now();
        let exports = async {
            let took = try_join_all(resumes.iter().map(async |resume| {
                user.pdf(resume).await?;
                anyhow::Ok(begin.elapsed().as_secs_f64())
            }))
            .await;
            is_done.set(true);
            took
        };
        let writing = async {
            let mut delays = Vec::new();
            while !is_done.get() {
                delays.push(writer.write().await?);
            }
            anyhow::Ok(delays)
        };
        let watching = async {
            while !is_done.get() {
                most.set(most.get().max(usage(&[server.process()]).memory));
                sleep(LOOK).await;
            }
            anyhow::Ok(())
        };
        let (took, beside, ()) = tokio::try_join!(exports, writing, watching)?;
        let ratio = |percent| percentile(&beside, percent) / percentile(&alone, percent);
        let values = [
            percentile(&took, 100.0),
            EXPORTS as f64 / percentile(&took, 100.0),
            percentile(&alone, 50.0),
            percentile(&beside, 50.0),
            ratio(50.0),
            ratio(95.0),
            most.get() as f64 / 1e6,
        ];
        figures.iter_mut().zip(values).for_each(|(figure, value)| figure.runs.push(value));
    }
    Ok(figures)
}

fn figures() -> Vec<Figure> {
    vec![
        Figure::new("until all fifty are there", "s", None),
        Figure::new("PDFs a second", "", None),
        Figure::new("a letter is durable, alone, p50", "ms", None),
        Figure::new("a letter is durable, beside the fifty, p50", "ms", None),
        Figure::new("beside to alone, p50", "", 2.0),
        Figure::new("beside to alone, p95", "", 2.0),
        Figure::new("most memory of the server and Chromium", "MB", None),
    ]
}

/// Somebody who writes a letter at a time, and sees that it is saved.
struct Writer {
    live: Live,
    field: FieldRef,
}

impl Writer {
    async fn join(base: &str, resume: &str, user: &User) -> anyhow::Result<Self> {
        let live = Live::join(base, resume, &user.token().await?, 77).await?;
        let field = "basics/summary".parse().ok().context("a field")?;
        Ok(Self { live, field })
    }

    /// Milliseconds until the server has said that it is durable.
    async fn write(&mut self) -> anyhow::Result<f64> {
        // A person types: this is what is measured, and nothing is waited for.
        sleep(PAUSE).await;
        let begin = Instant::now();
        self.live.append(&self.field, "n").await?;
        self.live.until_saved().await?;
        Ok(begin.elapsed().as_secs_f64() * 1e3)
    }
}

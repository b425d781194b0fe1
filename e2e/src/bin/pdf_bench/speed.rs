//! How long somebody waits for a PDF.

use std::time::Instant;

use e2e::figures::{Figure, percentile};
use e2e::{Stage, User, corpus};

/// About two pages.
const SIZE: usize = 4;

/// Prints `count` résumés that nobody has printed before, one after the other, and each again.
///
/// # Errors
/// When the server refuses.
pub async fn run(stage: &Stage, count: u64) -> anyhow::Result<Vec<Figure>> {
    let server = stage.unlimited_server().await?;
    let user = User::register(&server.url(), "Ada").await?;
    let (mut printed, mut kept) = (Vec::new(), Vec::new());
    let first = user.import(&corpus::resume(0, SIZE).to_string()).await?;
    let start = timed(&user, &first).await?;
    for seed in 1..=count {
        let resume = user.import(&corpus::resume(seed, SIZE).to_string()).await?;
        printed.push(timed(&user, &resume).await?);
        kept.push(timed(&user, &resume).await?);
    }
    let figure = |name: &str, limit: Option<f64>, value| Figure { runs: vec![value], ..Figure::new(name, "ms", limit) };
    Ok(vec![
        figure("first PDF, with the start of Chromium", None, start),
        figure("PDF of a changed résumé, p50", Some(250.0), percentile(&printed, 50.0)),
        figure("PDF of a changed résumé, p95", None, percentile(&printed, 95.0)),
        figure("the same again, p50", Some(10.0), percentile(&kept, 50.0)),
        figure("the same again, p95", None, percentile(&kept, 95.0)),
    ])
}

/// Milliseconds from the request to the last byte.
async fn timed(user: &User, resume: &str) -> anyhow::Result<f64> {
    let begin = Instant::now();
    user.pdf(resume).await?;
    Ok(begin.elapsed().as_secs_f64() * 1e3)
}

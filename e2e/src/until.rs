//! Waiting for conditions.

use std::time::{Duration, Instant};

use anyhow::bail;

/// How long anything may take before it counts as not happening: two busy cores can be slow.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(25);

/// Looks again and again until `look` gives something.
///
/// # Errors
/// Those of `look`, or after [`PATIENCE`] a sentence that names `what` was waited for.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> anyhow::Result<Option<T>>) -> anyhow::Result<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if start.elapsed() > PATIENCE {
            bail!("waited {} s in vain: {what}", PATIENCE.as_secs());
        }
        tokio::time::sleep(GLANCE).await;
    }
}

//! `cargo xtask plan`: plays a plan of live editing again that a test has kept because it failed.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::stream::stream;
use super::suite::Tally;
use crate::command::cargo;

/// The test that plays the plan which `TANDEM_PLAN` names.
const TEST: &str = "plans::at_rest_everybody_agrees_and_nothing_that_was_seen_is_missing";
/// With the building of it.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// Plays the plan in `file`.
///
/// # Errors
/// When it fails, or the test that plays plans has another name by now.
pub fn replay(file: &Path) -> anyhow::Result<()> {
    let file = file.canonicalize().with_context(|| format!("{} cannot be read", file.display()))?;
    let mut command = cargo();
    command.args(["test", "--quiet", "--package", "hub", "--test", "hub", "--", "--exact", TEST]);
    command.env("TANDEM_PLAN", file);
    let mut tally = Tally::default();
    let status = stream(&mut command, "plan", Instant::now() + PATIENCE, |text| tally.hear(text))?;
    ensure!(status.success(), "The plan fails: see above.");
    ensure!(tally.passed == 1, "It ran no test.");
    println!("The plan passes.");
    Ok(())
}

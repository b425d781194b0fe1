//! The last long result, kept in `docs/`.

use std::process::Command;
use std::time::Duration;

use super::report::Report;
use crate::command::{command, output};
use crate::paths::root;

/// Writes `docs/test-long.md`.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(report: &Report, took: Duration) -> anyhow::Result<()> {
    let date = output(Command::new("date").args(["--utc", "+%Y-%m-%d"]))?;
    let commit = output(command("git").args(["describe", "--always", "--dirty"])).unwrap_or_else(|_| "unknown".into());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let text = format!(
        "# The last long test\n\n\
         Written by `cargo xtask test --long` on {date}, at commit {commit}, on {cores} cores.\n\n\
         ```text\n{}```\n\n{}\n",
        report.table(took),
        report.verdict()
    );
    std::fs::write(root().join("docs/test-long.md"), text)?;
    println!("Written: docs/test-long.md");
    Ok(())
}

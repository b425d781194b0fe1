//! `cargo xtask bench client`: how fast the client is in a real browser, and what it weighs.

use super::shipped;
use crate::command::run as execute;
use crate::installed;
use crate::paths::target;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only these parts, separated by commas: typing, opening, size, memory. Prints the tables.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// How often typing and opening run.
    #[arg(long, default_value_t = 3)]
    repeats: usize,
    /// Fewer letters and edits: does it work? Prints, writes no page.
    #[arg(long)]
    quick: bool,
    /// Also puts what `--only` measures in its place on the page, `docs/benchmarks-client.md`.
    #[arg(long, requires = "only", conflicts_with = "quick")]
    page: bool,
}

/// Builds what ships, and lets `e2e` measure it.
///
/// # Errors
/// When something does not build, or the browser does not do what it is told.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    installed::ensure(&[installed::CHROMIUM])?;
    let mut bench = shipped::bench("client", &arguments.only, arguments.quick, arguments.page)?;
    bench.arg("--repeats").arg(arguments.repeats.to_string());
    execute(bench.arg("--traces").arg(target().join("bench")))
}

//! `cargo xtask bench client`: how fast the client is in a real browser, and what it weighs.

use anyhow::Context;

use crate::client::{self, Kind};
use crate::command::{cargo, command, run as execute};
use crate::paths::{root, target};
use crate::{installed, workspace};

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
    client::build(Kind::Release)?;
    execute(cargo().args(["build", "--release", "-p", "server"]))?;
    let built = workspace::build_tests()?;
    let program = built.binary("client_bench").context("e2e has no binary `client_bench`")?;
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let mut bench = command(program);
    workspace::environment(&mut bench, &built).env("TANDEM_BIN", target().join("release/tandem"));
    bench.arg("--repeats").arg(arguments.repeats.to_string());
    bench.arg("--results").arg(folder.join("client.json")).arg("--traces").arg(&folder);
    if arguments.quick {
        bench.arg("--quick");
    }
    if !arguments.only.is_empty() {
        bench.arg("--only").arg(arguments.only.join(","));
    }
    if arguments.page || arguments.only.is_empty() && !arguments.quick {
        bench.arg("--page").arg(root().join("docs/benchmarks-client.md"));
    }
    execute(&mut bench)
}

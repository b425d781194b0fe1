//! What is measured as it ships, by a program of `e2e`: the client, PDFs.

use std::process::Command;

use anyhow::Context;

use crate::client::{self, Kind};
use crate::command::{cargo, command, run};
use crate::paths::{root, target};
use crate::workspace;

/// Builds what ships, and gives the call of `<name>_bench`. Its figures go to `target/bench/<name>.json`; with `page`, or
/// when all is measured in full, also to `docs/benchmarks-<name>.md`.
///
/// # Errors
/// When something does not build.
pub(super) fn bench(name: &str, only: &[String], quick: bool, page: bool) -> anyhow::Result<Command> {
    client::build(Kind::Release)?;
    run(cargo().args(["build", "--release", "-p", "server"]))?;
    let built = workspace::build_tests()?;
    let program = format!("{name}_bench");
    let program = built.binary(&program).with_context(|| format!("e2e has no binary `{program}`"))?;
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let mut bench = command(program);
    workspace::environment(&mut bench, &built).env("TANDEM_BIN", target().join("release/tandem"));
    bench.arg("--results").arg(folder.join(format!("{name}.json")));
    if quick {
        bench.arg("--quick");
    }
    if !only.is_empty() {
        bench.arg("--only").arg(only.join(","));
    }
    if page || only.is_empty() && !quick {
        bench.arg("--page").arg(root().join(format!("docs/benchmarks-{name}.md")));
    }
    Ok(bench)
}

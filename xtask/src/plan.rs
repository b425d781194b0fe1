//! `cargo xtask plan`: plays a plan of live editing again that a test has kept because it failed.

use std::path::Path;

use anyhow::{Context, ensure};

use crate::command::cargo;

const TEST: &str = "plans::at_rest_everybody_agrees_and_nothing_that_was_seen_is_missing";

pub fn run(file: &Path) -> anyhow::Result<()> {
    let file = file.canonicalize().with_context(|| format!("{} cannot be read", file.display()))?;
    let mut command = cargo();
    command.args(["test", "--quiet", "--package", "hub", "--test", "hub", "--", "--exact", TEST]);
    let status = command.env("TANDEM_PLAN", file).status().context("cargo cannot be started")?;
    ensure!(status.success(), "the plan fails");
    println!("The plan passes.");
    Ok(())
}

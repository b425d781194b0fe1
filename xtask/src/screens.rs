//! `cargo xtask screens`: pictures of every page, into target/screens. A few of them, made small, are in docs/screens.

use anyhow::Context;

use crate::client::{self, Kind};
use crate::command::{command, run as execute};
use crate::paths::target;
use crate::{installed, workspace};

/// Builds everything and lets `e2e` take the pictures.
///
/// # Errors
/// When something does not build, or a page cannot be opened.
pub fn run() -> anyhow::Result<()> {
    installed::ensure(&[installed::CHROMIUM])?;
    client::build(Kind::Quick)?;
    let built = workspace::build_tests()?;
    let screens = built.binary("screens").context("e2e has no binary `screens`")?;
    let folder = target().join("screens");
    std::fs::create_dir_all(&folder)?;
    execute(workspace::environment(&mut command(screens), &built).arg(&folder))?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
}

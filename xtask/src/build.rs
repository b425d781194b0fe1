//! `cargo xtask build`: one binary with everything inside.

use crate::client::{self, Kind};
use crate::command::{cargo, run as execute};
use crate::paths::target;

/// Builds the small client, then the server around it.
///
/// # Errors
/// When something does not build.
pub fn run() -> anyhow::Result<()> {
    println!("Building the client …");
    client::build(Kind::Release)?;
    println!("Building the server with the client inside …");
    execute(cargo().args(["build", "--release", "-p", "server", "--features", "embed"]))?;
    let binary = target().join("release/tandem");
    let size = std::fs::metadata(&binary)?.len();
    println!("{} ({:.1} MB). Copy it anywhere and run it.", binary.display(), size as f64 / 1e6);
    Ok(())
}

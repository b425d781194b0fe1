//! `cargo xtask run`: the product on this machine.

use std::os::unix::process::CommandExt;

use crate::client::{self, Kind};
use crate::server;

/// Builds everything and becomes the server, which prints its address when it is ready.
///
/// # Errors
/// When something does not build, or the server cannot be started.
pub fn run(release: bool) -> anyhow::Result<()> {
    println!("Building the client …");
    client::build(Kind::of(release))?;
    println!("Building the server …");
    let binary = server::build(release)?;
    let data = std::env::var("TANDEM_DATA_DIR").unwrap_or_else(|_| "./data".into());
    println!("Starting. The data lies in {data}; Ctrl-C ends it.");
    // In place of this program: Ctrl-C goes to the server alone, and its end is the end of the command.
    let error = server::serve(&binary).exec();
    Err(anyhow::Error::new(error).context(format!("{} cannot be started", binary.display())))
}

//! The server's binary.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{cargo, command, run};
use crate::paths::{built_client, target};

/// Builds `tandem` and returns where it lies.
///
/// # Errors
/// When it does not compile.
pub fn build(release: bool) -> anyhow::Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "-p", "server"]);
    if release {
        build.arg("--release");
    }
    run(&mut build)?;
    Ok(target().join(if release { "release" } else { "debug" }).join("tandem"))
}

/// The server with the client from `target/client`, on SQLite in ./data unless the environment says otherwise.
pub fn serve(binary: &std::path::Path) -> Command {
    let mut server = command(binary);
    server.env("TANDEM_CLIENT_DIR", built_client());
    server
}

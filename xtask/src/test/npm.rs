//! The npm packages of the whole-system tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;

use crate::command::command;
use crate::paths::npm;

/// The command that installs what the lock file says; `None` when that was done before.
pub(super) fn install() -> Option<Command> {
    if std::fs::read_to_string(stamp()).is_ok_and(|installed| installed == wanted()) {
        return None;
    }
    let mut command = command("npm");
    // No package runs code of its own here.
    command.args(["ci", "--ignore-scripts"]).current_dir(npm());
    Some(command)
}

/// Notes that it is installed.
pub(super) fn remember() -> anyhow::Result<()> {
    std::fs::write(stamp(), wanted()).with_context(|| format!("{} cannot be written", stamp().display()))
}

fn stamp() -> PathBuf {
    npm().join("node_modules/.installed-for")
}

fn wanted() -> String {
    let lock = std::fs::read(npm().join("package-lock.json")).unwrap_or_default();
    blake3::hash(&lock).to_hex().to_string()
}

//! Running other programs.

use std::process::Command;

use anyhow::{Context, bail};

/// `program` in the root of the checkout.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::paths::root());
    command
}

/// Cargo of the toolchain that runs this program.
pub fn cargo() -> Command {
    command("cargo")
}

/// Runs it to its end, its output straight to the terminal.
///
/// # Errors
/// When it cannot be started or does not succeed; the message holds the command line.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("`{}` cannot be started", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs it to its end and returns what it printed, without the spaces around.
///
/// # Errors
/// When it cannot be started or does not succeed; the message holds what it said.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("`{}` cannot be started", line(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({}): {}", line(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

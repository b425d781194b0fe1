//! Programs that run beside the test, with their words in a file.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use services::Guarded;

use crate::until::until;

/// A running program. Ended when dropped, and with -9 when the test is ended.
#[derive(Debug)]
pub(crate) struct Process {
    guarded: Guarded,
    name: String,
    log: PathBuf,
}

impl Process {
    /// Starts it; what it prints goes into `log`.
    pub(crate) fn start(name: &str, command: &Command, log: &Path) -> anyhow::Result<Self> {
        let file = File::options().create(true).append(true).open(log)?;
        let guarded = Guarded::start_with_output(command, "KILL", None, file);
        let guarded = guarded.with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { guarded, name: name.to_owned(), log: log.to_owned() })
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.guarded.id()
    }

    /// What it has printed so far.
    pub(crate) fn words(&self) -> String {
        let bytes = std::fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Fails when it has ended by itself.
    pub(crate) fn check(&mut self) -> anyhow::Result<()> {
        match self.guarded.ended() {
            None => Ok(()),
            Some(status) => bail!("{} has ended ({status}). Its last words:\n{}", self.name, tail(&self.words())),
        }
    }

    /// Ends it with -9 and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.guarded.kill();
    }

    /// Asks it to stop, and waits until it has.
    pub(crate) async fn stop(&mut self) -> anyhow::Result<()> {
        self.guarded.ask("TERM");
        let stopped = until("it stops", async || Ok(self.guarded.ended())).await;
        stopped.map(drop).with_context(|| {
            format!("{} does not stop when asked to. Its last words:\n{}", self.name, tail(&self.words()))
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nothing is to be learnt from how it would end.
        self.guarded.kill();
    }
}

/// The last lines.
pub(crate) fn tail(words: &str) -> String {
    let lines: Vec<&str> = words.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

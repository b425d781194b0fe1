//! Programs that run beside the test, with their words in a file.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, bail};
use tokio::process::{Child, Command};

use crate::until::PATIENCE;

/// A running program. Ended with -9 when dropped.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    name: String,
    log: PathBuf,
}

impl Process {
    /// Starts it; what it prints goes into `log`.
    pub(crate) fn start(name: &str, mut command: Command, log: &Path) -> anyhow::Result<Self> {
        let file = File::options().create(true).append(true).open(log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).kill_on_drop(true);
        let child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { child, name: name.to_owned(), log: log.to_owned() })
    }

    /// What it has printed so far.
    pub(crate) fn words(&self) -> String {
        let bytes = std::fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Fails when it has ended by itself.
    pub(crate) fn check(&mut self) -> anyhow::Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("{} has ended ({status}). Its last words:\n{}", self.name, tail(&self.words())),
        }
    }

    /// Ends it with -9 and waits until it is gone.
    pub(crate) async fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill().await.with_context(|| format!("{} cannot be killed", self.name))
    }

    /// Asks it to stop, and waits until it has.
    pub(crate) async fn stop(&mut self) -> anyhow::Result<()> {
        let Some(id) = self.child.id() else { return Ok(()) };
        let asked = Command::new("kill").arg("-TERM").arg(id.to_string()).status().await?;
        if !asked.success() {
            bail!("{} cannot be asked to stop", self.name);
        }
        match tokio::time::timeout(PATIENCE, self.child.wait()).await {
            Ok(status) => drop(status?),
            Err(_) => bail!("{} does not stop when asked to. Its last words:\n{}", self.name, tail(&self.words())),
        }
        Ok(())
    }
}

/// The last lines.
pub(crate) fn tail(words: &str) -> String {
    let lines: Vec<&str> = words.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

/// A port that nobody listened on a moment ago.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

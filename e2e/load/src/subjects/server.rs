//! A server as a process: started, ended, started again at the same address.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use services::{Guarded, free_port};
use tokio::net::TcpStream;

const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(10);

/// The process and what starts it.
#[derive(Debug)]
pub(super) struct Server {
    name: &'static str,
    pub(super) address: SocketAddr,
    command: Command,
    log: PathBuf,
    process: Guarded,
}

impl Server {
    /// Starts it and waits until it takes connections. `command` is told where to listen.
    pub(super) async fn start(
        name: &'static str,
        log: PathBuf,
        command: impl FnOnce(SocketAddr) -> Command,
    ) -> anyhow::Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let command = command(address);
        let process = spawn(name, &command, &log)?;
        let mut server = Self { name, address, command, log, process };
        server.wait_until_ready().await?;
        Ok(server)
    }

    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    pub(super) fn is_alive(&mut self) -> bool {
        self.process.ended().is_none()
    }

    pub(super) fn kill(&mut self) {
        self.process.kill();
    }

    pub(super) fn stop(&mut self) {
        self.process.end("TERM");
    }

    pub(super) async fn start_again(&mut self) -> anyhow::Result<()> {
        self.process = spawn(self.name, &self.command, &self.log)?;
        self.wait_until_ready().await
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).await.is_err() {
            if !self.is_alive() || start.elapsed() > PATIENCE {
                let words = std::fs::read_to_string(&self.log).unwrap_or_default();
                let lines: Vec<&str> = words.lines().collect();
                bail!("{} did not start: {}", self.name, lines[lines.len().saturating_sub(10)..].join("\n"));
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }
}

fn spawn(name: &str, command: &Command, log: &PathBuf) -> anyhow::Result<Guarded> {
    let output = File::options().create(true).append(true).open(log)?;
    Guarded::start_with_output(command, "KILL", None, output).with_context(|| format!("{name} cannot be started"))
}

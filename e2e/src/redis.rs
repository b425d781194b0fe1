//! A Redis per test, which can be taken away and brought back.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Command;

use crate::process::{Process, free_port};
use crate::tools;
use crate::until::until;

/// A Redis server on its own port, keeping nothing on disk.
#[derive(Debug)]
pub struct Redis {
    process: Option<Process>,
    port: u16,
    log: PathBuf,
}

impl Redis {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// When it is not installed or does not answer.
    pub async fn start(log: &Path) -> anyhow::Result<Self> {
        let mut redis = Self { process: None, port: free_port()?, log: log.to_owned() };
        redis.bring_back().await?;
        Ok(redis)
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Ends it with -9: whatever it held is gone.
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn take_away(&mut self) -> anyhow::Result<()> {
        match self.process.take() {
            Some(mut process) => process.kill().await,
            None => Ok(()),
        }
    }

    /// Starts it again on the same port, empty.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn bring_back(&mut self) -> anyhow::Result<()> {
        let mut command = Command::new(tools::program("redis-server")?);
        command.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port", &self.port.to_string()]);
        let mut process = Process::start("redis-server", command, &self.log)?;
        until("Redis answers", async || {
            process.check()?;
            Ok(answers(self.port).await.ok())
        })
        .await?;
        self.process = Some(process);
        Ok(())
    }
}

async fn answers(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    stream.write_all(b"PING\r\n").await?;
    let mut answer = [0; 5];
    stream.read_exact(&mut answer).await?;
    if &answer == b"+PONG" { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
}

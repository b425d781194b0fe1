//! A Redis that can be taken away and brought back.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::free_port;
use crate::process::Guarded;
use crate::programs::program;

/// A Redis server on its own port, keeping nothing on disk.
#[derive(Debug)]
pub struct Redis {
    server: Guarded,
    port: u16,
    log: PathBuf,
}

impl Redis {
    /// Starts it on a free port; its words go into `log`.
    ///
    /// # Errors
    /// When it is not installed or does not answer.
    pub fn start(log: &Path) -> anyhow::Result<Self> {
        let port = free_port()?;
        let mut redis = Self { server: spawn(port, log)?, port, log: log.to_owned() };
        redis.wait_until_ready()?;
        Ok(redis)
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.server.id()
    }

    /// Ends it with -9: whatever it held is gone.
    pub fn kill(&mut self) {
        self.server.kill();
    }

    /// Starts it again on the same port, empty.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn start_again(&mut self) -> anyhow::Result<()> {
        self.server.kill();
        self.server = spawn(self.port, &self.log)?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let patience = Instant::now() + Duration::from_secs(60);
        while answers(self.port).is_err() {
            if self.server.ended().is_some() || Instant::now() > patience {
                bail!("Redis did not start: {}", std::fs::read_to_string(&self.log).unwrap_or_default().trim());
            }
            sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

fn spawn(port: u16, log: &Path) -> anyhow::Result<Guarded> {
    let mut command = Command::new(program("redis-server")?);
    command.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port", &port.to_string()]);
    let output = File::options().create(true).append(true).open(log)?;
    Guarded::start_with_output(&command, "KILL", None, output).context("Redis cannot be started")
}

fn answers(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.write_all(b"PING\r\n")?;
    let mut answer = [0; 5];
    stream.read_exact(&mut answer)?;
    if &answer == b"+PONG" { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_at_the_same_address_as_another_process() -> anyhow::Result<()> {
        let log = std::env::temp_dir().join(format!("services-redis-{}.log", std::process::id()));
        let mut redis = Redis::start(&log)?;
        let (url, process) = (redis.url(), redis.id());
        redis.kill();
        assert!(answers(redis.port).is_err());
        redis.start_again()?;
        assert_eq!(redis.url(), url);
        assert_ne!(redis.id(), process);
        answers(redis.port)?;
        std::fs::remove_file(&log)?;
        Ok(())
    }
}

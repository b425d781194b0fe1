//! The real server, as a process.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::process::Process;
use crate::tools;
use crate::until::until;

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its data folder.
    pub data_dir: PathBuf,
    /// `DATABASE_URL`; SQLite in the data folder without it.
    pub postgres: Option<String>,
    /// `REDIS_URL`.
    pub redis: Option<String>,
    /// `TANDEM_SECRET_KEY`, which replicas share.
    pub secret_key: Option<String>,
    /// The folder with the client; the built one without it.
    pub client: Option<PathBuf>,
    /// Where it listens; a free port without it.
    pub listen: Option<SocketAddr>,
    /// Whether rates are lifted (`TANDEM_RATE_LIMITS=off`), for measurements.
    pub is_unlimited: bool,
}

impl Settings {
    /// SQLite in this folder.
    pub fn in_folder(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            postgres: None,
            redis: None,
            secret_key: None,
            client: None,
            listen: None,
            is_unlimited: false,
        }
    }
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    process: Process,
    address: SocketAddr,
    settings: Settings,
}

impl Server {
    /// Starts it and waits for the line that says where it is.
    ///
    /// # Errors
    /// When it does not come up; with its last words.
    pub async fn start(name: &str, settings: Settings, log: &Path) -> anyhow::Result<Self> {
        std::fs::write(log, "")?;
        let mut process = Process::start(name, &command(&settings)?, log)?;
        let address = until(&format!("{name} says where it is"), async || {
            process.check()?;
            let words = process.words();
            let said = words.lines().find_map(|line| line.strip_prefix("Tandem is ready at http://"));
            said.map(|address| address.trim().parse().context("the address of the server")).transpose()
        })
        .await?;
        Ok(Self { process, address, settings: Settings { listen: Some(address), ..settings } })
    }

    /// `http://127.0.0.1:…`, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// What starts it again, at the same address.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Ends it with -9.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    ///
    /// # Errors
    /// When it does not stop in time.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        self.process.stop().await
    }

    /// Fails when it has ended by itself.
    ///
    /// # Errors
    /// Its exit status and last words.
    pub fn check(&mut self) -> anyhow::Result<()> {
        self.process.check()
    }
}

fn command(settings: &Settings) -> anyhow::Result<Command> {
    let mut command = Command::new(tools::tandem()?);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("TANDEM_") || text == "DATABASE_URL" || text == "REDIS_URL" {
            command.env_remove(&name);
        }
    }
    let listen = settings.listen.map_or_else(|| "127.0.0.1:0".to_owned(), |address| address.to_string());
    command.arg("serve").env("TANDEM_LISTEN", listen);
    let client = settings.client.clone().map_or_else(tools::client, Ok)?;
    command.env("TANDEM_DATA_DIR", &settings.data_dir).env("TANDEM_CLIENT_DIR", client);
    let optional = [
        ("DATABASE_URL", &settings.postgres),
        ("REDIS_URL", &settings.redis),
        ("TANDEM_SECRET_KEY", &settings.secret_key),
        ("TANDEM_RATE_LIMITS", &settings.is_unlimited.then(|| "off".to_owned())),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    Ok(command)
}

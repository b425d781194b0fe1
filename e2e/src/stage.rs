//! What a test stands on: it starts the parts, and when the test fails it keeps what explains why.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use futures_util::FutureExt;
use services::Redis;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::browser::Browser;
use crate::firefox::Firefox;
use crate::postgres::Database;
use crate::process::tail;
use crate::proxy::Proxy;
use crate::server::{Server, Settings};
use crate::tab::Tab;
use crate::tools::target_folder;

/// The parts of one test.
#[derive(Debug)]
pub struct Stage {
    /// Logs and pictures, kept after the test.
    folder: PathBuf,
    /// Data, gone with the test.
    data: TempDir,
    browser: OnceCell<Browser>,
    firefox: OnceCell<Firefox>,
    tabs: Mutex<Vec<Tab>>,
}

/// Replicas of one Tandem on Postgres and Redis.
#[derive(Debug)]
pub struct Cluster {
    /// The replicas, in the order of their start.
    pub replicas: Vec<Server>,
    /// The Redis between them.
    pub redis: Redis,
    /// Their database.
    pub database: Database,
}

impl Stage {
    /// Runs the body of a test called `name`.
    ///
    /// # Errors
    /// What the body says, or what a page has complained about.
    pub async fn run(name: &str, body: impl AsyncFnOnce(&Self) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let folder = target_folder().join("e2e").join(name);
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let (browser, firefox, tabs) = (OnceCell::new(), OnceCell::new(), Mutex::new(Vec::new()));
        let stage = Arc::new(Self { folder, data: tempfile::tempdir()?, browser, firefox, tabs });
        let ended = AssertUnwindSafe(body(&stage)).catch_unwind().await;
        let result = match &ended {
            Ok(Ok(())) => stage.check_pages(),
            _ => Ok(()),
        };
        if !matches!(&ended, Ok(Ok(()))) || result.is_err() {
            stage.explain().await;
        }
        if let Some(Self { browser, .. }) = Arc::into_inner(stage)
            && let Some(browser) = browser.into_inner()
        {
            browser.close().await;
        }
        match ended {
            Ok(Ok(())) => result,
            Ok(Err(error)) => Err(error),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    /// A server on SQLite.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn server(&self) -> anyhow::Result<Server> {
        self.start("server", Settings::in_folder(self.data("server"))).await
    }

    /// A server on SQLite that lets everybody do as much as they like.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn unlimited_server(&self) -> anyhow::Result<Server> {
        let settings = Settings { is_unlimited: true, ..Settings::in_folder(self.data("server")) };
        self.start("server", settings).await
    }

    /// A server with these settings; `name` is for its log.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start(&self, name: &str, settings: Settings) -> anyhow::Result<Server> {
        Server::start(name, settings, &self.log(name)).await
    }

    /// So many replicas on one database and one Redis.
    ///
    /// # Errors
    /// When something does not come up.
    pub async fn cluster(&self, size: usize) -> anyhow::Result<Cluster> {
        let database = Database::make()?;
        let redis = Redis::start(&self.log("redis"))?;
        let mut replicas = Vec::new();
        for number in 1..=size {
            let settings = Settings {
                postgres: Some(database.url()),
                redis: Some(redis.url()),
                secret_key: Some("7a".repeat(32)),
                ..Settings::in_folder(self.data(&format!("replica-{number}")))
            };
            replicas.push(self.start(&format!("replica-{number}"), settings).await?);
        }
        Ok(Cluster { replicas, redis, database })
    }

    /// A window of somebody who has never been here.
    ///
    /// # Errors
    /// When there is no browser.
    pub async fn newcomer(&self, name: &str) -> anyhow::Result<Tab> {
        Ok(self.know(self.browser().await?.newcomer(name).await?))
    }

    /// The same in Firefox.
    ///
    /// # Errors
    /// When there is no Firefox.
    pub async fn newcomer_in_firefox(&self, name: &str) -> anyhow::Result<Tab> {
        Ok(self.know(self.firefox().await?.newcomer(name).await?))
    }

    /// Another window of the same person.
    ///
    /// # Errors
    /// When there is no browser.
    pub async fn another_window(&self, of: &Tab) -> anyhow::Result<Tab> {
        Ok(self.know(match of.is_in_firefox() {
            true => self.firefox().await?.another_window(of).await?,
            false => self.browser().await?.another_window(of).await?,
        }))
    }

    fn know(&self, tab: Tab) -> Tab {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner).push(tab.clone());
        tab
    }

    /// From now on frames are drawn as soon as there is something to draw, not at the next tick of the screen. To be
    /// called before there is a window.
    ///
    /// # Errors
    /// When there is no browser.
    pub async fn without_ticks(&self) -> anyhow::Result<()> {
        let start = || Browser::start_with(&self.folder, &["disable-frame-rate-limit", "disable-gpu-vsync"]);
        self.browser.get_or_try_init(start).await.map(drop)
    }

    /// A file for the test, in its own folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> anyhow::Result<PathBuf> {
        let file = self.data.path().join(name);
        std::fs::write(&file, bytes)?;
        Ok(file)
    }

    /// A folder for the data of one part, gone with the test.
    pub fn data(&self, name: &str) -> PathBuf {
        self.data.path().join(name)
    }

    /// Where the words of one part are kept.
    pub fn log(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.log"))
    }

    async fn browser(&self) -> anyhow::Result<&Browser> {
        self.browser.get_or_try_init(|| Browser::start(&self.folder)).await
    }

    async fn firefox(&self) -> anyhow::Result<&Firefox> {
        self.firefox.get_or_try_init(|| async { Firefox::start(&self.log("firefox"), &self.folder).await }).await
    }

    fn tabs(&self) -> Vec<Tab> {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A test is not done while a page has thrown or complained.
    fn check_pages(&self) -> anyhow::Result<()> {
        for tab in self.tabs() {
            let complaints = tab.complaints();
            if !complaints.is_empty() {
                bail!("the page of {} complained: {}", tab.name(), complaints.join("\n"));
            }
        }
        Ok(())
    }

    /// Pictures of all pages, and the last lines of all logs.
    async fn explain(&self) {
        for tab in self.tabs() {
            tab.picture_of_failure().await;
        }
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "log") {
                let words = String::from_utf8_lossy(&std::fs::read(&path).unwrap_or_default()).into_owned();
                eprintln!("--- the end of {}\n{}", path.display(), tail(&words));
            }
        }
        eprintln!("--- pictures and whole logs are in {}", self.folder.display());
    }
}

impl Cluster {
    /// A proxy that prefers the replica `first`, then the others in order.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn proxy(&self, first: usize) -> anyhow::Result<Proxy> {
        let mut addresses: Vec<_> = self.replicas.iter().map(Server::address).collect();
        let length = addresses.len().max(1);
        addresses.rotate_left(first % length);
        Proxy::start(addresses).await
    }
}

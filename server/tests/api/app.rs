//! A server of one test's own.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use server::config::Config;
use server::run::{Shutdown, Tools, start};
use store::{Clock, SystemRandom};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use tokio::task::JoinHandle;

use crate::user::{Anonymous, User};

/// A running server. Stops when dropped.
pub struct TestApp {
    pub url: String,
    pub clock: TestClock,
    pub shutdown: Shutdown,
    pub running: Option<JoinHandle<anyhow::Result<()>>>,
    folder: TempDir,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = Config::in_folder(folder.path());
        config.client_dir = Some(folder.path().join("client"));
        config.program = Some(env!("CARGO_BIN_EXE_tandem").into());
        change(&mut config);
        let clock = TestClock::default();
        let tools = Tools { clock: Arc::new(clock.clone()), rng: Arc::new(SystemRandom) };
        let server = start(config, tools).await.expect("the server starts");
        let url = server.local_url();
        let shutdown = Shutdown::default();
        let running = tokio::spawn(server.serve(shutdown.clone()));
        Self { url, clock, shutdown, running: Some(running), folder }
    }

    /// Somebody without an account.
    pub fn anonymous(&self) -> Anonymous {
        Anonymous::new(&self.url)
    }

    /// A new account, signed in: `Ada` has the address `ada@example.org`.
    pub async fn register(&self, name: &str) -> User {
        User::register(&self.url, name).await
    }

    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.shutdown.at_once();
    }
}

/// A clock that moves when the test says so.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<Mutex<OffsetDateTime>>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(datetime!(2026-05-01 12:00 UTC))))
    }
}

impl TestClock {
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! A process for each file: what a file does to it, it does to nobody else.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Files that are worked on at the same time.
const AT_ONCE: usize = 2;
/// Files that may wait.
const WAITING: usize = 32;
/// For one file.
const DEADLINE: Duration = Duration::from_secs(15);
/// Bytes that a process may say.
const SAID: u64 = 64 << 20;

/// Starts a process for each file. To be shared; clones are the same one.
#[derive(Clone, Debug)]
pub struct Workers(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    program: PathBuf,
    command: &'static str,
    places: Semaphore,
    /// Requests that have come and not been answered.
    inside: AtomicUsize,
}

/// Why no process has looked at a file.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NoWorker {
    #[error("too many files are waiting to be read")]
    Busy,
    #[error("the process that reads files does not start: {0}")]
    DoesNotStart(String),
}

impl Workers {
    /// `program` is called with `command`, which runs [`crate::answer`]. Nothing is started yet.
    pub fn new(program: PathBuf, command: &'static str) -> Self {
        let places = Semaphore::new(AT_ONCE);
        Self(Arc::new(Shared { program, command, places, inside: AtomicUsize::new(0) }))
    }

    /// What the process says about a file; `None` when it took too long or too much, or fell over it. Who gives up the future
    /// ends the process.
    ///
    /// # Errors
    /// See [`NoWorker`].
    pub async fn ask<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<Option<T>, NoWorker> {
        let _inside = Inside::enter(&self.0.inside)?;
        // Never closed.
        let Ok(_place) = self.0.places.acquire().await else { return Err(NoWorker::Busy) };
        let said = self.0.start(bytes).await?;
        let answer = said.and_then(|said| serde_json::from_slice(&said).ok());
        if answer.is_none() {
            tracing::warn!(
                bytes = bytes.len(),
                command = self.0.command,
                "a file was not read: it takes too long or too much, or is broken on purpose"
            );
        }
        Ok(answer)
    }
}

impl Shared {
    async fn start(&self, bytes: &[u8]) -> Result<Option<Vec<u8>>, NoWorker> {
        let failed = |error: std::io::Error| NoWorker::DoesNotStart(error.to_string());
        let mut child = Command::new(&self.program)
            .arg(self.command)
            // It has no need of any secret.
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(NoWorker::Busy);
        };
        let mut said = Vec::new();
        let talk = async {
            let give = async {
                // It may have ended, and says so by what it does not say.
                input.write_all(bytes).await.ok();
                drop(input);
            };
            let mut output = output.take(SAID);
            tokio::join!(give, output.read_to_end(&mut said)).1
        };
        let is_done = timeout(DEADLINE, talk).await.is_ok_and(|read| read.is_ok());
        // Whatever it is still doing: nobody waits for it.
        child.kill().await.ok();
        Ok(is_done.then_some(said))
    }
}

/// One request inside.
struct Inside<'s>(&'s AtomicUsize);

impl<'s> Inside<'s> {
    fn enter(count: &'s AtomicUsize) -> Result<Self, NoWorker> {
        let before = count.fetch_add(1, Ordering::Relaxed);
        let inside = Self(count);
        if before >= AT_ONCE + WAITING { Err(NoWorker::Busy) } else { Ok(inside) }
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

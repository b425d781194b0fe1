//! Starts a process for each file, and keeps what the last ones said.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use moka::future::Cache;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::{Reading, Unreadable};

/// Files that are read at the same time.
const AT_ONCE: usize = 2;
/// Files that may wait.
const WAITING: usize = 32;
/// For one file.
const DEADLINE: Duration = Duration::from_secs(15);
/// Bytes that a process may say.
const SAID: u64 = 64 << 20;
/// Bytes of readings that are kept.
const KEPT: u64 = 16 << 20;

/// Reads PDFs, each in a process of its own. To be shared; clones are the same one.
#[derive(Clone, Debug)]
pub struct Reader(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    program: PathBuf,
    places: Semaphore,
    /// Requests that have come and not been answered.
    inside: AtomicUsize,
    /// By the hash of the file.
    kept: Cache<[u8; 32], Arc<Reading>>,
}

/// Why there is no reading.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error("too many PDFs are waiting to be read")]
    Busy,
    #[error("the process that reads PDFs does not start: {0}")]
    DoesNotStart(String),
}

impl Reader {
    /// `program` is called with `read-pdf` and runs [`crate::child`]. Nothing is started yet.
    pub fn new(program: PathBuf) -> Self {
        let weigh = |_: &[u8; 32], reading: &Arc<Reading>| u32::try_from(weight(reading)).unwrap_or(u32::MAX);
        let kept = Cache::builder().max_capacity(KEPT).weigher(weigh).build();
        Self(Arc::new(Shared { program, places: Semaphore::new(AT_ONCE), inside: AtomicUsize::new(0), kept }))
    }

    /// Reads a file, or gives what the same file gave before. Who gives up the future ends its process.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub async fn read(&self, pdf: Bytes) -> Result<Arc<Reading>, ReadError> {
        let key = *blake3::hash(&pdf).as_bytes();
        if let Some(reading) = self.0.kept.get(&key).await {
            return Ok(reading);
        }
        let _inside = Inside::enter(&self.0.inside)?;
        let reading = self.0.kept.try_get_with(key, async { self.0.start(&pdf).await.map(Arc::new) });
        reading.await.map_err(|error| (*error).clone())
    }
}

impl Shared {
    async fn start(&self, pdf: &[u8]) -> Result<Reading, ReadError> {
        // Never closed.
        let Ok(_place) = self.places.acquire().await else { return Err(ReadError::Busy) };
        let failed = |error: std::io::Error| ReadError::DoesNotStart(error.to_string());
        let mut child = Command::new(&self.program)
            .arg("read-pdf")
            // It has no need of any secret.
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(ReadError::Busy);
        };
        let mut said = Vec::new();
        let talk = async {
            let give = async {
                // It may have ended, and says so by what it does not say.
                input.write_all(pdf).await.ok();
                drop(input);
            };
            let mut output = output.take(SAID);
            tokio::join!(give, output.read_to_end(&mut said)).1
        };
        let is_done = timeout(DEADLINE, talk).await.is_ok_and(|read| read.is_ok());
        // Whatever it is still doing: nobody waits for it.
        child.kill().await.ok();
        let answer = if is_done { serde_json::from_slice::<Result<Reading, Unreadable>>(&said).ok() } else { None };
        // One that ended without a word had more to do than it may, or fell over the file.
        let answer = answer.unwrap_or_else(|| {
            tracing::warn!(
                bytes = pdf.len(),
                "a PDF was not read: it takes too long or too much, or is broken on purpose"
            );
            Err(Unreadable::TooLarge)
        });
        Ok(answer?)
    }
}

fn weight(reading: &Reading) -> usize {
    let rows = reading.pages.iter().flat_map(|page| &page.rows);
    rows.map(|row| 100 + row.runs.iter().map(|run| run.text.len() + 32).sum::<usize>()).sum()
}

/// One request inside.
struct Inside<'s>(&'s AtomicUsize);

impl<'s> Inside<'s> {
    fn enter(count: &'s AtomicUsize) -> Result<Self, ReadError> {
        let before = count.fetch_add(1, Ordering::Relaxed);
        let inside = Self(count);
        if before >= AT_ONCE + WAITING { Err(ReadError::Busy) } else { Ok(inside) }
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

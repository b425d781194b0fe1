//! Reads PDFs, and keeps what the last ones said.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use moka::future::Cache;

use crate::{NoWorker, Reading, Unreadable, Workers};

/// Bytes of readings that are kept.
const KEPT: u64 = 16 << 20;

/// Reads PDFs, each in a process of its own. To be shared; clones are the same one.
#[derive(Clone, Debug)]
pub struct Reader {
    workers: Workers,
    /// By the hash of the file.
    kept: Cache<[u8; 32], Arc<Reading>>,
}

/// Why there is no reading.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    NoWorker(#[from] NoWorker),
}

impl Reader {
    /// `program` is called with `read-pdf` and runs [`crate::child`]. Nothing is started yet.
    pub fn new(program: PathBuf) -> Self {
        let weigh = |_: &[u8; 32], reading: &Arc<Reading>| u32::try_from(weight(reading)).unwrap_or(u32::MAX);
        let kept = Cache::builder().max_capacity(KEPT).weigher(weigh).build();
        Self { workers: Workers::new(program, "read-pdf"), kept }
    }

    /// Reads a file, or gives what the same file gave before. Who gives up the future ends its process.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub async fn read(&self, pdf: Bytes) -> Result<Arc<Reading>, ReadError> {
        let key = *blake3::hash(&pdf).as_bytes();
        let reading = async {
            let answer = self.workers.ask::<Result<Reading, Unreadable>>(&pdf).await?;
            Ok(Arc::new(answer.unwrap_or(Err(Unreadable::TooLarge))?))
        };
        self.kept.try_get_with(key, reading).await.map_err(|error: Arc<ReadError>| (*error).clone())
    }
}

fn weight(reading: &Reading) -> usize {
    let rows = reading.pages.iter().flat_map(|page| &page.rows);
    rows.map(|row| 100 + row.runs.iter().map(|run| run.text.len() + 32).sum::<usize>()).sum()
}

//! One SQLite file, for one process.

mod append;
mod json;
mod known;
mod lock;
mod log;
mod rights;

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, Transaction};

use crate::shared::{invitations, members, photos, resumes, sessions, snapshots, tags, tokens, users};
use crate::{Result, ResumeId, StoreError};

/// One connection that writes, some that read.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    readers: SqlitePool,
    writer: SqlitePool,
    /// Held as long as the store lives: no second process opens the file.
    _lock: lock::DataLock,
}

impl SqliteStore {
    pub(crate) async fn connect(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| {
                StoreError::Unfit(format!("the folder {} cannot be made: {error}", folder.display()))
            })?;
        }
        let lock = lock::DataLock::take(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A commit is on disk when it returns, whatever happens to the machine.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // KiB for each connection, instead of 2,000: the kernel has the pages too.
            .pragma("cache_size", "-256")
            .busy_timeout(Duration::from_secs(5));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            // A file does not hang up: asking before each use would be a trip to the connection's thread for nothing.
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("../../migrations/sqlite").run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .min_connections(4)
            .max_connections(4)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.read_only(true))
            .await?;
        Ok(Self { readers, writer, _lock: lock })
    }

    pub(crate) fn reader(&self) -> &SqlitePool {
        &self.readers
    }

    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// One connection writes: whoever has a transaction has every row.
    #[expect(clippy::unused_async, reason = "Postgres takes a lock here")]
    async fn lock_resume(&self, _tx: &mut Transaction<'static, Sqlite>, _resume: ResumeId) -> Result<()> {
        Ok(())
    }
}

users!(SqliteStore);
sessions!(SqliteStore);
tokens!(SqliteStore);
resumes!(SqliteStore, Sqlite);
members!(SqliteStore);
tags!(SqliteStore);
invitations!(SqliteStore);
snapshots!(SqliteStore);
photos!(SqliteStore, Sqlite);

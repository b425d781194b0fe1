//! Postgres 15 and newer.

mod append;
mod direct;
mod log;
mod rights;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Postgres, Transaction};
use std::time::Duration;
use uuid::Uuid;

use self::direct::Direct;
use crate::shared::{invitations, members, photos, resumes, sessions, snapshots, tags, tokens, users};
use crate::{Result, ResumeId, StoreError};

/// A pool of connections to one database, and a few that only append to the log.
#[derive(Debug)]
pub(crate) struct PostgresStore {
    pool: PgPool,
    log: Direct,
}

impl PostgresStore {
    pub(crate) async fn connect(url: &str) -> Result<Self> {
        let options: PgConnectOptions =
            url.parse().map_err(|error: sqlx::Error| StoreError::Unfit(format!("DATABASE_URL: {error}")))?;
        // A statement or a lock that takes longer than this is a fault, not a load.
        let options = options.application_name("tandem").options([
            // Whatever the database's own setting: what is called saved is on its disk.
            ("synchronous_commit", "on"),
            ("statement_timeout", "15s"),
            ("lock_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "30s"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(16)
            // The first to come after a start shall not wait for connections to be made.
            .min_connections(4)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("../../migrations/postgres").run(&pool).await?;
        Ok(Self { pool, log: Direct::new(options) })
    }

    pub(crate) fn reader(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) fn writer(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Postgres>> {
        Ok(self.pool.begin().await?)
    }

    /// Waits until no write of content is on its way, to it or to a letter beside it, and keeps new ones out until the
    /// transaction ends.
    async fn lock_resume(&self, tx: &mut Transaction<'static, Postgres>, resume: ResumeId) -> Result<()> {
        // One after the other: a letter that was made while the first one waited is seen by the second.
        for rows in [
            "SELECT 1 FROM resumes WHERE id = $1 FOR UPDATE",
            "SELECT 1 FROM resumes WHERE beside = $1 ORDER BY id FOR UPDATE",
        ] {
            sqlx::query(rows).bind(Uuid::from(resume)).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

/// One field of every row, as a column.
fn column<'a, T, C>(rows: &'a [T], field: impl Fn(&'a T) -> C) -> Vec<C> {
    rows.iter().map(field).collect()
}

users!(PostgresStore);
sessions!(PostgresStore);
tokens!(PostgresStore);
resumes!(PostgresStore, Postgres);
members!(PostgresStore);
tags!(PostgresStore);
invitations!(PostgresStore);
snapshots!(PostgresStore);
photos!(PostgresStore, Postgres);

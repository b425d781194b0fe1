//! Connections of the log's own.
//!
//! A pool asks a connection whether it lives before it is used and again after it: two round trips around the one that
//! an append takes. Here a connection is trusted that was in use a moment ago. One that fails, or whose question was
//! given up, is not used again: what the server still does for it is over with it.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::time::timeout;

use crate::{Result, StoreError};

/// One that was idle for so long is asked whether it still lives.
const TRUSTED: Duration = Duration::from_secs(1);
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// So many stay open for the next question. A replica has one log writer.
const KEPT: usize = 2;

/// Idle connections, the last used at the end.
#[derive(Debug)]
pub(super) struct Direct {
    options: PgConnectOptions,
    /// Held to take one or to give one back, never across an await.
    idle: Mutex<Vec<(PgConnection, Instant)>>,
}

impl Direct {
    pub(super) fn new(options: PgConnectOptions) -> Self {
        Self { options, idle: Mutex::default() }
    }

    /// A connection that nobody else has, to be given back when its question was answered.
    ///
    /// # Errors
    /// None can be made.
    pub(super) async fn take(&self) -> Result<PgConnection> {
        while let Some((mut connection, since)) = self.last() {
            if since.elapsed() < TRUSTED || matches!(timeout(TRUSTED, connection.ping()).await, Ok(Ok(()))) {
                return Ok(connection);
            }
        }
        match timeout(CONNECT_WITHIN, self.options.connect()).await {
            Ok(connection) => Ok(connection?),
            Err(_) => Err(StoreError::Unavailable("the database cannot be reached in time".to_owned())),
        }
    }

    pub(super) fn give_back(&self, connection: PgConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push((connection, Instant::now()));
        }
    }

    fn last(&self) -> Option<(PgConnection, Instant)> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

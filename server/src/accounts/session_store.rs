//! tower-sessions' records in our own table: the sessions page lists them, and ending one is deleting its row.
//!
//! Only a hash of a session's id is stored: who reads the database cannot sign in with what they find.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use async_trait::async_trait;
use store::{Clock, NewSession, Store, StoreError, UserId};
use time::Duration;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use super::secrets;
use super::session::{DEVICE, IP, USER};

/// How long a session lives after it was last used.
pub const LIFETIME: Duration = Duration::days(30);

/// How often a new id may be taken already before we give up. Ids have 128 random bits: once is a broken generator.
const MOST_COLLISIONS: u32 = 3;

/// Sessions as rows. Time is our clock's, not the one tower-sessions looks at.
#[derive(Clone)]
pub struct SessionRows {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
}

impl SessionRows {
    /// Rows in `store`.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    fn row(&self, record: &Record) -> Result<NewSession> {
        let now = self.clock.now();
        let text = |key: &str| record.data.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        Ok(NewSession {
            id_hash: id_hash(&record.id),
            user_id: text(USER).and_then(|id| UserId::from_str(&id).ok()),
            data: serde_json::to_vec(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
            created_at: now,
            last_seen_at: now,
            expires_at: now + LIFETIME,
            user_agent: text(DEVICE),
            ip: text(IP),
        })
    }
}

/// What is stored of a session's id.
pub fn id_hash(id: &Id) -> [u8; 32] {
    secrets::hash(&id.to_string())
}

#[async_trait]
impl SessionStore for SessionRows {
    async fn create(&self, record: &mut Record) -> Result<()> {
        for _ in 0..=MOST_COLLISIONS {
            match self.store.create_session(self.row(record)?).await {
                Err(StoreError::Taken(_)) => record.id = Id::default(),
                other => return other.map_err(backend),
            }
        }
        Err(Error::Backend("new session ids are taken again and again".to_owned()))
    }

    /// Changes a session that exists. One that was ended meanwhile stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        self.store.save_session(self.row(record)?).await.map(drop).map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(row) = self.store.session(id_hash(id)).await.map_err(backend)? else { return Ok(None) };
        if row.expires_at <= self.clock.now() {
            return Ok(None);
        }
        let data = serde_json::from_slice(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date: row.expires_at }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store.delete_session(id_hash(id)).await.map(drop).map_err(backend)
    }
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

impl fmt::Debug for SessionRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionRows").finish_non_exhaustive()
    }
}

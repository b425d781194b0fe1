//! Opening and closing a room.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crdt::Document;
use crdt::schema::VERSION;
use store::{Credential, Grant, ResumeId, RowId, Snapshot, StoreError, UserId};
use tokio::sync::mpsc;
use tokio::time::Instant;
use uuid::Uuid;

use super::{Author, Inside, Room};
use crate::hub::{JoinError, Shared};
use crate::presence::Presence;

/// Rows read from the log at once.
const PAGE: i64 = 1_000;

impl Room {
    /// Subscribes first and loads second: what is committed between the two is heard or read, never missed.
    pub(super) async fn load(
        shared: Arc<Shared>,
        resume: ResumeId,
        inside: mpsc::UnboundedSender<Inside>,
    ) -> Result<Self, JoinError> {
        shared.parts.relay.subscribe(resume).await;
        let store = &shared.parts.store;
        let found = store.resume(resume).await.map_err(|error| unavailable(resume, &error))?;
        let found = found.filter(|found| found.deleted_at.is_none()).ok_or(JoinError::NotFound)?;
        let key = shared.parts.vault.unwrap_content_key(resume, &found.wrapped_key).map_err(|error| {
            tracing::error!(%error, %resume, "the résumé's key does not open");
            JoinError::Unavailable
        })?;
        let mut room = Self {
            document: Document::new(client_id(&shared)),
            shared,
            resume,
            key,
            applied: 0,
            snapshot: 0,
            members: HashMap::new(),
            presence: Presence::default(),
            in_flight: HashMap::new(),
            next_ticket: 0,
            ahead: BTreeMap::new(),
            inside,
            not_saving: false,
            stopping: false,
            empty_since: Some(Instant::now()),
            presence_due: None,
        };
        room.read_all().await?;
        room.bring_up_to_date();
        Ok(room)
    }

    /// Builds the document from snapshot and log.
    pub(super) async fn read_all(&mut self) -> Result<(), JoinError> {
        let resume = self.resume;
        self.document = Document::new(client_id(&self.shared));
        self.applied = 0;
        let store = self.shared.parts.store.clone();
        if let Some(snapshot) = store.latest_snapshot(resume).await.map_err(|error| unavailable(resume, &error))? {
            let plain = self.open(snapshot.row, &snapshot.blob)?;
            self.document.apply_v2(&plain).map_err(|error| broken(resume, snapshot.seq, &error))?;
            self.applied = snapshot.seq;
            self.snapshot = snapshot.seq;
        }
        loop {
            let rows =
                store.read_after(resume, self.applied, PAGE).await.map_err(|error| unavailable(resume, &error))?;
            let Some(last) = rows.last().map(|row| row.seq) else { return Ok(()) };
            let updates = rows.iter().map(|row| self.open(row.row, &row.blob)).collect::<Result<Vec<_>, _>>()?;
            self.document.apply_all(updates.iter().map(Vec::as_slice)).map_err(|error| broken(resume, last, &error))?;
            self.applied = last;
        }
    }

    fn open(&self, row: RowId, blob: &[u8]) -> Result<Vec<u8>, JoinError> {
        self.key.open(row.into(), blob).map_err(|error| {
            tracing::error!(%error, resume = %self.resume, %row, "a row of the log does not open");
            JoinError::Unavailable
        })
    }

    /// A document of an older shape is upgraded by an ordinary edit.
    fn bring_up_to_date(&mut self) {
        if self.document.schema_version() >= VERSION {
            return;
        }
        let upgraded = self.document.scratch(client_id(&self.shared)).map(|mut copy| copy.upgrade());
        if let Ok(update) = upgraded
            && !update.is_empty()
        {
            let nobody = UserId::from(Uuid::nil());
            let grant = Grant { user: nobody, via: Credential::Server };
            self.submit(Author::Server(None), grant, Vec::new(), update);
        }
    }

    /// Keeps a snapshot when the log has grown long, and goes.
    pub(super) async fn close(self) {
        let config = &self.shared.parts.config;
        if self.applied - self.snapshot > config.snapshot_after
            && let Err(error) = self.keep_snapshot().await
        {
            tracing::warn!(%error, resume = %self.resume, "no snapshot was kept; the log has everything");
        }
        self.shared.parts.relay.unsubscribe(self.resume).await;
    }

    async fn keep_snapshot(&self) -> Result<(), String> {
        let plain = self.document.encode_v2();
        // Read back before anyone relies on it.
        let mut copy = Document::new(client_id(&self.shared));
        copy.apply_v2(&plain).map_err(|error| error.to_string())?;
        if copy.read() != self.document.read() {
            return Err("it does not read as the document does".to_owned());
        }
        let parts = &self.shared.parts;
        let row = RowId::new(&*parts.clock, &*parts.rng);
        let blob = self.key.seal(&*parts.rng, row.into(), &plain);
        let snapshot = Snapshot { row, seq: self.applied, blob };
        parts.store.put_snapshot(self.resume, snapshot).await.map_err(|error| error.to_string())
    }
}

/// A fresh client id of 31 bits.
pub(super) fn client_id(shared: &Shared) -> u64 {
    let mut bytes = [0; 4];
    shared.parts.rng.fill(&mut bytes);
    u64::from(u32::from_be_bytes(bytes) >> 1) + 1
}

fn unavailable(resume: ResumeId, error: &StoreError) -> JoinError {
    tracing::warn!(%error, %resume, "a room cannot be loaded");
    JoinError::Unavailable
}

fn broken(resume: ResumeId, seq: i64, error: &crdt::UpdateError) -> JoinError {
    tracing::error!(%error, %resume, seq, "the log of a résumé cannot be replayed");
    JoinError::Unavailable
}

//! Loading a room: hear its channel first, read second, so that nothing falls between.

mod pages;

use std::sync::Arc;

use crdt::{Document, UpdateError};
use store::{ContentKey, ResumeId, Role, Snapshot, StoreError, UserId};
use uuid::Uuid;

use self::pages::{Pages, Row};
use super::snapshot::Tail;
use crate::heavy::heavy;
use crate::replica::{Replica, guarded};
use crate::shared::Shared;
use crate::who::JoinError;

/// A résumé's document at the head of its log.
pub(super) struct Loaded {
    pub(super) key: ContentKey,
    pub(super) document: Document,
    /// About so many bytes, encoded.
    pub(super) bytes: usize,
    pub(super) applied: i64,
    pub(super) tail: Tail,
    /// The log cannot be replayed to its head, and why: this is the last good state.
    pub(super) quarantine: Option<String>,
    /// In whose name the document is upgraded, when it is of an older shape.
    pub(super) owner: Option<UserId>,
}

/// Loads a document.
///
/// # Errors
/// There is none, or it cannot be read now. What it is was logged.
pub(super) async fn load(shared: &Arc<Shared>, id: ResumeId) -> Result<Loaded, JoinError> {
    let (resume, newest) =
        tokio::join!(shared.ask(shared.store.resume(id)), shared.ask(shared.store.latest_snapshot(id)));
    let (resume, newest) = (resume.map_err(away(id))?, newest.map_err(away(id))?);
    let resume = resume.filter(|resume| resume.deleted_at.is_none()).ok_or(JoinError::NotFound)?;
    let key = shared.vault.unwrap_content_key(id, &resume.wrapped_key).map_err(|error| {
        tracing::error!(%error, resume = %id, "a résumé's key cannot be opened");
        JoinError::Unavailable
    })?;
    shared.relay.subscribe(id).await;

    let mut quarantine = None;
    let mut replayed = replay(shared, id, &key, newest, i64::MAX, usize::MAX).await?;
    if replayed.bad.is_some() {
        // Row by row, to know which one it is; what it has half done is thrown away.
        let newest = || shared.ask(shared.store.latest_snapshot(id));
        replayed = replay(shared, id, &key, newest().await.map_err(away(id))?, i64::MAX, 1).await?;
        if let Some(error) = &replayed.bad {
            let seq = replayed.applied + 1;
            tracing::error!(%error, resume = %id, seq, "the log cannot be replayed; its last good state is shown, read-only");
            shared.counters.quarantines.add(1);
            quarantine = Some(error.to_string());
            let newest = newest().await.map_err(away(id))?;
            replayed = replay(shared, id, &key, newest, replayed.applied, usize::MAX).await?;
        }
    }
    let mut owner = None;
    if quarantine.is_none() && replayed.document.schema_version() < crdt::schema::VERSION {
        let members = shared.ask(shared.store.members(id)).await.map_err(away(id))?;
        owner = members.into_iter().find(|member| member.role == Role::Owner).map(|member| member.user);
    }
    let Replayed { document, bytes, applied, tail, bad: _ } = replayed;
    Ok(Loaded { key, document, bytes, applied, tail, quarantine, owner })
}

/// Why a log is not replayed any further.
#[derive(Debug, thiserror::Error)]
enum Unreadable {
    #[error("row {0} of the log is missing")]
    Missing(i64),
    #[error("it cannot be opened: {0}")]
    Sealed(#[from] store::EnvelopeError),
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// A document as far as its log could be replayed.
struct Replayed {
    document: Document,
    bytes: usize,
    applied: i64,
    tail: Tail,
    /// Why it went no further.
    bad: Option<Unreadable>,
}

/// Replays a log from a snapshot, or the newest before it that can be read, to its head, or to a row; so many rows in one
/// transaction.
async fn replay(
    shared: &Arc<Shared>,
    id: ResumeId,
    key: &ContentKey,
    mut newest: Option<Snapshot>,
    through: i64,
    at_once: usize,
) -> Result<Replayed, JoinError> {
    let mut replayed = Replayed { document: Replica::blank(), bytes: 0, applied: 0, tail: Tail::default(), bad: None };
    let mut pages = None;
    while let Some(snapshot) = newest {
        // The rows after it are read while it is applied.
        pages = Some(Pages::begin(shared, id, key, snapshot.seq, through));
        match replayed.begin(key, &snapshot) {
            Ok(()) => break,
            Err(error) => {
                // The log behind an older one may still be there.
                tracing::error!(%error, resume = %id, seq = snapshot.seq, "a snapshot cannot be read; trying an older one");
                pages = None;
                newest = shared.ask(shared.store.snapshot_before(id, snapshot.seq - 1)).await.map_err(away(id))?;
            }
        }
    }
    let mut pages = pages.unwrap_or_else(|| Pages::begin(shared, id, key, 0, through));
    while let Some(rows) = pages.next().await.map_err(away(id))? {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            if let Err(error) = replayed.take(rows.by_ref().take(at_once)) {
                replayed.bad = Some(error);
                return Ok(replayed);
            }
        }
    }
    Ok(replayed)
}

fn away(id: ResumeId) -> impl Fn(StoreError) -> JoinError {
    move |error| {
        tracing::error!(%error, resume = %id, "a résumé cannot be loaded");
        JoinError::Unavailable
    }
}

impl Replayed {
    fn begin(&mut self, key: &ContentKey, snapshot: &Snapshot) -> Result<(), Unreadable> {
        let state = key.open(Uuid::from(snapshot.row), &snapshot.blob)?;
        let mut document = Replica::blank();
        heavy(state.len(), || guarded(|| document.apply_v2(&state))).flatten()?;
        (self.document, self.bytes, self.applied) = (document, state.len(), snapshot.seq);
        Ok(())
    }

    /// Applies rows in one transaction. After an error the document is not to be used.
    fn take(&mut self, rows: impl Iterator<Item = Row>) -> Result<(), Unreadable> {
        let mut updates = Vec::new();
        for ((seq, update), expected) in rows.zip(self.applied + 1..) {
            if seq != expected {
                return Err(Unreadable::Missing(expected));
            }
            updates.push(update?);
        }
        let bytes = updates.iter().map(Vec::len).sum();
        heavy(bytes, || guarded(|| self.document.apply_all(updates.iter().map(Vec::as_slice)))).flatten()?;
        for update in &updates {
            self.bytes += update.len();
            self.tail.add(update.len());
        }
        self.applied += updates.len() as i64;
        Ok(())
    }
}

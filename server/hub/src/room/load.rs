//! Loading a room: hear its channel first, read second, so that nothing falls between.

use crdt::Document;
use store::{ContentKey, ResumeId, Role, StoreError, UserId};
use uuid::Uuid;

use super::snapshot::Tail;
use crate::replica::{Replica, guarded};
use crate::shared::Shared;
use crate::who::JoinError;

/// Rows of one reading.
const PAGE: i64 = 64;

/// A résumé's document at the head of its log.
pub(super) struct Loaded {
    pub(super) key: ContentKey,
    pub(super) document: Document,
    pub(super) applied: i64,
    pub(super) tail: Tail,
    /// In whose name the document is upgraded, when it is of an older shape.
    pub(super) owner: Option<UserId>,
}

/// Loads a document.
///
/// # Errors
/// There is none, or it cannot be read now. What it is was logged.
pub(super) async fn load(shared: &Shared, id: ResumeId) -> Result<Loaded, JoinError> {
    let unreadable = |what: &str, error: &dyn std::fmt::Display| {
        tracing::error!(%error, resume = %id, "{what}");
        JoinError::Unavailable
    };
    let away = |error: StoreError| unreadable("a résumé cannot be loaded", &error);
    let resume = shared.ask(shared.store.resume(id)).await.map_err(away)?;
    let resume = resume.filter(|resume| resume.deleted_at.is_none()).ok_or(JoinError::NotFound)?;
    let key = shared.vault.unwrap_content_key(id, &resume.wrapped_key);
    let key = key.map_err(|error| unreadable("a résumé's key cannot be opened", &error))?;
    shared.relay.subscribe(id).await;

    let mut document = Replica::blank();
    let mut applied = 0;
    if let Some(snapshot) = shared.ask(shared.store.latest_snapshot(id)).await.map_err(away)? {
        let state = key.open(Uuid::from(snapshot.row), &snapshot.blob);
        let state = state.map_err(|error| unreadable("a snapshot cannot be opened", &error))?;
        let done = guarded(|| document.apply_v2(&state)).flatten();
        done.map_err(|error| unreadable("a snapshot cannot be applied", &error))?;
        applied = snapshot.seq;
    }
    let mut tail = Tail::default();
    loop {
        let rows = shared.ask(shared.log.read_after(id, applied, PAGE)).await.map_err(away)?;
        let mut updates = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.seq != applied + 1 {
                return Err(unreadable("a row of the log is missing", &(applied + 1)));
            }
            let update = key.open(Uuid::from(row.row), &row.blob);
            updates.push(update.map_err(|error| unreadable("a row of the log cannot be opened", &error))?);
            applied = row.seq;
        }
        let done = guarded(|| document.apply_all(updates.iter().map(Vec::as_slice))).flatten();
        done.map_err(|error| unreadable("the log cannot be applied", &error))?;
        updates.iter().for_each(|update| tail.add(update.len()));
        if !store::may_go_on(&rows, PAGE) {
            break;
        }
    }
    let mut owner = None;
    if document.schema_version() < crdt::schema::VERSION {
        let members = shared.ask(shared.store.members(id)).await.map_err(away)?;
        owner = members.into_iter().find(|member| member.role == Role::Owner).map(|member| member.user);
    }
    Ok(Loaded { key, document, applied, tail, owner })
}

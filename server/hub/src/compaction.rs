//! Removing rows of logs that a snapshot covers, when they are older than the retention.
//!
//! What remains (that snapshot and all rows after it) still gives every state of the retained time. A snapshot was read
//! back before it was kept; it is read once more before what it covers goes.

use std::sync::Arc;

use store::{ResumeId, StoreError};
use tokio::time::sleep;
use uuid::Uuid;

use crate::replica::{Replica, guarded};
use crate::shared::Shared;

/// Résumés of one question.
const PAGE: i64 = 64;

/// Looks for old rows every now and then, until the hub has stopped.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        tokio::select! {
            () = shared.stopped.cancelled() => return,
            () = sleep(shared.config.compact_every) => {}
        }
        if let Err(error) = compact(&shared).await {
            tracing::warn!(%error, "old rows of logs could not be removed; trying again later");
        }
        shared.counters.compactions.add(1);
    }
}

async fn compact(shared: &Shared) -> Result<(), StoreError> {
    let before = shared.clock.now() - shared.config.retention;
    let mut skipped = 0;
    loop {
        let found = shared.ask(shared.store.compactable(before, PAGE + skipped)).await?;
        let is_last = (found.len() as i64) < PAGE + skipped;
        let mut forgotten = 0;
        for (resume, seq) in found {
            if is_readable(shared, resume, seq).await? {
                forgotten += shared.ask(shared.store.forget_log(resume, seq)).await?;
            } else {
                tracing::error!(%resume, seq, "an old snapshot cannot be read; the rows before it are kept");
                skipped += 1;
            }
        }
        shared.counters.forgotten_rows.add(forgotten);
        if is_last || forgotten == 0 {
            return Ok(());
        }
    }
}

/// Whether the snapshot at this number gives a document.
async fn is_readable(shared: &Shared, resume: ResumeId, seq: i64) -> Result<bool, StoreError> {
    let Some(found) = shared.ask(shared.store.resume(resume)).await? else { return Ok(false) };
    let Some(snapshot) = shared.ask(shared.store.snapshot_before(resume, seq)).await? else { return Ok(false) };
    let opened = shared
        .vault
        .unwrap_content_key(resume, &found.wrapped_key)
        .and_then(|key| key.open(Uuid::from(snapshot.row), &snapshot.blob));
    let Ok(state) = opened else { return Ok(false) };
    let read = guarded(|| {
        let mut document = Replica::blank();
        document.apply_v2(&state).map(|()| !document.has_pending())
    });
    Ok(snapshot.seq == seq && read.flatten().unwrap_or(false))
}

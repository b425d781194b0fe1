//! Comparing heads: one query for all open rooms finds what no relay told.

use std::collections::HashSet;
use std::sync::Arc;

use store::ResumeId;
use tokio::time::sleep;

use crate::relay::RelayState;
use crate::room::RoomHandle;
use crate::shared::Shared;

/// Compares until the hub has stopped: every few seconds, more often while the relay is away, and at once after a gap.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        let pause = match shared.relay.state() {
            RelayState::Down(_) => shared.config.heads_every_without_relay,
            RelayState::Up | RelayState::None => shared.config.heads_every,
        };
        tokio::select! {
            () = shared.stopped.cancelled() => return,
            () = shared.gap.notified() => {}
            () = sleep(pause) => {}
        }
        compare(&shared).await;
    }
}

async fn compare(shared: &Shared) {
    let rooms: Vec<(ResumeId, RoomHandle)> = shared.rooms().iter().map(|(id, handle)| (*id, handle.clone())).collect();
    if rooms.is_empty() {
        return;
    }
    let ids: Vec<ResumeId> = rooms.iter().map(|(id, _)| *id).collect();
    let heads = match shared.ask(shared.log.heads(&ids)).await {
        Ok(heads) => heads,
        Err(error) => {
            tracing::warn!(%error, rooms = rooms.len(), "heads cannot be compared; trying again");
            return;
        }
    };
    let there: HashSet<ResumeId> = heads.iter().map(|(id, _)| *id).collect();
    for (id, handle) in rooms {
        if !there.contains(&id) {
            handle.signal.gone();
        }
        if let Some((_, head)) = heads.iter().find(|(of, _)| *of == id) {
            handle.signal.head_is(*head);
        }
    }
}

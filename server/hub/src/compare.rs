//! Comparing with the database what no relay told: one query for the heads of all open rooms, and one for the rights of
//! all who are connected.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use store::{Grantee, ResumeId, Role, UserId};
use tokio::time::sleep;

use crate::relay::RelayState;
use crate::room::{Command, RoomHandle};
use crate::shared::Shared;

/// How long those who come are gathered.
const NEWCOMERS_PAUSE: Duration = Duration::from_millis(50);

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
        compare_heads(&shared).await;
    }
}

/// Compares everybody's rights until the hub has stopped.
pub(crate) async fn watch_rights(shared: Arc<Shared>) {
    loop {
        let pause = match shared.relay.state() {
            RelayState::Up | RelayState::Down(_) => shared.config.rights_every,
            RelayState::None => shared.config.heads_every,
        };
        tokio::select! {
            () = shared.stopped.cancelled() => return,
            () = sleep(pause) => {}
        }
        compare_rights(&shared, shared.everybody()).await;
    }
}

/// Looks once more at those who have come: who let them in may have read their role just before it changed, and the room
/// may have heard of the change just before they were in it. Those who come together are asked for together.
pub(crate) async fn look_at_newcomers(shared: Arc<Shared>) {
    loop {
        tokio::select! {
            () = shared.stopped.cancelled() => return,
            () = shared.came.notified() => {}
        }
        sleep(NEWCOMERS_PAUSE).await;
        compare_rights(&shared, shared.newcomers()).await;
    }
}

async fn compare_heads(shared: &Shared) {
    let rooms: Vec<(ResumeId, RoomHandle)> = shared.rooms().iter().map(|(id, handle)| (*id, handle.clone())).collect();
    if rooms.is_empty() {
        return;
    }
    let ids: Vec<ResumeId> = rooms.iter().map(|(id, _)| *id).collect();
    let heads: HashMap<ResumeId, i64> = match shared.ask(shared.log.heads(&ids)).await {
        Ok(heads) => heads.into_iter().collect(),
        Err(error) => {
            tracing::warn!(%error, rooms = rooms.len(), "heads cannot be compared; trying again");
            return;
        }
    };
    for (id, handle) in rooms {
        match heads.get(&id) {
            Some(head) => handle.signal.head_is(*head),
            None => handle.signal.gone(),
        }
    }
}

/// Asks rooms to look at those who may no longer have open what they have.
async fn compare_rights(shared: &Shared, seats: Vec<(Grantee, Role)>) {
    if seats.is_empty() {
        return;
    }
    // Several windows of one person ask once.
    let asked: Vec<Grantee> = seats.iter().map(|(grantee, _)| *grantee).collect::<HashSet<_>>().into_iter().collect();
    let rights = match shared.ask(shared.store.rights(&asked, shared.clock.now())).await {
        Ok(rights) => rights,
        Err(error) => {
            tracing::warn!(%error, connections = seats.len(), "rights cannot be compared; trying again");
            return;
        }
    };
    let now: HashMap<Grantee, Option<Role>> = asked
        .into_iter()
        .zip(rights)
        .map(|(grantee, rights)| (grantee, rights.role.filter(|_| rights.signed_in)))
        .collect();
    let changed: HashSet<(ResumeId, UserId)> = seats
        .iter()
        .filter(|(grantee, role)| now.get(grantee) != Some(&Some(*role)))
        .map(|(grantee, _)| (grantee.resume, grantee.user))
        .collect();
    for (resume, user) in changed {
        let room = shared.rooms().get(&resume).cloned();
        if let Some(room) = room {
            // A mailbox that is full now is asked at the next comparison.
            drop(room.commands.try_send(Command::AccessChanged(user)));
        }
    }
}

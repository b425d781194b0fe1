//! Comparing the numbers of all open rooms with the database: what catches a lost last message.

use std::sync::Weak;

use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::hub::Shared;
use crate::relay::State;
use crate::room::Inside;

/// One query for all open rooms, every few seconds, sooner without news from Redis, and at once after a gap.
pub(crate) async fn watch(shared: Weak<Shared>, mut gaps: mpsc::UnboundedReceiver<()>) {
    let mut listening = true;
    loop {
        let pause = {
            let Some(shared) = shared.upgrade() else { return };
            let config = &shared.parts.config;
            match shared.parts.relay.state() {
                State::Away => config.heads_every_without_relay,
                State::Alone | State::Connected => config.heads_every,
            }
        };
        tokio::select! {
            () = sleep(pause) => {}
            gap = gaps.recv(), if listening => {
                listening = gap.is_some();
                // One look serves all gaps that were noticed together.
                while gaps.try_recv().is_ok() {}
            }
        }
        let Some(shared) = shared.upgrade() else { return };
        shared.forget_ended();
        let rooms = shared.open_rooms();
        if rooms.is_empty() {
            continue;
        }
        let ids: Vec<_> = rooms.iter().map(|(resume, _)| *resume).collect();
        match shared.parts.store.heads(&ids).await {
            Ok(heads) => {
                for (resume, head) in heads {
                    if let Some((_, room)) = rooms.iter().find(|(id, _)| *id == resume) {
                        drop(room.inside.send(Inside::Head(head)));
                    }
                }
            }
            Err(error) => tracing::warn!(%error, "the rooms could not be compared with the database"),
        }
    }
}

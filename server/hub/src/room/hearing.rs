//! What other replicas, the heads query and the log writer tell a room.

use std::sync::atomic::Ordering;

use bytes::Bytes;
use crdt::protocol::{Frame, close};
use uuid::Uuid;

use super::{Room, Signal};
use crate::connection::Ending;
use crate::relay::{Message, MessageNews, Update};
use crate::writer::Saving;

impl Room {
    pub(super) fn hear(&mut self, from: u64, news: MessageNews) {
        match news {
            MessageNews::Update(update) => self.hear_update(&update),
            MessageNews::Presence { everybody, payload } => self.presence_heard(from, everybody, &payload),
            MessageNews::WhoIsThere => {
                if self.presence.is_anybody_local() {
                    let payload = self.presence.announcement();
                    self.publish(MessageNews::Presence { everybody: true, payload });
                }
            }
            MessageNews::AccessChanged(user) => self.recheck(user),
        }
    }

    fn hear_update(&mut self, update: &Update) {
        for (seq, (row, blob)) in (update.first_seq..).zip(&update.rows) {
            if self.replica.has(seq) {
                continue;
            }
            match self.key.open(Uuid::from(*row), blob) {
                Ok(update) => self.replica.arrive(seq, update.into(), false),
                // The log will tell what is there.
                Err(error) => tracing::warn!(%error, resume = %self.id, seq, "a relayed row cannot be opened"),
            }
        }
        self.catch_up.head_is(update.last_seq);
        self.advance();
    }

    pub(super) fn signalled(&mut self, signal: &Signal) {
        self.catch_up.head_is(signal.head.load(Ordering::Acquire));
        if signal.gone.swap(false, Ordering::AcqRel) {
            self.recheck_everybody();
        }
        if signal.gap.swap(false, Ordering::AcqRel) {
            self.read_log();
            self.recheck_everybody();
            self.publish(MessageNews::WhoIsThere);
            self.announce(tokio::time::Instant::now());
        }
        self.advance();
    }

    pub(super) fn publish(&self, news: MessageNews) {
        self.shared.relay.publish(self.id, Message { from: self.shared.replica, news }.encode());
    }

    /// Tells everybody that edits are not being stored, or are again.
    pub(super) fn tell_saving(&mut self) {
        let saving = self.saving.borrow_and_update().clone();
        self.members.event(&event_of(&saving));
    }

    /// A row of the log cannot be applied, or yrs panicked: what is in memory is not to be trusted. Everybody comes
    /// back, and the next room is built from the database.
    pub(super) fn breaks(&mut self, error: &crdt::UpdateError) {
        tracing::error!(%error, resume = %self.id, "a committed row cannot be applied; the room starts afresh");
        self.broken = Some("the room starts afresh; come back");
    }
}

/// The *event* frame about saving.
pub(super) fn event_of(saving: &Saving) -> Bytes {
    let json = match saving {
        Saving::Flowing => serde_json::json!({ "type": "saving" }),
        Saving::Stopped(reason) => serde_json::json!({ "type": "not_saving", "reason": reason }),
    };
    Frame::Event(&json.to_string()).encode().into()
}

/// The end for a connection whose edits cannot be taken now.
pub(super) fn come_back(reason: &str) -> Ending {
    Ending::new(close::TRY_AGAIN, reason)
}

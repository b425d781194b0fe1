//! What other replicas, the heads query and the log writer tell a room.

use std::sync::atomic::Ordering;

use bytes::Bytes;
use crdt::protocol::{Frame, close};
use tokio::time::Instant;
use uuid::Uuid;

use super::{Room, Signal};
use crate::connection::Ending;
use crate::news::Heard;
use crate::relay::{Message, MessageNews, Update};
use crate::writer::Saving;

impl Room {
    pub(super) fn hear(&mut self, heard: Heard) {
        let (from, news) = match heard {
            Heard::News { from, news } => (from, news),
            Heard::Listeners { others } => {
                // Who spoke a little while ago is there, whatever a Redis of several nodes counts.
                let silence = self.shared.config.replica_silence;
                self.is_alone = !others && self.heard_others.is_none_or(|at| at.elapsed() >= silence);
                return;
            }
        };
        (self.is_alone, self.heard_others) = (false, Some(Instant::now()));
        match news {
            // Rows behind the one that cannot be replayed are of no use.
            MessageNews::Update(_) if self.quarantine.is_some() => {}
            MessageNews::Update(update) => self.hear_update(&update),
            MessageNews::Presence { everybody, payload } => self.presence_heard(from, everybody, &payload),
            MessageNews::WhoIsThere => {
                // Rows that were told to nobody: who asks has perhaps loaded before they came.
                let (first_seq, last_seq) = (self.replica.applied(), self.replica.applied());
                self.publish(MessageNews::Update(Update { first_seq, last_seq, rows: Vec::new() }));
                if self.presence.is_anybody_local() {
                    let payload = self.presence.announcement();
                    self.publish(MessageNews::Presence { everybody: true, payload });
                }
            }
            MessageNews::AccessChanged(user) => self.recheck(user),
            MessageNews::Digest { seq, hash } => self.compare_digest(seq, &hash),
            MessageNews::LettersChanged => self.tell_letters(),
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
    }

    pub(super) fn signalled(&mut self, signal: &Signal) {
        self.catch_up.head_is(signal.head.load(Ordering::Acquire));
        if signal.gone.swap(false, Ordering::AcqRel) {
            self.recheck_everybody();
        }
        if signal.drained.swap(false, Ordering::AcqRel) {
            self.resume_drained();
        }
        if signal.squeeze.swap(false, Ordering::AcqRel) {
            self.timers.hurry();
        }
        if signal.gap.swap(false, Ordering::AcqRel) {
            self.is_alone = false;
            self.read_log();
            self.recheck_everybody();
            self.tell_letters();
            self.publish(MessageNews::WhoIsThere);
            self.announce(Instant::now());
        }
        self.advance();
    }

    /// Whether another replica may have this résumé open.
    pub(super) fn has_company(&self) -> bool {
        self.shared.has_other_replicas() && !self.is_alone
    }

    pub(super) fn publish(&self, news: MessageNews) {
        self.shared.relay.publish(self.id, Message { from: self.shared.replica, news }.encode());
    }

    /// Tells everybody that edits are not being stored, or are again.
    pub(super) fn tell_saving(&mut self) {
        self.saving.borrow_and_update();
        let event = self.saving_event();
        self.members.event(&event);
    }

    /// Tells everybody that the list of the letters beside this résumé is another.
    pub(super) fn tell_letters(&mut self) {
        let event = serde_json::json!({ "type": "letters" });
        self.members.event(&Frame::Event(&event.to_string()).encode().into());
    }

    /// Why edits are not being stored here.
    pub(super) fn not_saving(&self) -> Option<&'static str> {
        match &*self.saving.borrow() {
            _ if self.quarantine.is_some() => Some(QUARANTINED),
            Saving::Flowing => None,
            Saving::Stopped(reason) => Some(reason),
        }
    }

    /// The *event* frame about saving.
    pub(super) fn saving_event(&self) -> Bytes {
        let json = match self.not_saving() {
            None => serde_json::json!({ "type": "saving" }),
            Some(reason) => serde_json::json!({ "type": "not_saving", "reason": reason }),
        };
        Frame::Event(&json.to_string()).encode().into()
    }

    /// A row of the log cannot be applied, or yrs panicked: what is in memory is not to be trusted. Everybody comes
    /// back, and the next room is built from the database.
    pub(super) fn breaks(&mut self, error: &crdt::UpdateError) {
        tracing::error!(%error, resume = %self.id, "a committed row cannot be applied; the room starts afresh");
        self.shared.counters.rebuilt.add(1);
        self.broken = Some("the room starts afresh; come back");
    }
}

/// What people are told of a résumé whose log cannot be replayed.
pub(super) const QUARANTINED: &str =
    "part of this résumé cannot be read; its last good state is shown, and nothing is stored until that is mended";

/// The end for a connection whose edits cannot be taken now.
pub(super) fn come_back(reason: &str) -> Ending {
    Ending::new(close::TRY_AGAIN, reason)
}

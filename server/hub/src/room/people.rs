//! Presence in a room: when it is told, and to whom.

use bytes::Bytes;
use crdt::awareness::{self, Entry};
use tokio::time::Instant;

use super::Room;
use crate::handle::ConnectionId;
use crate::presence::stamp;
use crate::relay::MessageNews;

impl Room {
    pub(super) fn presence_said(&mut self, by: ConnectionId, entries: &[Entry<'_>]) {
        let Some(member) = self.members.get_mut(by) else { return };
        let who = &member.who;
        if self.presence.said(by, who.user, entries, |said| stamp(who, said)) {
            self.tell_presence_soon();
        }
    }

    /// What another replica says of its people.
    pub(super) fn presence_heard(&mut self, from: u64, everybody: bool, payload: &[u8]) {
        match awareness::decode(payload) {
            Ok(entries) => {
                if self.presence.heard(from, everybody, &entries, Instant::now()) {
                    self.tell_presence_soon();
                }
            }
            Err(error) => tracing::warn!(%error, resume = %self.id, "another replica's presence cannot be read"),
        }
    }

    /// At once when it was quiet, otherwise with what else happens until the next beat.
    pub(super) fn tell_presence_soon(&mut self) {
        let now = Instant::now();
        let earliest = self.timers.presence_told.map_or(now, |told| told + self.shared.config.presence_every);
        self.timers.presence.get_or_insert(earliest.max(now));
    }

    pub(super) fn tell_presence(&mut self, now: Instant) {
        self.timers.presence = None;
        self.timers.presence_told = Some(now);
        self.repeat_presence();
        let Some(batch) = self.presence.flush() else { return };
        for id in self.members.everybody() {
            let frame = match batch.instead.get(&id) {
                Some(own) => own.clone(),
                None => Some(batch.frame.clone()),
            };
            if let (Some(member), Some(frame)) = (self.members.get_mut(id), frame) {
                member.send_presence(frame);
            }
        }
        if let Some(payload) = batch.news.filter(|_| self.has_company()) {
            self.publish(MessageNews::Presence { everybody: false, payload });
        }
    }

    /// Tells other replicas who is here, and forgets those that have fallen silent.
    pub(super) fn announce(&mut self, now: Instant) {
        if self.presence.expire(now, self.shared.config.replica_silence) {
            self.tell_presence_soon();
        }
        // Also when nobody seems to listen: the answer says whether that is so.
        if !self.members.is_empty() {
            let payload: Bytes = self.presence.announcement();
            self.publish(MessageNews::Presence { everybody: true, payload });
        }
    }
}

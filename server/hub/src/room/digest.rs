//! Comparing hashes with other replicas, now and then: two that have applied the same rows hold the same.

use super::Room;
use crate::relay::MessageNews;

impl Room {
    /// Tells other replicas the hash of what is here.
    pub(super) fn tell_digest(&mut self) {
        if !self.shared.has_other_replicas() {
            return;
        }
        match self.replica.digest() {
            Ok(hash) => self.publish(MessageNews::Digest { seq: self.replica.applied(), hash }),
            Err(error) => self.breaks(&error),
        }
    }

    /// Another replica's hash at a row. When it is not ours, one of us holds what no row brought: both begin again
    /// from the database, since each hears the other's.
    pub(super) fn compare_digest(&mut self, seq: i64, hash: &[u8; 32]) {
        if seq != self.replica.applied() || self.quarantine.is_some() {
            return;
        }
        match self.replica.digest() {
            Ok(own) if own == *hash => {}
            Ok(_) => {
                self.shared.counters.divergences.add(1);
                tracing::error!(resume = %self.id, seq, "another replica holds something else; the room starts afresh");
                self.tell_digest();
                self.broken = Some("the room starts afresh; come back");
            }
            Err(error) => self.breaks(&error),
        }
    }
}

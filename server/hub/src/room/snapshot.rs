//! Snapshots: states from which the log is read on. They are written beside the log, which stays whole.

use store::{RowId, Snapshot};
use uuid::Uuid;

use super::Room;
use super::work::Done;

/// An open room writes one when its tail is so many times as long as one that is evicted with.
const OPEN_FACTOR: usize = 5;
/// And when the rows after the newest one have so many bytes.
const TAIL_BYTES: usize = 8 * 1024 * 1024;

/// The rows after the newest snapshot: what a load has to read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tail {
    pub(super) rows: usize,
    bytes: usize,
}

impl Tail {
    pub(super) fn add(&mut self, bytes: usize) {
        self.rows += 1;
        self.bytes += bytes;
    }
}

impl Room {
    /// Writes one and waits for it: the room is being closed.
    pub(super) async fn write_snapshot(&mut self) {
        if let Some(snapshot) = self.make_snapshot() {
            let written = tokio::time::timeout(self.shared.config.commit_patience, snapshot).await;
            if let Ok(Done::Snapshot(seq)) = written {
                self.snapshot_is(seq);
            }
        }
    }

    /// Writes one beside the editing when the tail has become long.
    pub(super) fn snapshot_when_long(&mut self) {
        let rows = OPEN_FACTOR * self.shared.config.snapshot_rows.max(1);
        if self.tail.rows >= rows || self.tail.bytes >= TAIL_BYTES {
            // Not again before as many rows more, whether this one succeeds or not.
            self.tail = Tail::default();
            if let Some(snapshot) = self.make_snapshot() {
                self.work.push(Box::pin(snapshot));
            }
        }
    }

    fn make_snapshot(&mut self) -> Option<impl Future<Output = Done> + Send + 'static> {
        let seq = self.replica.applied();
        let Some(state) = self.replica.snapshot() else {
            tracing::error!(resume = %self.id, seq, "a snapshot does not read back as it was written; kept the log only");
            return None;
        };
        let row = RowId::new(&*self.shared.clock, &*self.shared.rng);
        let blob = self.key.seal(&*self.shared.rng, Uuid::from(row), &state);
        let (store, id) = (self.shared.store.clone(), self.id);
        Some(async move {
            match store.put_snapshot(id, Snapshot { row, seq, blob }).await {
                Ok(()) => Done::Snapshot(Some(seq)),
                Err(error) => {
                    tracing::warn!(%error, resume = %id, seq, "a snapshot was not written; the log has everything");
                    Done::Snapshot(None)
                }
            }
        })
    }

    pub(super) fn snapshot_is(&mut self, seq: Option<i64>) {
        if let Some(seq) = seq {
            self.tail.rows = usize::try_from(self.replica.applied() - seq).unwrap_or(0);
            self.shared.counters.snapshots.add(1);
            tracing::debug!(resume = %self.id, seq, "a snapshot was written");
        }
    }
}

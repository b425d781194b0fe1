//! What happened since this replica started, counted.

use std::sync::atomic::{AtomicU64, Ordering};

use crdt::protocol::close;

/// The close codes of refusals, each with its count.
const CODES: [u16; 6] =
    [close::MALFORMED, close::SIGNED_OUT, close::NOT_ALLOWED, close::ACCESS_CHANGED, close::TOO_FAST, close::TRY_AGAIN];

/// Counts that only grow.
#[derive(Debug, Default)]
pub struct Counters {
    refusals: [AtomicU64; CODES.len()],
    /// Rows of the log that were written for people here.
    pub edits: Counter,
    /// Queues of slow readers that were dropped for a difference.
    pub overflows: Counter,
    /// Rooms that were built from the database again: a row could not be applied, or a hash differed.
    pub rebuilt: Counter,
    /// Rooms whose hash was not the one of another replica.
    pub divergences: Counter,
    /// Rooms that were opened read-only since their log cannot be replayed.
    pub quarantines: Counter,
    pub snapshots: Counter,
    /// How often old rows of logs were looked for.
    pub compactions: Counter,
    /// Rows of logs that were removed since a snapshot older than the retention covers them.
    pub forgotten_rows: Counter,
}

/// One count.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Counters {
    /// A connection was ended, or never begun, with this close code.
    pub fn refused(&self, code: u16) {
        if let Some(at) = CODES.iter().position(|known| *known == code) {
            self.refusals[at].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Each close code with how often it was said.
    pub fn refusals(&self) -> impl Iterator<Item = (u16, u64)> {
        CODES.into_iter().zip(self.refusals.iter().map(|count| count.load(Ordering::Relaxed)))
    }
}

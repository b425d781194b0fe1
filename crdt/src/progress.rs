//! What a document has, kept beside it: yrs tells it only by walking over everything.

use std::collections::HashMap;

use yrs::{IdSet, ReadTxn, TransactionMut};

use crate::outline::UpdateInfo;
use crate::ranges::RangeSet;

/// How far each client is known, and what is deleted. Kept up from the empty document on.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// The next clock of each client.
    known: HashMap<u64, u32>,
    deleted: RangeSet,
    /// Something was taken that lies behind a hole: only yrs knows how far a client is when the hole is filled.
    has_holes: bool,
}

impl Progress {
    /// Walks over the whole document.
    pub(crate) fn of(txn: &impl ReadTxn) -> Self {
        let snapshot = txn.snapshot();
        let known = snapshot.state_map.iter().map(|(client, clock)| (client.get(), *clock)).collect();
        let mut progress = Self { known, ..Self::default() };
        progress.delete(&snapshot.delete_set);
        progress
    }

    /// Whether this has to be read off the document again.
    pub(crate) fn has_holes(&self) -> bool {
        self.has_holes
    }

    /// Takes in what a transaction has done.
    pub(crate) fn advance(&mut self, txn: &TransactionMut<'_>) {
        for (client, ranges) in txn.insert_set().iter() {
            let known = self.known.entry(client.get()).or_default();
            for range in ranges.iter() {
                self.has_holes |= range.start > *known;
                *known = (*known).max(range.end);
            }
        }
        self.delete(txn.delete_set());
    }

    /// Takes in what an update that was applied says is deleted: yrs does not count in the transaction what came
    /// deleted already.
    pub(crate) fn told(&mut self, deleted: &IdSet) {
        for (client, ranges) in deleted.iter() {
            let known = self.known(client.get());
            // What is not here yet waits, and is not deleted.
            ranges.iter().for_each(|range| self.deleted.insert(client.get(), range.start, range.end.min(known)));
        }
    }

    fn delete(&mut self, set: &IdSet) {
        for (client, ranges) in set.iter() {
            ranges.iter().for_each(|range| self.deleted.insert(client.get(), range.start, range.end));
        }
    }

    /// The next clock of a client: 0 for one that nobody knows.
    pub(crate) fn known(&self, client: u64) -> u32 {
        self.known.get(&client).copied().unwrap_or(0)
    }

    pub(crate) fn lacks_insertions(&self, info: &UpdateInfo) -> bool {
        info.inserted().iter().any(|run| run.end > self.known(run.client))
    }

    /// Whether an update brings anything that is not here.
    pub(crate) fn lacks(&self, info: &UpdateInfo) -> bool {
        self.lacks_insertions(info)
            || info.deleted().iter().any(|run| !self.deleted.contains(run.client, run.start, run.end))
    }

    /// The clients under whose ids an update inserts what is not here, ascending.
    pub(crate) fn new_clients(&self, info: &UpdateInfo) -> Vec<u64> {
        let new = info.inserted().iter().filter(|run| run.end > self.known(run.client));
        let mut clients: Vec<u64> = new.map(|run| run.client).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    /// Whether each client's insertions follow what is here of that client, without a hole.
    pub(crate) fn is_continued_by(&self, info: &UpdateInfo) -> bool {
        // Runs of one client lie together, in the order of their clocks.
        let mut at: Option<(u64, u32)> = None;
        info.inserted().iter().all(|run| {
            let known = match at {
                Some((client, end)) if client == run.client => end,
                _ => self.known(run.client),
            };
            at = Some((run.client, known.max(run.end)));
            run.start <= known
        })
    }
}

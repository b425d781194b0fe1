//! Which of a connection's frames are durable.

use std::collections::BTreeSet;

/// Counts frames of kind step 2 and update, and which of them are durable. *Saved n* says that the first n are.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    received: u64,
    /// The first so many are durable.
    durable: u64,
    /// Durable ones behind one that is not yet.
    early: BTreeSet<u64>,
    told: u64,
}

impl Ledger {
    /// Counts a frame and gives its number, from 1.
    pub(crate) fn count(&mut self) -> u64 {
        self.received += 1;
        self.received
    }

    /// This frame is durable.
    pub(crate) fn settle(&mut self, number: u64) {
        if number > self.durable {
            self.early.insert(number);
            self.advance();
        }
    }

    /// This frame held everything that the ones before it held, and is durable.
    pub(crate) fn settle_through(&mut self, number: u64) {
        self.durable = self.durable.max(number);
        self.early.retain(|early| *early > number);
        self.advance();
    }

    fn advance(&mut self) {
        while self.early.remove(&(self.durable + 1)) {
            self.durable += 1;
        }
    }

    /// The number that was told last, if any was.
    pub(crate) fn told(&self) -> Option<u64> {
        (self.told > 0).then_some(self.told)
    }

    /// The number to tell, when it has grown since it was told last.
    pub(crate) fn news(&mut self) -> Option<u64> {
        (self.durable > self.told).then(|| {
            self.told = self.durable;
            self.told
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_is_a_prefix() {
        let mut ledger = Ledger::default();
        assert_eq!((ledger.count(), ledger.count(), ledger.count()), (1, 2, 3));
        assert_eq!(ledger.news(), None);
        ledger.settle(2);
        assert_eq!(ledger.news(), None);
        ledger.settle(1);
        assert_eq!(ledger.news(), Some(2));
        assert_eq!(ledger.news(), None);
        ledger.settle(3);
        ledger.settle(3);
        assert_eq!(ledger.news(), Some(3));
    }

    #[test]
    fn a_whole_state_settles_what_came_before_it() {
        let mut ledger = Ledger::default();
        for _ in 0..5 {
            ledger.count();
        }
        ledger.settle(4);
        ledger.settle(2);
        ledger.settle_through(3);
        assert_eq!(ledger.news(), Some(4));
        ledger.settle(5);
        assert_eq!(ledger.news(), Some(5));
    }
}

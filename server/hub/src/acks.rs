//! Which frames of a connection are durable.

use std::collections::BTreeSet;

/// Counts the frames of kind step 2 and update of one connection. They may become durable in any order; *saved n* says
/// that the first n are.
#[derive(Debug, Default)]
pub(crate) struct Acks {
    received: u64,
    saved: u64,
    /// Durable ones behind a gap.
    ahead: BTreeSet<u64>,
    /// What was last said.
    told: u64,
}

impl Acks {
    /// Gives a frame its number, from 1.
    pub(crate) fn receive(&mut self) -> u64 {
        self.received += 1;
        self.received
    }

    /// A frame is durable.
    pub(crate) fn durable(&mut self, frame: u64) {
        self.ahead.insert(frame);
        while self.ahead.remove(&(self.saved + 1)) {
            self.saved += 1;
        }
    }

    /// The number to tell, when it has grown since the last time.
    pub(crate) fn news(&mut self) -> Option<u64> {
        (self.saved > self.told).then(|| {
            self.told = self.saved;
            self.saved
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_is_the_first_frames_without_a_gap() {
        let mut acks = Acks::default();
        let frames: Vec<u64> = (0..3).map(|_| acks.receive()).collect();
        assert_eq!(frames, [1, 2, 3]);
        acks.durable(2);
        assert_eq!(acks.news(), None);
        acks.durable(1);
        assert_eq!(acks.news(), Some(2));
        assert_eq!(acks.news(), None, "said once");
        acks.durable(3);
        assert_eq!(acks.news(), Some(3));
    }
}

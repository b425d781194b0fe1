//! What of the sent is durable, and whether both sides know each other's state.

/// The counters of one connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Delivery {
    /// Frames of kind step 2 or update sent on this connection.
    sent: u64,
    /// The first so many of them are durable.
    saved: u64,
    /// The server's step 1 has been answered: everything made while away is on its way.
    answered: bool,
    /// The server's step 2 has come: everything made by others is here.
    heard: bool,
}

impl Delivery {
    pub fn count_sent(&mut self) {
        self.sent += 1;
    }

    /// The server says that the first `n` frames are durable. It cannot know more than were sent.
    pub fn saved(&mut self, n: u64) {
        self.saved = self.saved.max(n.min(self.sent));
    }

    pub fn answered(&mut self) {
        self.answered = true;
    }

    pub fn heard(&mut self) {
        self.heard = true;
    }

    /// Whether local edits go out one by one. Before, the answer to the server's step 1 will carry them.
    pub fn is_flowing(&self) -> bool {
        self.answered
    }

    pub fn is_synced(&self) -> bool {
        self.answered && self.heard
    }

    pub fn is_saved(&self) -> bool {
        self.is_synced() && self.saved == self.sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synced() -> Delivery {
        let mut delivery = Delivery::default();
        delivery.heard();
        delivery.count_sent();
        delivery.answered();
        delivery
    }

    #[test]
    fn nothing_is_saved_before_both_sides_know_each_other() {
        let mut delivery = Delivery::default();
        assert!(!delivery.is_saved());
        delivery.heard();
        assert!(!delivery.is_saved());
    }

    #[test]
    fn saved_means_every_frame() {
        let mut delivery = synced();
        assert!(!delivery.is_saved());
        delivery.saved(1);
        assert!(delivery.is_saved());
        delivery.count_sent();
        delivery.count_sent();
        delivery.saved(2);
        assert!(!delivery.is_saved());
        delivery.saved(3);
        assert!(delivery.is_saved());
    }

    #[test]
    fn a_count_beyond_what_was_sent_promises_nothing() {
        let mut delivery = synced();
        delivery.saved(99);
        delivery.count_sent();
        assert!(!delivery.is_saved());
    }
}

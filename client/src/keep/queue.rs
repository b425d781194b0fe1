//! What waits to be written into the store, and whether what was typed is there.

/// A write that takes longer is no promise.
const PROMPT_MS: f64 = 1_500.0;
/// After a write that failed, the next attempt comes so much later.
const AGAIN_MS: f64 = 5_000.0;
/// So many rows are folded into one.
const MANY_ROWS: usize = 300;

/// What one write takes along.
#[derive(PartialEq, Debug)]
pub(super) struct Batch {
    pub(super) updates: Vec<Vec<u8>>,
    /// Some of them the server has not called saved.
    pub(super) is_unsaved: bool,
}

/// The updates of one résumé on their way into the store.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Vec<Vec<u8>>,
    is_unsaved: bool,
    is_writing: bool,
    /// Since when something is not in the store.
    since_ms: Option<f64>,
    /// When a write failed: the store has a hole, until the whole document is written.
    failed_ms: Option<f64>,
    /// Rows in the store, about: other tabs write too.
    rows: usize,
}

impl Queue {
    pub(super) fn loaded(&mut self, rows: usize) {
        self.rows = rows;
    }

    /// Takes an update; gives whether a write must be started.
    pub(super) fn push(&mut self, update: Vec<u8>, is_unsaved: bool, now_ms: f64) -> bool {
        self.is_unsaved |= is_unsaved;
        self.since_ms.get_or_insert(now_ms);
        if self.failed_ms.is_some() {
            // The whole will hold it.
            return false;
        }
        self.waiting.push(update);
        !self.is_writing
    }

    /// Whether something waits that nobody writes yet.
    pub(super) fn may_write(&self) -> bool {
        !self.is_writing && !self.waiting.is_empty()
    }

    /// The whole document, in the place of what could not be written.
    pub(super) fn push_whole(&mut self, whole: Vec<u8>) -> bool {
        self.failed_ms = None;
        self.waiting = vec![whole];
        !self.is_writing
    }

    /// What to write next; nothing when all is written.
    pub(super) fn take(&mut self) -> Option<Batch> {
        self.is_writing = !self.waiting.is_empty();
        let updates = std::mem::take(&mut self.waiting);
        let is_unsaved = self.is_writing && std::mem::take(&mut self.is_unsaved);
        self.is_writing.then_some(Batch { updates, is_unsaved })
    }

    pub(super) fn written(&mut self, rows: usize) {
        self.rows += rows;
        if self.waiting.is_empty() {
            self.since_ms = None;
        }
    }

    /// `was_unsaved`: the batch held something unsaved, and so will the next one.
    pub(super) fn failed(&mut self, was_unsaved: bool, now_ms: f64) {
        self.waiting.clear();
        self.is_unsaved |= was_unsaved;
        self.is_writing = false;
        self.since_ms.get_or_insert(now_ms);
        self.failed_ms = Some(now_ms);
    }

    /// The server has called everything saved that is not written yet.
    pub(super) fn saved(&mut self) {
        self.is_unsaved = false;
    }

    /// Whether every update is in the store.
    pub(super) fn is_written(&self) -> bool {
        self.since_ms.is_none()
    }

    /// The same for the eye: a write that has just begun counts.
    pub(super) fn is_prompt(&self, now_ms: f64) -> bool {
        self.failed_ms.is_none() && self.since_ms.is_none_or(|since| now_ms - since < PROMPT_MS)
    }

    /// Whether the whole document should be written now.
    pub(super) fn wants_whole(&self, now_ms: f64) -> bool {
        self.failed_ms.is_some_and(|failed| now_ms - failed >= AGAIN_MS) && !self.is_writing
    }

    /// Whether there are too many rows; counts anew after saying so.
    pub(super) fn wants_fold(&mut self) -> bool {
        let many = self.rows > MANY_ROWS;
        if many {
            self.rows = 1;
        }
        many
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(queue: &mut Queue, byte: u8, is_unsaved: bool, now_ms: f64) -> bool {
        queue.push(vec![byte], is_unsaved, now_ms)
    }

    #[test]
    fn what_comes_in_one_turn_is_one_write() {
        let mut queue = Queue::default();
        assert!(queue.is_written());
        assert!(pushed(&mut queue, 1, true, 0.0));
        assert!(pushed(&mut queue, 2, false, 0.0));
        assert_eq!(queue.take(), Some(Batch { updates: vec![vec![1], vec![2]], is_unsaved: true }));
        // While it is written, no second write is started, and nothing counts as written.
        assert!(!pushed(&mut queue, 3, false, 1.0));
        queue.written(2);
        assert!(!queue.is_written());
        assert_eq!(queue.take(), Some(Batch { updates: vec![vec![3]], is_unsaved: false }));
        queue.written(1);
        assert!(queue.is_written());
        assert_eq!(queue.take(), None);
    }

    #[test]
    fn a_failure_is_a_hole_until_the_whole_is_written() {
        let mut queue = Queue::default();
        pushed(&mut queue, 1, true, 0.0);
        let batch = queue.take().expect("one waits");
        queue.failed(batch.is_unsaved, 1.0);
        assert!(!queue.is_prompt(1.0) && !queue.is_written());
        assert!(!pushed(&mut queue, 2, true, 2.0));
        assert!(!queue.wants_whole(3.0));
        assert!(queue.wants_whole(AGAIN_MS + 1.0));
        assert!(queue.push_whole(vec![9]));
        assert_eq!(queue.take(), Some(Batch { updates: vec![vec![9]], is_unsaved: true }));
        queue.written(1);
        assert!(queue.is_written() && queue.is_prompt(9.0));
    }

    #[test]
    fn a_slow_store_promises_nothing() {
        let mut queue = Queue::default();
        pushed(&mut queue, 1, true, 0.0);
        assert!(queue.is_prompt(PROMPT_MS - 1.0));
        assert!(!queue.is_prompt(PROMPT_MS));
    }

    #[test]
    fn what_was_saved_before_it_was_written_leaves_no_mark() {
        let mut queue = Queue::default();
        pushed(&mut queue, 1, true, 0.0);
        queue.saved();
        assert_eq!(queue.take(), Some(Batch { updates: vec![vec![1]], is_unsaved: false }));
    }
}

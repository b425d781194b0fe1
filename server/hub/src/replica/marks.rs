//! What the document had at some rows: from there a reader that has fallen behind is told the difference.

use std::collections::VecDeque;

/// A mark is set at least so many rows after the one before.
const EVERY: i64 = 128;
/// Marks that are kept. Whoever is further behind gets the whole state.
const KEPT: usize = 32;

/// State vectors at some rows, ascending.
#[derive(Debug, Default)]
pub(super) struct Marks(VecDeque<(i64, Vec<u8>)>);

impl Marks {
    /// `row` is applied now.
    pub(super) fn note(&mut self, row: i64, state_vector: impl FnOnce() -> Vec<u8>) {
        if self.0.back().is_some_and(|(newest, _)| row < newest + EVERY) {
            return;
        }
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back((row, state_vector()));
    }

    /// What the document had at the newest marked row up to this one.
    pub(super) fn before(&self, row: i64) -> Option<&[u8]> {
        self.0.iter().rev().find(|(marked, _)| *marked <= row).map(|(_, vector)| &vector[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_mark_that_a_reader_has_seen_is_found() {
        let mut marks = Marks::default();
        for row in 1..=10_000 {
            marks.note(row, || vec![(row / EVERY) as u8]);
        }
        assert_eq!(marks.before(1), None, "long gone");
        for row in [9_000, 9_500, 10_000] {
            let (marked, vector) = marks.0.iter().rev().find(|(marked, _)| *marked <= row).expect("a mark");
            assert!(row - marked < EVERY);
            assert_eq!(marks.before(row), Some(&vector[..]));
        }
        assert_eq!(marks.0.len(), KEPT);
    }
}

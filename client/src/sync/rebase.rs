//! An edit made on older words, moved onto newer ones.
//!
//! Between a remote change and the browser's next event a text area may show older words than the document holds (it
//! always does while an input method composes). What is typed there is a replacement in the older words; others'
//! changes since then are taken as one replacement too.

use std::ops::Range;

use crdt::text::replacement;

/// The range in `now` that corresponds to `range` in `then`. UTF-16 code units.
pub fn rebase(range: Range<u32>, then: &str, now: &str) -> Range<u32> {
    let Some((theirs, inserted)) = replacement(then, now, None) else { return range };
    let inserted = crdt::text::utf16_len(&inserted);
    let shift = |at: u32, after: bool| {
        if at < theirs.start || (at == theirs.start && !after) {
            at
        } else if at >= theirs.end {
            at - (theirs.end - theirs.start) + inserted
        } else {
            theirs.start + inserted
        }
    };
    // An insertion at the same place comes after theirs, as it does in the document.
    let start = shift(range.start, true);
    let end = if range.is_empty() { start } else { shift(range.end, false) };
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_moves_with_what_others_typed_before_it() {
        assert_eq!(rebase(4..4, "Hello", "Oh, Hello"), 8..8);
        assert_eq!(rebase(1..3, "Hello", "Oh, Hello"), 5..7);
    }

    #[test]
    fn what_others_typed_behind_it_moves_nothing() {
        assert_eq!(rebase(1..3, "Hello", "Hello there"), 1..3);
    }

    #[test]
    fn two_insertions_at_one_place_stand_one_after_the_other() {
        assert_eq!(rebase(5..5, "Hello", "Hello you"), 9..9);
    }

    #[test]
    fn an_edit_in_words_that_are_gone_goes_where_they_were() {
        assert_eq!(rebase(2..4, "abcdef", "af"), 1..1);
        assert_eq!(rebase(3..3, "abcdef", "aXf"), 2..2);
    }
}

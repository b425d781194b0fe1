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

//! The fields are drawn a few entries at a time: whoever opens a long résumé writes in it while the rest is still coming.
//! The first entry comes with the first lines of its lists: those below them are beyond the edge of most screens.

use crdt::view::Section;
use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

/// Entries that are drawn first, and with each further step.
pub const FIRST: usize = 1;
const STEP: usize = 4;
/// Bullets or keywords of each list of the first entry.
const FIRST_LINES: usize = 2;
/// Between two steps a frame is painted and keys are heard. A timer: a page in the background has no frames.
const PAUSE_MS: u32 = 20;

/// How many entries are drawn; `usize::MAX` when all are, from then on. Counted once, when the editor comes.
pub fn use_filling(entries: usize) -> Signal<usize> {
    let mut drawn = use_signal(|| FIRST);
    use_future(move || async move {
        loop {
            TimeoutFuture::new(PAUSE_MS).await;
            if *drawn.peek() >= entries {
                // One frame more: each entry has had its own size, which it keeps when it is scrolled away.
                drawn.set(usize::MAX);
                return;
            }
            drawn += STEP;
        }
    });
    drawn
}

/// How many lines each list draws, when so many entries are drawn.
pub fn lines(entries: usize) -> usize {
    if entries > FIRST { usize::MAX } else { FIRST_LINES }
}

/// How many of its entries each section draws: an empty one counts as one, and `None` is not drawn yet.
pub fn shares(sections: &[&Section], mut left: usize) -> Vec<Option<usize>> {
    let share = |section: &&Section| {
        let drawn = (left > 0).then_some(left.min(section.items.len()));
        left = left.saturating_sub(section.items.len().max(1));
        drawn
    };
    sections.iter().map(share).collect()
}

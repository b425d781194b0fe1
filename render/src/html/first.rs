//! The beginning of a résumé: what a small picture of it shows.

use crdt::view::{Column, Item, ResumeView};

/// More letters than a sheet holds, in each of its columns.
const LETTERS: usize = 9_000;

/// Leaves out what cannot be on the first sheet.
pub(super) fn cut(view: &mut ResumeView) {
    for column in [Column::Main, Column::Side] {
        let mut left = LETTERS;
        for section in view.sections.iter_mut().filter(|section| section.column == column && !section.hidden) {
            section.items.retain(|item| {
                let is_in = left > 0;
                left = left.saturating_sub(letters(item));
                is_in
            });
        }
    }
}

fn letters(item: &Item) -> usize {
    if item.hidden {
        return 0;
    }
    let texts: usize = item.fields.texts().map(|(_, text)| text.len()).sum();
    let bullets: usize = item.lists.values().flatten().map(|bullet| bullet.text.plain().len()).sum();
    // An item takes a line, whatever is in it.
    texts + bullets + 40
}

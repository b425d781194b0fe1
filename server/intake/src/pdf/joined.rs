//! Which rows are one paragraph.

use super::leading::Leading;
use super::looks::Within;
use super::strips::Strip;
use crate::lines::Role;
use crate::reading::headings::Section;

/// White between words and dates beside them, in sizes.
const WHITE: f32 = 1.2;

/// Whether a row goes on with what the row before began.
pub(super) fn goes_on(
    leading: &Leading,
    before: &Strip,
    strip: &Strip,
    role: Role,
    last: Role,
    within: Within,
) -> bool {
    let (above, row) = (&before.row, &strip.row);
    let is_near = (above.size - row.size).abs() < row.size * 0.025;
    let is_same_column = above.column == row.column;
    let is_below = before.page == strip.page && is_same_column && row.y > above.y;
    // The foot of a page and the head of the next.
    let is_over = before.page < strip.page && is_same_column;
    let is_apart = row.gap || !leading.is_tight(above, row);
    if !is_near || row.has_dot || is_apart && !is_over || !(is_below || is_over) {
        return false;
    }
    let begins_bold = row.runs.first().is_some_and(|run| run.bold);
    match (last, role) {
        // The name.
        (Role::Heading(1), Role::Heading(1)) => true,
        (Role::Heading(2), Role::Heading(2)) => is_full(before, strip),
        _ if within.is_head => {
            let is_large = row.size > within.text * 1.05;
            role == Role::Text && (is_large && is_full(before, strip) || is_prose(before) && is_long(before))
        }
        _ if matches!(within.section, Some(Section::Terms(_))) => {
            let is_listed = before.text().trim_end().ends_with(',');
            role == Role::Text && !begins_bold && (is_listed || is_full(before, strip))
        }
        // A bullet is set in, and so is all of it.
        (Role::Bullet, Role::Text) => {
            let is_level = (above.left - row.left).abs() < 1.5;
            let is_level_at_right = is_from_the_right(&row.text()) && (above.right - row.right).abs() < 1.5;
            is_level || is_level_at_right || !above.has_dot && row.left > above.left
        }
        // Ours ends a line with the dot behind which an address follows.
        (Role::Heading(_), Role::Text | Role::About | Role::Heading(3)) if before.text().trim_end().ends_with('·') => {
            true
        }
        (Role::Text, Role::Text) | (Role::About, Role::About) => {
            is_full(before, strip) || is_prose(before) && is_long(before)
        }
        (Role::Heading(3), Role::Heading(3)) => is_full(before, strip),
        (Role::Heading(3 | 4), Role::Text | Role::About) => {
            strip.aside.is_none() && is_cut(before) && is_full(before, strip)
        }
        _ => false,
    }
}

/// Whether a row takes most of its column: others end their lines earlier than they need.
fn is_long(before: &Strip) -> bool {
    let row = &before.row;
    before.aside.is_none() && row.right - row.left > (row.column.1 - row.column.0) * 0.75
}

/// Whether a row is a part of a sentence rather than of a list.
fn is_prose(before: &Strip) -> bool {
    let text = before.text();
    text.split(' ').count() >= 8 && !text.contains(['@', '|', '•', '·', '\t'])
}

/// Whether more than the title stands in a head line: the place behind it may go on.
fn is_cut(before: &Strip) -> bool {
    let title = before.row.runs.first().map(|run| (run.bold, run.italic));
    before.row.runs.last().is_some_and(|last| Some((last.bold, last.italic)) != title)
}

/// Whether the first words of a row would not have fitted into the row before. Good typesetting leaves no word alone, so
/// two of them count.
fn is_full(before: &Strip, strip: &Strip) -> bool {
    let (above, row) = (&before.row, &strip.row);
    let text = row.text();
    let words: usize = text.split(' ').take(2).map(|word| word.chars().count() + 1).sum();
    let letters = text.chars().count().max(1);
    let wide = (row.right - row.left) * (words.min(letters) as f32) / letters as f32;
    let is_heading = row.runs.first().is_some_and(|run| run.bold) || above.runs.first().is_some_and(|run| run.bold);
    let two = if is_heading { wide } else { row.first_word };
    let words = row.size * 0.2 + two.max(row.first_word);
    // Dates beside it take their room.
    if is_from_the_right(&text) {
        let edge = before.aside.as_ref().filter(|aside| aside.right < above.left);
        let edge = edge.map_or(above.column.0, |aside| aside.right + row.size * WHITE);
        return above.left - words < edge;
    }
    let edge = before.aside.as_ref().filter(|aside| aside.left > above.right);
    let edge = edge.map_or(above.column.1, |aside| aside.left - row.size * WHITE);
    above.right + words > edge
}

/// Whether most letters run from the right.
fn is_from_the_right(text: &str) -> bool {
    let is_rtl = |letter: &char| matches!(u32::from(*letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff);
    let rtl = text.chars().filter(is_rtl).count();
    rtl * 2 > text.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// What stands between two rows.
pub(super) fn seam(before: &str) -> &'static str {
    let is_close = |letter: char| matches!(u32::from(letter), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff);
    let mut letters = before.chars().rev();
    let (last, one_before) = (letters.next(), letters.next());
    let is_hyphen = last.is_some_and(|last| "-‐/".contains(last)) && one_before.is_some_and(char::is_alphanumeric);
    if last.is_some_and(is_close) || is_hyphen { "" } else { " " }
}

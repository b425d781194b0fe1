//! Rows in the order of their columns: a column goes on where it goes on overleaf.

use readback::{Reading, Row};

use super::leading::Leading;

/// A row, and its page.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) row: Row,
    pub(super) page: usize,
}

/// Rows of one column that follow each other.
struct Thread {
    /// Where its letters are.
    column: (f32, f32),
    /// Where they may be.
    wide: (f32, f32),
    rows: Vec<Placed>,
}

/// The rows of all pages but those that stand on each, with the columns as wide as they may be.
pub(super) fn rows(pages: &Reading) -> Vec<Placed> {
    let mut threads: Vec<Thread> = Vec::new();
    let left = pages.pages.iter().flat_map(|page| &page.rows).map(|row| row.left).fold(f32::INFINITY, f32::min);
    for (number, page) in pages.pages.iter().enumerate() {
        let last = page.rows.iter().map(|row| row.y).fold(0.0, f32::max);
        let is_foot = |row: &Row| row.y == last && is_number(&row.text(), number + 1);
        let is_kept = |row: &&Row| !row.is_running && !is_foot(row) && has_words(row);
        let rows: Vec<&Row> = page.rows.iter().filter(is_kept).collect();
        let earlier = threads.len();
        for chunk in rows.chunk_by(|one, other| one.column == other.column) {
            let placed = chunk.iter().map(|row| Placed { row: (*row).clone(), page: number });
            let column = chunk[0].column;
            // What begins on an earlier page, under the column that is the most like this one.
            let like = threads[..earlier]
                .iter_mut()
                .max_by(|a, b| overlap(a.column, column).total_cmp(&overlap(b.column, column)));
            match like.filter(|thread| overlap(thread.column, column) > ALIKE) {
                Some(thread) => {
                    thread.rows.extend(placed);
                    thread.wide = (thread.wide.0.min(column.0), thread.wide.1.max(column.1));
                }
                None => {
                    threads.push(Thread { column, wide: wide(column, &rows, left, page.width), rows: placed.collect() })
                }
            }
        }
    }
    let widen = |thread: Thread| {
        let column = thread.wide;
        thread.rows.into_iter().map(move |placed| Placed { row: Row { column, ..placed.row }, ..placed })
    };
    threads.into_iter().flat_map(widen).collect()
}

/// Columns of two pages are one when they share more than that of what they cover.
const ALIKE: f32 = 0.5;

/// A column as wide as it may be: what is at the outside of a page ends at its margin, which is as wide as the other one.
fn wide(column: (f32, f32), rows: &[&Row], left: f32, width: f32) -> (f32, f32) {
    let is_last = rows.iter().all(|row| row.column.0 < column.1);
    let is_first = rows.iter().all(|row| row.column.1 > column.0);
    let from = if is_first { column.0.min(left) } else { column.0 };
    (from, if is_last { column.1.max(width - left) } else { column.1 })
}

fn has_words(row: &Row) -> bool {
    row.text().contains(|letter: char| !letter.is_whitespace() && !super::is_picture(letter))
}

/// Says anew which rows have space above them: the usual distance is that of the whole file.
pub(super) fn mark_gaps(rows: &mut [Placed], leading: &Leading) {
    for at in 1..rows.len() {
        let (above, below) = (&rows[at - 1], &rows[at]);
        let is_below = above.page == below.page && above.row.column == below.row.column && below.row.y > above.row.y;
        rows[at].row.gap = !is_below || leading.is_gap(&above.row, &below.row);
    }
}

/// Whether words say which page it is: "Ada Lovelace · 1 / 2", "Page 1 of 2", "1".
fn is_number(text: &str, number: usize) -> bool {
    let words: Vec<&str> = text.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
    let is_count = |word: &str| word.parse::<usize>().is_ok();
    match words.as_slice() {
        [word] => *word == number.to_string(),
        ["Page" | "Seite" | "page", word, ..] => *word == number.to_string(),
        [.., word, "/" | "of" | "von", all] => *word == number.to_string() && is_count(all),
        _ => false,
    }
}

/// How much of two columns they share, of all that they cover.
fn overlap(one: (f32, f32), other: (f32, f32)) -> f32 {
    let shared = one.1.min(other.1) - one.0.max(other.0);
    let all = one.1.max(other.1) - one.0.min(other.0);
    if all > 0.0 { shared.max(0.0) / all } else { 0.0 }
}

//! Lines of a page as rows of words.

use hayro_interpret::kurbo::Rect;

use crate::columns::Line;
use crate::letters::Letter;
use crate::look::Look;
use crate::{Page, Part, Row, Run, direction};

/// The words of a line; `from_the_right`: as its page is read.
pub(crate) fn row(line: Line, from_the_right: bool) -> Row {
    let column = line.column;
    let mut letters: Vec<Letter> = line.cells.into_iter().flat_map(|cell| cell.letters).collect();
    letters.sort_by(|a, b| a.left.total_cmp(&b.left));
    let Some(left) = letters.first().map(|letter| letter.left) else { return Row::default() };
    let right = letters.iter().map(|letter| letter.right).fold(left, f32::max);
    let y = letters.iter().map(|letter| letter.y).fold(f32::NEG_INFINITY, f32::max);
    let size = main_size(&letters);
    let far = far(&letters, size);
    let first_word = first_word(&letters, far);
    let mut runs: Vec<(Look, String)> = Vec::new();
    let letters = spaced(letters, size, far);
    let parts = parts(&letters, from_the_right);
    for letter in direction::read(letters, from_the_right) {
        // White has no look of its own.
        match runs.last_mut() {
            Some((_, text)) if letter.is_blank() => {
                if !text.ends_with([' ', '\t']) {
                    text.push_str(&letter.text);
                } else if letter.text == "\t" {
                    text.pop();
                    text.push('\t');
                }
            }
            None if letter.is_blank() => {}
            Some((look, text)) if *look == letter.look => text.push_str(&letter.text),
            _ => runs.push((letter.look, letter.text)),
        }
    }
    if let Some((_, text)) = runs.last_mut() {
        text.truncate(text.trim_end().len());
    }
    let run = |(look, text): (Look, String)| Run { text, bold: look.bold, italic: look.italic, grey: look.grey };
    let runs = runs.into_iter().map(run).collect();
    Row { runs, left, right, y, size, column, parts, first_word, ..Row::default() }
}

/// What is between tabs, as it is read.
fn parts(letters: &[Letter], from_the_right: bool) -> Vec<Part> {
    let part = |letters: &[Letter]| {
        let seen: Vec<Letter> = letters.iter().filter(|letter| !letter.is_blank()).cloned().collect();
        let left = seen.iter().map(|letter| letter.left).fold(f32::INFINITY, f32::min);
        let right = seen.iter().map(|letter| letter.right).fold(f32::NEG_INFINITY, f32::max);
        Part { left, right, size: main_size(&seen) }
    };
    let mut parts: Vec<Part> = letters.split(|letter| letter.text == "\t").map(part).collect();
    parts.retain(|part| part.left <= part.right);
    if direction::is_from_the_right(letters, from_the_right) {
        parts.reverse();
    }
    parts
}

/// The letters with the spaces that are not drawn.
fn spaced(letters: Vec<Letter>, size: f32, far: f32) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut end = f32::NEG_INFINITY;
    for letter in letters {
        let gap = letter.left - end;
        if gap.is_finite() && gap > far {
            let text = if gap > size * 0.7 { "\t" } else { " " };
            out.push(Letter { text: text.to_owned(), left: end, right: letter.left, ..letter.clone() });
        }
        end = end.max(letter.right);
        out.push(letter);
    }
    out
}

/// The size of most letters; of those that are not bold where there are some, as bold fonts have sizes of their own.
fn main_size(letters: &[Letter]) -> f32 {
    let is_plain = |letter: &&Letter| !letter.look.bold && !letter.is_blank();
    let mut sizes: Vec<f32> = letters.iter().filter(is_plain).map(|letter| letter.size).collect();
    if sizes.is_empty() {
        sizes = letters.iter().map(|letter| letter.size).collect();
    }
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0).max(0.1)
}

/// How far letters are from each other when a space is between: more than the usual distance in this line.
fn far(letters: &[Letter], size: f32) -> f32 {
    let mut gaps: Vec<f32> = letters.windows(2).map(|two| two[1].left - two[0].right).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default().clamp(0.0, size * 0.5);
    usual + size * 0.16
}

fn first_word(letters: &[Letter], far: f32) -> f32 {
    let ends = letters.windows(2).find(|two| two[1].is_blank() || two[1].left - two[0].right > far);
    let end = ends.map(|two| &two[0]).or(letters.last());
    end.zip(letters.first()).map_or(0.0, |(end, first)| end.right - first.left)
}

/// Says before which rows a dot is drawn.
pub(crate) fn mark_dots(rows: &mut [Row], dots: &[Rect]) {
    for dot in dots {
        let (x, y) = (dot.center().x as f32, dot.center().y as f32);
        let is_before = |row: &&mut Row| {
            let gap = row.left - dot.x1 as f32;
            let is_beside = y < row.y && y > row.y - row.size;
            // Or behind, where the writing runs from the right.
            let behind = dot.x0 as f32 - row.right;
            is_beside
                && (x < row.left && gap < row.size * 2.5 || x > row.right && (0.0..row.size * 2.5).contains(&behind))
        };
        if let Some(row) = rows.iter_mut().find(is_before) {
            row.has_dot = true;
        }
    }
}

/// Says which rows have more space above them than usual.
pub(crate) fn mark_gaps(rows: &mut [Row]) {
    let pitch = |above: &Row, row: &Row| (row.y - above.y) / row.size.max(above.size);
    let is_below = |above: &Row, row: &Row| above.column == row.column && row.y > above.y;
    let mut all: Vec<f32> =
        rows.windows(2).filter(|two| is_below(&two[0], &two[1])).map(|two| pitch(&two[0], &two[1])).collect();
    all.sort_by(f32::total_cmp);
    // The usual distance is near the lower end: within paragraphs.
    let usual = all.get(all.len() / 3).copied().unwrap_or(1.2);
    for at in 1..rows.len() {
        let (above, row) = (&rows[at - 1], &rows[at]);
        rows[at].gap = if is_below(above, row) { pitch(above, row) > usual * 1.22 } else { true };
    }
    if let Some(first) = rows.first_mut() {
        first.gap = true;
    }
}

/// Says which rows stand on several pages at one place: the first and last ones that differ in numbers only.
pub(crate) fn mark_running(pages: &mut [Page]) {
    let key = |row: &Row| {
        let text: String = row.text().chars().filter(|letter| !letter.is_ascii_digit()).collect();
        (text, row.y.round() as i64)
    };
    let edges = |page: &Page| {
        let by_height = |a: &&Row, b: &&Row| a.y.total_cmp(&b.y);
        [page.rows.iter().min_by(by_height), page.rows.iter().max_by(by_height)].map(|row| row.map(key))
    };
    let all: Vec<_> = pages.iter().map(edges).collect();
    for (at, page) in pages.iter_mut().enumerate() {
        let is_on_another = |key: &(String, i64)| {
            all.iter().enumerate().any(|(other, edges)| other != at && edges.iter().flatten().any(|edge| edge == key))
        };
        for row in &mut page.rows {
            row.is_running = is_on_another(&key(row));
        }
    }
}

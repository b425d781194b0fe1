//! Lines of a page.

use super::glyphs::{Chunk, Glyph};
use crate::lines::{Line, Run};

/// A line as it stands on the page.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: Line,
    pub(super) page: usize,
    pub(super) y: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// Where its column begins and ends.
    pub(super) column: (f32, f32),
}

/// Chunks on one baseline as a line.
pub(super) fn row(mut chunks: Vec<Chunk>, page: usize, left: f32, right: f32) -> Row {
    chunks.sort_by(|a, b| a.left.total_cmp(&b.left));
    let glyphs: Vec<Glyph> = chunks.into_iter().flat_map(|chunk| chunk.glyphs).collect();
    let size = main_size(&glyphs);
    let far = far(&glyphs, size);
    let mut pieces: Vec<(String, bool, bool)> = Vec::new();
    let mut first_word = None;
    let begin = glyphs.first().map_or(0.0, |glyph| glyph.x);
    let mut end = begin;
    for glyph in &glyphs {
        let gap = glyph.x - end;
        let is_apart = !pieces.is_empty() && gap > far;
        if is_apart {
            let white = if gap > size * 2.0 { "\t" } else { " " };
            pieces.push((white.to_owned(), glyph.bold, glyph.italic));
        }
        if first_word.is_none() && end > begin && (is_apart || glyph.text.trim().is_empty()) {
            first_word = Some(end - begin);
        }
        pieces.push((glyph.text.clone(), glyph.bold, glyph.italic));
        end = end.max(glyph.x + glyph.width);
    }
    let pieces = right_to_left(pieces);
    let mut line = Line::default();
    for (text, bold, italic) in pieces {
        // White has no look of its own.
        match line.runs.last_mut() {
            Some(last) if text.trim().is_empty() => {
                if !last.text.ends_with([' ', '\t']) || text == "\t" {
                    last.text.push_str(&text);
                }
            }
            _ => line.push(Run { text: unligated(&text), bold, italic, link: None }),
        }
    }
    let y = glyphs.iter().map(|glyph| glyph.y).fold(f32::NEG_INFINITY, f32::max);
    Row { line, page, y, left: begin, right: end, size, first_word: first_word.unwrap_or(end - begin), column: (left, right) }
}

fn main_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0).max(0.1)
}

/// How far letters are from each other when a space is between: more than the usual distance in this line.
fn far(glyphs: &[Glyph], size: f32) -> f32 {
    let mut gaps: Vec<f32> = glyphs.windows(2).map(|two| two[1].x - two[0].x - two[0].width).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default().clamp(0.0, size * 0.5);
    usual + size * 0.16
}

/// The pieces of a line as they are read: those that run from right to left turned over.
fn right_to_left(mut pieces: Vec<(String, bool, bool)>) -> Vec<(String, bool, bool)> {
    let is_rtl = |text: &str| text.chars().any(is_rtl_letter);
    let is_ltr = |text: &str| text.chars().any(|letter| letter.is_alphanumeric() && !is_rtl_letter(letter));
    let (rtl, ltr) = pieces.iter().fold((0, 0), |(rtl, ltr), (text, ..)| {
        (rtl + usize::from(is_rtl(text)), ltr + usize::from(is_ltr(text)))
    });
    if rtl == 0 {
        return pieces;
    }
    if rtl >= ltr {
        // The line runs from the right: all of it turned, and what runs from the left turned back.
        pieces.reverse();
        turn(&mut pieces, |text| is_ltr(text), |text| is_rtl(text));
    } else {
        turn(&mut pieces, |text| is_rtl(text), |text| is_ltr(text));
    }
    pieces
}

/// Turns each stretch that begins and ends with a piece that is `inside` and holds none that is `outside`.
fn turn(pieces: &mut [(String, bool, bool)], inside: impl Fn(&str) -> bool, outside: impl Fn(&str) -> bool) {
    let mut at = 0;
    while at < pieces.len() {
        if !inside(&pieces[at].0) {
            at += 1;
            continue;
        }
        let stop = pieces[at..].iter().position(|piece| outside(&piece.0)).map_or(pieces.len(), |more| at + more);
        let last = (at..stop).rev().find(|index| inside(&pieces[*index].0)).unwrap_or(at);
        pieces[at..=last].reverse();
        at = stop;
    }
}

fn is_rtl_letter(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
}

fn unligated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Says which lines have more space above them than usual.
pub(super) fn mark_gaps(rows: &mut [Row]) {
    let pitch = |above: &Row, row: &Row| (above.y - row.y) / row.size.max(above.size);
    let is_below = |above: &Row, row: &Row| above.page == row.page && above.column == row.column && above.y > row.y;
    let mut all: Vec<f32> =
        rows.windows(2).filter(|two| is_below(&two[0], &two[1])).map(|two| pitch(&two[0], &two[1])).collect();
    all.sort_by(f32::total_cmp);
    // The usual distance is near the lower end: within paragraphs.
    let usual = all.get(all.len() / 3).copied().unwrap_or(1.2);
    for at in 1..rows.len() {
        let (above, row) = (&rows[at - 1], &rows[at]);
        let gap = if is_below(above, row) { pitch(above, row) > usual * 1.22 } else { above.column != row.column };
        rows[at].line.gap = gap;
    }
}

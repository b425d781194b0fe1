//! The order in which a page is read: columns one after the other, where white runs down between them.

use super::glyphs::Chunk;
use super::rows::{self, Row};

/// Pages with more lines are read as one column.
const MANY: usize = 250;
/// A column has at least so many lines.
const FEW: usize = 4;

/// The lines of a page, in reading order.
pub(super) fn in_order(chunks: Vec<Chunk>, page: usize) -> Vec<Row> {
    let mut out = Vec::new();
    cut(by_line(chunks), page, &mut out, 0);
    out
}

/// The chunks by baseline, from the top.
fn by_line(mut chunks: Vec<Chunk>) -> Vec<Vec<Chunk>> {
    chunks.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Chunk>> = Vec::new();
    for chunk in chunks {
        match lines.last_mut().filter(|line| line.iter().any(|other| is_level(other, &chunk))) {
            Some(line) => line.push(chunk),
            None => lines.push(vec![chunk]),
        }
    }
    lines
}

fn is_level(one: &Chunk, other: &Chunk) -> bool {
    (one.y - other.y).abs() < one.size.min(other.size) * 0.4
}

fn cut(lines: Vec<Vec<Chunk>>, page: usize, out: &mut Vec<Row>, depth: usize) {
    let found = if depth < 4 && lines.len() <= MANY { valley(&lines) } else { None };
    let Some((from, to, at)) = found else {
        let right = lines.iter().flatten().map(|chunk| chunk.right).fold(0.0, f32::max);
        let left = lines.iter().flatten().map(|chunk| chunk.left).fold(f32::INFINITY, f32::min);
        out.extend(lines.into_iter().map(|line| rows::row(line, page, left, right)));
        return;
    };
    let mut above = lines;
    let mut columns = above.split_off(from);
    let below = columns.split_off(to - from);
    let (left, right) = columns.into_iter().flatten().partition(|chunk: &Chunk| chunk.right <= at);
    // Above there is none: it was looked for from the top.
    cut(above, page, out, 4);
    cut(by_line(left), page, out, depth + 1);
    cut(by_line(right), page, out, depth + 1);
    cut(below, page, out, depth + 1);
}

/// The lines between which white runs down, and where: as early and as long as there is.
fn valley(lines: &[Vec<Chunk>]) -> Option<(usize, usize, f32)> {
    (0..lines.len().saturating_sub(FEW)).find_map(|from| {
        let ends = (from + FEW..=lines.len()).rev();
        ends.take(lines.len()).find_map(|to| Some((from, to, white(lines.get(from..to)?)?)))
    })
}

/// Where white runs down through all of these lines, with columns on both sides.
fn white(lines: &[Vec<Chunk>]) -> Option<f32> {
    // A line of the first that goes over the white ends it: only lines that have something beside it count.
    let mut spans: Vec<(f32, f32)> = lines.iter().flatten().map(|chunk| (chunk.left, chunk.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = lines.iter().flatten().map(|chunk| chunk.size).fold(0.0, f32::max).min(14.0);
    let mut reach = spans.first()?.1;
    for (left, right) in spans {
        let at = (left + reach) / 2.0;
        if left - reach > size * 0.8 && are_columns(lines, at) {
            return Some(at);
        }
        reach = reach.max(right);
    }
    None
}

/// Whether both sides have lines of their own. Where each line of one side lies beside one of the other, it is a table,
/// or dates at the margin.
fn are_columns(lines: &[Vec<Chunk>], at: f32) -> bool {
    let has_left = |line: &&Vec<Chunk>| line.iter().any(|chunk| chunk.right <= at);
    let has_right = |line: &&Vec<Chunk>| line.iter().any(|chunk| chunk.left >= at);
    let left = lines.iter().filter(has_left).count();
    let right = lines.iter().filter(has_right).count();
    let both = lines.iter().filter(|line| has_left(line) && has_right(line)).count();
    let fewer = left.min(right);
    fewer >= FEW && (fewer - both) * 10 >= fewer * 3
}

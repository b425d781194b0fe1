//! The order in which a page is read: columns one after the other, where white runs down between them.

use crate::asides;
use crate::cells::Cell;

/// A column has at least so many lines.
const FEW: usize = 4;
/// Columns within columns.
const DEEP: usize = 5;
/// Lines that are nearer to each other are one.
const LEVEL: f32 = 0.6;
/// So many lines above columns may happen to have white where the gutter is: a name, ways to reach somebody.
const ABOVE: usize = 4;
/// Places that are tried for a gutter.
const PLACES: usize = 300;

/// A line of a column.
pub(crate) struct Line {
    pub(crate) cells: Vec<Cell>,
    /// Where its column begins and ends.
    pub(crate) column: (f32, f32),
}

/// The lines of a page, in reading order.
pub(crate) fn in_order(cells: Vec<Cell>, is_arranged: bool) -> Vec<Line> {
    let mut out = Vec::new();
    cut(by_line(cells), &mut out, if is_arranged { 0 } else { DEEP });
    out
}

/// The cells by the line on which they stand, from the top.
fn by_line(mut cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    cells.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        match lines.last_mut().filter(|line| is_level(&line[0], &cell)) {
            Some(line) => line.push(cell),
            None => lines.push(vec![cell]),
        }
    }
    lines
}

fn is_level(one: &Cell, other: &Cell) -> bool {
    (one.y - other.y).abs() < one.size.min(other.size) * 0.35
}

/// White between two columns: the lines from and to which it runs down, and where.
struct Gutter {
    from: usize,
    to: usize,
    at: f32,
}

fn cut(lines: Vec<Vec<Cell>>, out: &mut Vec<Line>, depth: usize) {
    let found = if depth < DEEP { gutter(&lines) } else { None };
    let Some(Gutter { from, to, at }) = found else {
        let cells = || lines.iter().flatten();
        let left = cells().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let right = cells().map(|cell| cell.right).fold(0.0, f32::max);
        let lines = lines.into_iter().map(|cells| Line { cells, column: (left, right) }).collect();
        out.extend(asides::behind(lines));
        return;
    };
    let mut above = lines;
    let mut columns = above.split_off(from);
    let below = columns.split_off(to - from);
    let (left, right) = columns.into_iter().flatten().partition(|cell: &Cell| cell.right <= at);
    cut(above, out, depth + 1);
    cut(by_line(left), out, depth + 1);
    cut(by_line(right), out, depth + 1);
    cut(below, out, depth + 1);
}

/// The gutter that runs down the furthest.
fn gutter(lines: &[Vec<Cell>]) -> Option<Gutter> {
    let mut places: Vec<f32> = lines.iter().flatten().map(|cell| cell.left - 0.5).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let every = places.len().div_ceil(PLACES).max(1);
    let mut best: Option<Gutter> = None;
    for at in places.into_iter().step_by(every) {
        let is_crossed = |line: &[Cell]| line.iter().any(|cell| cell.left < at && cell.right > at);
        let mut from = 0;
        for to in 0..=lines.len() {
            if to < lines.len() && !is_crossed(&lines[to]) {
                continue;
            }
            let longest = best.as_ref().map_or(0, |best| best.to - best.from);
            let mut starts = (from..=from + ABOVE).take_while(|start| start + longest < to);
            if let Some(from) = starts.find(|start| are_columns(&lines[*start..to], at)) {
                best = Some(Gutter { from, to, at });
            }
            from = to + 1;
        }
    }
    best
}

/// Whether these lines, which nothing goes across at `at`, are two columns.
///
/// Lines of columns lie beside each other without being level. Where each line of one side is level with one of the other,
/// or has nothing beside it, it is a table, or headings and dates at the margin.
fn are_columns(lines: &[Vec<Cell>], at: f32) -> bool {
    let cells = |is_left: bool| lines.iter().flatten().filter(move |cell| (cell.right <= at) == is_left);
    let end = cells(true).map(|cell| cell.right).fold(0.0, f32::max);
    let begin = cells(false).map(|cell| cell.left).fold(f32::INFINITY, f32::min);
    let size = lines.iter().flatten().map(|cell| cell.size).fold(f32::INFINITY, f32::min);
    if begin - end < size * 0.8 {
        return false;
    }
    let rows = |is_left: bool| {
        let mut rows: Vec<f32> = cells(is_left).map(|cell| cell.y).collect();
        rows.dedup_by(|a, b| (*a - *b).abs() < LEVEL);
        rows
    };
    let (left, right) = (rows(true), rows(false));
    let (fewer, more) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    let nearest = |y: f32| more.iter().map(|other| (other - y).abs()).fold(f32::INFINITY, f32::min);
    let beside = fewer.iter().filter(|y| (LEVEL..size * 0.95).contains(&nearest(**y))).count();
    fewer.len() >= FEW && beside >= 2 && beside * 10 >= fewer.len() * 3
}

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
/// So many may be a name, a headline, and rows of ways to reach somebody.
const HEAD: usize = 10;
/// Letters that begin at one edge do so within that.
const EDGE: f32 = 1.5;
/// Places that are tried for a gutter.
const PLACES: usize = 300;

/// A line of a column.
pub(crate) struct Line {
    pub(crate) cells: Vec<Cell>,
    /// Where its column begins and ends.
    pub(crate) column: (f32, f32),
}

/// The lines of a page, in reading order.
pub(crate) fn in_order(cells: Vec<Cell>, from_the_right: bool, is_arranged: bool) -> Vec<Line> {
    let mut out = Vec::new();
    cut(by_line(cells), from_the_right, &mut out, if is_arranged { 0 } else { DEEP });
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

fn cut(lines: Vec<Vec<Cell>>, from_the_right: bool, out: &mut Vec<Line>, depth: usize) {
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
    let (first, second) = if from_the_right { (right, left) } else { (left, right) };
    for lines in [above, by_line(first), by_line(second), below] {
        cut(lines, from_the_right, out, depth + 1);
    }
}

/// The gutter at which the most lines begin or end.
fn gutter(lines: &[Vec<Cell>]) -> Option<Gutter> {
    let mut places: Vec<f32> = lines.iter().flatten().map(|cell| cell.left - 0.5).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let every = places.len().div_ceil(PLACES).max(1);
    let mut best: Option<(usize, Gutter)> = None;
    for at in places.into_iter().step_by(every) {
        let is_crossed = |line: &[Cell]| line.iter().any(|cell| cell.left < at && cell.right > at);
        let mut from = 0;
        for to in 0..=lines.len() {
            if to < lines.len() && !is_crossed(&lines[to]) {
                continue;
            }
            // What stands above columns may have white there too, and begins elsewhere.
            let level = (from..to.min(from + HEAD)).find(|start| begin_level(&lines[*start..to], at));
            let starts = level.into_iter().chain(from..=from + ABOVE).take_while(|start| start + FEW <= to);
            for from in starts.filter(|start| are_columns(&lines[*start..to], at)) {
                let edge = edge(&lines[from..to], at) + if level == Some(from) { lines.len() } else { 0 };
                if best.as_ref().is_none_or(|(most, _)| *most < edge) {
                    best = Some((edge, Gutter { from, to, at }));
                }
            }
            from = to + 1;
        }
    }
    best.map(|(_, gutter)| gutter)
}

/// Whether both columns begin in the first of these lines, with letters as large on both sides: two headings.
fn begin_level(lines: &[Vec<Cell>], at: f32) -> bool {
    let left = |is_left: bool| {
        let cells = lines.iter().flatten().filter(move |cell| (cell.right <= at) == is_left);
        cells.map(|cell| cell.left).fold(f32::INFINITY, f32::min)
    };
    let first = |is_left: bool| {
        let edge = left(is_left);
        let mut cells = lines.first().into_iter().flatten();
        cells.find(|cell| (cell.right <= at) == is_left && cell.left - edge < EDGE)
    };
    let (Some(one), Some(other)) = (first(true), first(false)) else { return false };
    (one.size - other.size).abs() < one.size * 0.01
}

/// How many cells begin where the right column does, or end where the left one does.
fn edge(lines: &[Vec<Cell>], at: f32) -> usize {
    let (left, right): (Vec<&Cell>, Vec<&Cell>) = lines.iter().flatten().partition(|cell| cell.right <= at);
    let begin = right.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
    let end = left.iter().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max);
    let begins = right.iter().filter(|cell| cell.left - begin < EDGE).count();
    let ends = left.iter().filter(|cell| end - cell.right < EDGE).count();
    begins.max(ends)
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
    // A column has an edge at which more than a few of its lines begin or end.
    let edge = edge(lines, at);
    let is_straight = edge >= 3 && edge * 12 >= fewer.len();
    fewer.len() >= FEW && is_straight && beside >= 2 && beside * 10 >= fewer.len() * 3
}

//! Dates at the margin, beside words that take several lines: they are read behind all of them.

use crate::cells::Cell;
use crate::columns::Line;

/// White before an aside, in sizes.
const WHITE: f32 = 1.2;

/// The lines with asides moved behind the words that they stand beside.
pub(crate) fn behind(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    while let Some(mut line) = lines.next() {
        let Some(at) = aside(&mut line.cells) else {
            out.push(line);
            continue;
        };
        let edge = line.cells[at].left;
        if !lines.peek().is_some_and(|next| goes_on(&line.cells[..at], &next.cells, edge)) {
            out.push(line);
            continue;
        }
        let aside = Line { cells: line.cells.split_off(at), column: line.column };
        out.push(line);
        while let Some(next) =
            lines.next_if(|next| out.last().is_some_and(|last| goes_on(&last.cells, &next.cells, edge)))
        {
            out.push(next);
        }
        out.push(aside);
    }
    out
}

/// The last cell of a line, when it holds a number and stands behind the widest white.
fn aside(cells: &mut [Cell]) -> Option<usize> {
    cells.sort_by(|a, b| a.left.total_cmp(&b.left));
    let gap = |at: usize| cells[at].left - cells[at - 1].right;
    let at = (1..cells.len()).max_by(|a, b| gap(*a).total_cmp(&gap(*b)))?;
    // Several are no dates, but a row of things that are as important as each other.
    let is_last = at + 1 == cells.len();
    let has_digits = cells[at].letters.iter().any(|letter| letter.text.contains(char::is_numeric));
    (is_last && has_digits && gap(at) > cells[at].size * WHITE).then_some(at)
}

/// Whether words go on in the next line, since the first two of them would not have fitted before the aside: good
/// typesetting leaves no word alone.
fn goes_on(cells: &[Cell], next: &[Cell], edge: f32) -> bool {
    let (Some(first), Some(last), Some(below)) = (cells.first(), cells.last(), next.first()) else { return false };
    let is_one = next.windows(2).all(|two| two[1].left - two[0].right < two[0].size * WHITE);
    let is_below = (below.left - first.left).abs() < 1.0
        && below.y - first.y < first.size * 1.6
        && (below.size - first.size).abs() < first.size * 0.12;
    is_one && is_below && last.right + below.size * (WHITE + 0.2) + first_words(below) > edge
}

fn first_words(cell: &Cell) -> f32 {
    let ends = cell.letters.windows(2).filter(|two| !two[0].is_blank() && two[1].is_blank());
    let end = ends.map(|two| two[0].right).nth(1).unwrap_or(cell.right);
    end - cell.left
}

//! Rows with what stands beside them: dates at an end, headings at the margin.

use readback::{Part, Row, Run};

use super::threads::Placed;
use crate::reading::{dates, headings};

/// The words of a row, and the dates beside them.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    pub(super) row: Row,
    pub(super) page: usize,
    pub(super) aside: Option<Row>,
    /// Whether it stands at the margin, beside what it is the heading of.
    pub(super) is_marginal: bool,
}

impl Strip {
    pub(super) fn text(&self) -> String {
        self.row.text()
    }
}

/// The strips of all rows.
pub(super) fn of(rows: Vec<Placed>) -> Vec<Strip> {
    let marginal: Vec<Row> = rows.iter().filter_map(|placed| known_at_margin(&placed.row)).collect();
    let mut strips: Vec<Strip> = Vec::new();
    // Dates at the margin, above the row whose dates they are.
    let mut waiting: Option<Strip> = None;
    for Placed { row, page } in rows {
        let mut parts = parts(&row);
        // Dates at the margin go on in the next row.
        if let Some(aside) =
            waiting.as_mut().map(|strip| &mut strip.row).or(strips.last_mut().and_then(|strip| strip.aside.as_mut()))
            && goes_on(aside, &parts[0])
        {
            let more = parts.remove(0);
            aside.runs.push(Run { text: " ".to_owned(), ..Run::default() });
            aside.runs.extend(more.runs);
            aside.y = more.y;
        }
        if parts.is_empty() {
            continue;
        }
        let is_begun = parts.len() == 1 && opens(&parts[0].text());
        if parts.len() > 1 && marginal.iter().any(|known| is_like(known, &parts[0])) {
            let row = Row { gap: true, has_dot: false, ..parts.remove(0) };
            strips.push(Strip { row, page, aside: None, is_marginal: true });
            parts[0].gap = false;
        }
        let aside = match (parts.first(), parts.last()) {
            _ if parts.len() < 2 => None,
            (_, Some(last)) if dates::range(last.text().trim()).is_some() => parts.pop(),
            (Some(first), _) if dates::range(first.text().trim()).is_some() || opens(&first.text()) => {
                Some(parts.remove(0))
            }
            _ => None,
        };
        let strip = Strip { row: joined(&parts), page, aside, is_marginal: false };
        if is_begun {
            strips.extend(waiting.replace(strip));
            continue;
        }
        match waiting.take() {
            // The dates stood higher, as they are smaller.
            Some(dates) if strip.aside.is_none() && is_beside(&dates.row, &strip.row) => {
                let gap = strip.row.gap || dates.row.gap;
                strips.push(Strip { aside: Some(dates.row), row: Row { gap, ..strip.row }, ..strip });
            }
            other => {
                strips.extend(other);
                strips.push(strip);
            }
        }
    }
    strips.extend(waiting);
    strips
}

/// A heading with a known word at the margin, level with what stands below it.
fn known_at_margin(row: &Row) -> Option<Row> {
    let mut parts = parts(row);
    let is_heading = parts.len() > 1
        && headings::is_known(&parts[0].text())
        && !headings::is_known(&joined(&parts[1..]).text())
        && row.gap;
    is_heading.then(|| parts.swap_remove(0))
}

/// Whether a part of a row stands and looks like a heading at the margin.
fn is_like(heading: &Row, part: &Row) -> bool {
    let bold = |row: &Row| row.runs.iter().all(|run| run.bold);
    let is_level = (heading.left - part.left).abs() < 1.5 || (heading.right - part.right).abs() < 1.5;
    is_level && part.gap && bold(heading) == bold(part) && (heading.size - part.size).abs() < part.size * 0.01
}

/// The parts between tabs as rows of their own.
fn parts(row: &Row) -> Vec<Row> {
    let mut all: Vec<Vec<Run>> = vec![Vec::new()];
    for run in &row.runs {
        for (at, text) in run.text.split('\t').enumerate() {
            if at > 0 {
                all.push(Vec::new());
            }
            if let Some(last) = all.last_mut().filter(|_| !text.is_empty()) {
                last.push(Run { text: text.to_owned(), ..run.clone() });
            }
        }
    }
    all.retain(|runs| !runs.is_empty());
    let is_first = |at: usize| at == 0;
    let part = |(at, runs): (usize, Vec<Run>)| {
        let whole = Part { left: row.left, right: row.right, size: row.size };
        let part = row.parts.get(at).copied().unwrap_or(whole);
        let Part { left, right, size } = part;
        Row { runs, left, right, size, parts: vec![part], has_dot: row.has_dot && is_first(at), ..row.clone() }
    };
    let parts: Vec<Row> = all.into_iter().enumerate().map(part).collect();
    if parts.is_empty() { vec![row.clone()] } else { parts }
}

/// Parts as one row again.
fn joined(parts: &[Row]) -> Row {
    let Some((first, rest)) = parts.split_first() else { return Row::default() };
    let mut row = first.clone();
    for part in rest {
        match row.runs.last_mut() {
            Some(last) => last.text.push('\t'),
            None => row.runs.push(Run { text: "\t".to_owned(), ..Run::default() }),
        }
        row.runs.extend(part.runs.iter().cloned());
        row.parts.extend(&part.parts);
        row.left = row.left.min(part.left);
        row.right = row.right.max(part.right);
    }
    row
}

/// "Dec 2013 –": what follows is the end.
fn opens(text: &str) -> bool {
    let text = text.trim();
    let start = text.trim_end_matches(['–', '—', '-']);
    start.len() < text.len() && dates::one(start).is_some()
}

/// Whether dates and a row below them are one range.
fn goes_on(aside: &Row, below: &Row) -> bool {
    let is_below = (below.y - aside.y) > 0.0 && below.y - aside.y < aside.size * 1.8;
    let is_level = (aside.left - below.left).abs() < 2.0 || (aside.right - below.right).abs() < 2.0;
    let text = format!("{} {}", aside.text().trim(), below.text().trim());
    is_below && is_level && opens(&aside.text()) && dates::range(&text).is_some()
}

/// Whether dates stand at the margin of a row, at its height.
fn is_beside(dates: &Row, row: &Row) -> bool {
    let is_apart = dates.right < row.left || dates.left > row.right;
    is_apart && (dates.y - row.y).abs() < row.size * 2.2
}

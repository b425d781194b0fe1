//! Where one entry ends and the next begins.

use crate::lines::{Line, Role};
use crate::reading::dates;
use crate::words::clean;

/// The lines of each entry.
pub(super) fn split(lines: &[Line]) -> Vec<&[Line]> {
    let mut starts = if lines.iter().any(|line| line.level().is_some()) {
        (0..lines.len()).filter(|at| lines[*at].level().is_some()).collect()
    } else {
        by_dates(lines)
    };
    starts.push(0);
    starts.push(lines.len());
    starts.sort_unstable();
    starts.dedup();
    starts.windows(2).map(|two| &lines[two[0]..two[1]]).filter(|lines| !lines.is_empty()).collect()
}

/// Without headings: an entry has its dates in one of its first lines, or stands below a gap as a short line.
fn by_dates(lines: &[Line]) -> Vec<usize> {
    let looks: Vec<Look> = lines.iter().map(Look::of).collect();
    let none_dated = !looks.iter().any(|look| look.is_dated());
    let mut starts = Vec::new();
    // Before it, lines are taken: they belong to an entry that has begun.
    let mut free = 0;
    for at in 0..lines.len() {
        if looks[at].is_dated() {
            let start = head_of(lines, &looks, at, free);
            starts.push(start);
            free = at + 1;
        } else if at > 0 && lines[at].gap && looks[at] == Look::Head && (none_dated || has_more(lines, at)) {
            starts.push(at);
        }
    }
    starts
}

/// What a line looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nothing but dates.
    Dates,
    /// Words with dates at an end.
    Dated,
    /// Short, and no sentence.
    Head,
    Other,
}

impl Look {
    fn of(line: &Line) -> Self {
        let text = clean(&line.text());
        if line.role != Role::Text || super::listed(&text).is_some() {
            return Self::Other;
        }
        if dates::range(&text).is_some() {
            return Self::Dates;
        }
        let is_short = text.chars().count() <= 110 && !text.contains('\n');
        match is_short {
            true if dates::in_line(&text).is_some() => Self::Dated,
            true if !text.ends_with(['.', '!', '?', ';', ':', ',']) => Self::Head,
            _ => Self::Other,
        }
    }

    fn is_dated(self) -> bool {
        matches!(self, Self::Dates | Self::Dated)
    }
}

/// The line with which the entry begins that has its dates at `at`.
fn head_of(lines: &[Line], looks: &[Look], at: usize, free: usize) -> usize {
    let is_head = |at: usize| at >= free && looks[at] == Look::Head;
    let mut start = at;
    if looks[at] == Look::Dated || at == 0 || !is_head(at - 1) {
        return start;
    }
    // Below a gap: the dates go with what follows, unless the line above stands alone.
    if lines[at].gap && !(lines[at - 1].gap || at == 1) {
        return start;
    }
    start -= 1;
    // "Company", "Role", dates.
    let stands_first = |at: usize| at == 0 || lines[at].gap || lines[at - 1].is_bullet();
    if start > 0 && !lines[start].gap && is_head(start - 1) && stands_first(start - 1) {
        start -= 1;
    }
    start
}

/// Whether something stands right below, as below a head.
fn has_more(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| !next.gap)
}

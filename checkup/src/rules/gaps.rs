//! Time between two roles that nothing tells about.
//!
//! Every doubt is decided for the person: a year alone is the whole year, studies and volunteering fill gaps as work
//! does, so does any other entry with dates; and where one role or degree has no readable dates, nobody knows what it
//! fills.

use crdt::SectionKind;

use crate::finding::{Finding, Rule, Severity};
use crate::months::{Months, Point};
use crate::reading::{Entry, Reading, remark};

/// Readers ask from here on, in months.
const ASKED: i32 = 7;
const LONG: i32 = 12;
/// Nobody asks what was so many months ago.
const FORGOTTEN: i32 = 15 * 12;
/// How long before its end a degree may have begun, when only the end is said.
const STUDIES: i32 = 6 * 12;

/// Months in which something certainly or possibly was.
struct Filled<'a, 'b> {
    from: i32,
    to: i32,
    entry: &'b Entry<'a>,
}

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut all = Vec::new();
    for entry in &reading.entries {
        match filled(entry) {
            Some(months) => all.push(months),
            None if matters(entry) => return,
            None => {}
        }
    }
    all.sort_by_key(|months| months.from);
    let is_work = |months: &Filled<'_, '_>| months.entry.item.kind == SectionKind::Work;
    let last_work = all.iter().rposition(is_work).unwrap_or_default();
    let today = Months::of(reading.today).first;
    let (mut told_until, mut has_worked) = (i32::MIN, false);
    for (at, months) in all.iter().enumerate() {
        let gap = months.from.saturating_sub(told_until).saturating_sub(1);
        // Between roles: before the first and behind the last one nobody knows what the person did not tell.
        if has_worked && at <= last_work && gap >= ASKED && months.from > today - FORGOTTEN {
            let severity = if gap >= LONG { Severity::Better } else { Severity::Note };
            let remark = remark(Rule::Gap, severity, months.entry.at("startDate"));
            found.push(Finding { number: gap.unsigned_abs(), ..remark });
        }
        told_until = told_until.max(months.to);
        has_worked |= is_work(months);
    }
}

/// Whether it would certainly have filled time, had it dates.
fn matters(entry: &Entry<'_>) -> bool {
    use SectionKind::{Education, Volunteer, Work};
    matches!(entry.item.kind, Work | Volunteer | Education) || entry.span.start == Point::Unreadable
}

/// `None` when it says nothing of time that can be read.
fn filled<'a, 'b>(entry: &'b Entry<'a>) -> Option<Filled<'a, 'b>> {
    let is_lasting = matches!(entry.item.kind, SectionKind::Work | SectionKind::Volunteer | SectionKind::Education);
    let end = entry.span.end.months();
    let to = match (entry.span.end, entry.span.start.months()) {
        (Point::At(_), _) => end?.last,
        (Point::Now, _) => i32::MAX,
        // A project with one date was then.
        (Point::Absent, Some(start)) if !is_lasting => start.last,
        (Point::Absent, Some(_)) => i32::MAX,
        _ => return None,
    };
    let from = match entry.span.start {
        Point::At(_) => entry.span.start.months()?.first,
        Point::Absent if entry.item.kind == SectionKind::Education => end?.first - STUDIES,
        Point::Absent if !is_lasting => end?.first,
        _ => return None,
    };
    Some(Filled { from, to, entry })
}

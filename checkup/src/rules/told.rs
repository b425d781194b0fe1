//! Roles that tell nothing, and roles that tell too much.

use crdt::SectionKind;

use crate::finding::{Finding, Rule, Severity};
use crate::months::Months;
use crate::reading::{Entry, Reading, remark};

/// More bullets than are read.
const MANY: usize = 8;
/// Roles that ended so many months ago need not tell anything.
const OLD: i32 = 10 * 12;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let today = Months::of(reading.today).first;
    let is_told = |entry: &Entry<'_>| !entry.bullets.is_empty() || entry.says("summary");
    for entry in reading.of_kind(SectionKind::Work) {
        let is_recent = entry.span.end.months().is_none_or(|end| end.last > today - OLD);
        // Of several roles at one company, one tells for all.
        if entry.together == 1 && is_recent && !is_told(entry) {
            found.push(remark(Rule::NoBullets, Severity::Better, entry.first_field()));
        }
        if let Some(one_more) = entry.bullets.get(MANY) {
            let number = u32::try_from(entry.bullets.len()).unwrap_or(u32::MAX);
            found.push(Finding { number, ..remark(Rule::ManyBullets, Severity::Note, one_more.at()) });
        }
    }
}

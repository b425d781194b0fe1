//! Roles without dates. Degrees may be without: many leave out when they were young.

use crdt::SectionKind;

use crate::finding::{Finding, Rule, Severity};
use crate::months::Point;
use crate::reading::{Reading, remark};

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for entry in reading.of_kind(SectionKind::Work) {
        if entry.span.start == Point::Absent && entry.span.end == Point::Absent {
            found.push(remark(Rule::NoDates, Severity::Better, entry.at("startDate")));
        }
    }
}

//! What has ended told in the present, what goes on told as if it had ended.
//!
//! A role that goes on may well tell what has been achieved: only one that is told in nothing but the past, at some
//! length, looks as if somebody had forgotten its end.

use crdt::SectionKind;

use crate::english;
use crate::finding::{Finding, Rule, Severity};
use crate::language::Language;
use crate::reading::{Entry, Reading, remark};
use crate::words::{opening, quoted};

/// So many bullets are some length.
const SOME: usize = 4;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if !reading.is(Language::English) {
        return;
    }
    // Not projects: their bullets tell what the thing does, which goes on.
    for entry in reading.of_kind(SectionKind::Work).chain(reading.of_kind(SectionKind::Volunteer)) {
        if entry.span.is_over(reading.today) {
            present_in_past(entry, found);
        } else if entry.span.is_current(reading.today) {
            past_in_present(entry, found);
        }
    }
}

fn present_in_past(entry: &Entry<'_>, found: &mut Vec<Finding>) {
    let mut present = entry.bullets.iter().filter(|bullet| english::is_present(&opening(&bullet.text)));
    if let Some(first) = present.next() {
        let number = u32::try_from(1 + present.count()).unwrap_or(u32::MAX);
        let remark = remark(Rule::PresentInPast, Severity::Better, first.at());
        found.push(Finding { words: quoted(&first.text), number, ..remark });
    }
}

fn past_in_present(entry: &Entry<'_>, found: &mut Vec<Finding>) {
    let is_past = entry.bullets.iter().all(|bullet| english::is_past(&opening(&bullet.text)));
    if is_past && entry.bullets.len() >= SOME {
        let number = u32::try_from(entry.bullets.len()).unwrap_or(u32::MAX);
        found.push(Finding { number, ..remark(Rule::PastInPresent, Severity::Note, entry.at("endDate")) });
    }
}

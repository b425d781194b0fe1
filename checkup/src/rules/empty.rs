//! What stands in the editor and not on the page, because nothing is in it.

use crdt::{FieldRef, SectionKind};

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for section in reading.view.sections.iter().filter(|section| !section.hidden) {
        // The standard sections are always there; an empty one that nobody has named is no section yet.
        let is_meant = section.kind == SectionKind::Custom || !section.title.trim().is_empty();
        if is_meant && section.items.is_empty() {
            found.push(remark(Rule::EmptySection, Severity::Note, FieldRef::title(&section.id)));
        }
        for item in section.items.iter().filter(|item| !item.hidden && item.is_blank()) {
            if let Some(first) = item.kind.fields().first() {
                let at = FieldRef::new(item.id.clone(), first.key);
                found.push(remark(Rule::EmptyEntry, Severity::Note, at));
            }
        }
    }
}

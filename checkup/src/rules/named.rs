//! Entries that do not say what they are, or where it was.

use crdt::SectionKind;
use crdt::company::place_name;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Entry, Reading, remark};
use crate::words::lower;

/// Who works for nobody names no company.
const OWN_MASTER: &[&str] = &[
    "freelance",
    "freelancer",
    "self-employed",
    "independent",
    "consultant",
    "contractor",
    "founder",
    "owner",
    "parental",
    "maternity",
    "paternity",
    "sabbatical",
    "leave",
    "break",
    "caregiver",
    "selbstständig",
    "selbständig",
    "selbstständige",
    "freiberuflich",
    "freiberufler",
    "freiberuflerin",
    "elternzeit",
    "auszeit",
    "gründer",
    "gründerin",
    "freie",
    "freier",
];

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for entry in &reading.entries {
        if lacks_title(entry) {
            found.push(remark(Rule::NoTitle, Severity::Better, entry.first_field()));
        }
        if let Some((place, _)) = entry.item.kind.place()
            && place_name(entry.holder).is_empty()
            && !is_own_master(entry)
        {
            // Once, where several roles stand together.
            let at = crdt::FieldRef::new(entry.holder.id.clone(), place);
            found.push(remark(Rule::NoPlace, Severity::Better, at));
        }
    }
}

fn lacks_title(entry: &Entry<'_>) -> bool {
    use SectionKind::{Awards, Certificates, Languages, Projects, Publications, Volunteer, Work};
    let needs =
        matches!(entry.item.kind, Work | Volunteer | Projects | Awards | Certificates | Publications | Languages);
    needs && entry.item.kind.fields().first().is_some_and(|first| !entry.says(first.key))
}

fn is_own_master(entry: &Entry<'_>) -> bool {
    lower(&entry.item.fields.plain("position")).any(|word| OWN_MASTER.contains(&word.as_str()))
}

//! Two roles at once, where it looks like a slip: the earlier one ends well after the later one began.
//!
//! Roles within another are side jobs; so are those that say so. Both open is somebody with two jobs. A month or two are a
//! handover.

use crdt::SectionKind;

use crate::finding::{Finding, Rule, Severity};
use crate::months::Months;
use crate::reading::{Entry, Reading, remark};
use crate::words::{lower, quoted};

/// Months that are no handover any more.
const REMARKABLE: i32 = 3;

/// Words of roles that one has beside others.
const BESIDE: &[&str] = &[
    "freelance",
    "freelancer",
    "self-employed",
    "independent",
    "consultant",
    "consulting",
    "contract",
    "contractor",
    "part-time",
    "founder",
    "co-founder",
    "cofounder",
    "owner",
    "advisor",
    "adviser",
    "board",
    "chair",
    "volunteer",
    "tutor",
    "lecturer",
    "assistant",
    "student",
    "intern",
    "trainee",
    "freiberuflich",
    "freiberufler",
    "selbstständig",
    "selbständig",
    "beraterin",
    "berater",
    "teilzeit",
    "gründer",
    "gründerin",
    "mitgründer",
    "mitgründerin",
    "werkstudent",
    "werkstudentin",
    "dozent",
    "dozentin",
    "tutorin",
    "beirat",
];

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut roles: Vec<(Months, Option<Months>, &Entry<'_>)> =
        reading.of_kind(SectionKind::Work).filter(|role| !is_beside(role)).filter_map(exact).collect();
    roles.sort_by_key(|(start, _, _)| start.first);
    for pair in roles.windows(2) {
        let [(began, ended, earlier), (start, end, later)] = pair else { continue };
        let Some(ended) = ended else { continue };
        let is_within = end.is_some_and(|end| end.last <= ended.last) || began == start;
        let is_same_place = !earlier.place().is_empty() && earlier.place() == later.place();
        let months = ended.last - start.first + 1;
        if months >= REMARKABLE && !is_within && !is_same_place {
            let name = earlier.item.fields.plain("name");
            let name = if name.trim().is_empty() { earlier.item.fields.plain("position") } else { name };
            let remark = remark(Rule::Overlap, Severity::Note, later.at("startDate"));
            found.push(Finding { words: quoted(&name), number: months.unsigned_abs(), ..remark });
        }
    }
}

/// The months of a role that says them; an end that is to come is none.
fn exact<'a, 'b>(role: &'b Entry<'a>) -> Option<(Months, Option<Months>, &'b Entry<'a>)> {
    let start = role.span.start.months().filter(|months| months.is_exact())?;
    match role.span.end.months() {
        Some(end) => (end.is_exact() && !role.span.is_reversed()).then_some((start, Some(end), role)),
        None => role.span.is_open().then_some((start, None, role)),
    }
}

fn is_beside(role: &Entry<'_>) -> bool {
    let words = ["position", "name"].map(|key| role.item.fields.plain(key)).join(" ");
    lower(&words).any(|word| BESIDE.contains(&word.as_str()))
}

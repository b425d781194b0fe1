//! Whether the reader knows whose résumé it is, and how to answer.

use crdt::FieldRef;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let says = |key: &str| !reading.view.basics.fields.text(key).is_blank();
    if !says("name") {
        found.push(remark(Rule::NoName, Severity::Problem, FieldRef::basics("name")));
    }
    match (says("email"), says("phone")) {
        (false, false) => found.push(remark(Rule::NoContact, Severity::Problem, FieldRef::basics("email"))),
        (false, true) => found.push(remark(Rule::NoEmail, Severity::Better, FieldRef::basics("email"))),
        (true, false) => found.push(remark(Rule::NoPhone, Severity::Note, FieldRef::basics("phone"))),
        (true, true) => {}
    }
}

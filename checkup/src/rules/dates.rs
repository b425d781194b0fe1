//! Dates that cannot be right, or cannot be read.

use crdt::FieldRef;
use crdt::schema::Form;
use crdt::view::DateValue;

use crate::finding::{Finding, Rule, Severity};
use crate::months::Point;
use crate::reading::{Reading, remark};
use crate::words::quoted;

/// No later than so many years from now: an expected degree, a planned end.
const AHEAD: i32 = 10;
/// No earlier than so many years ago.
const BACK: i32 = 90;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let this_year = reading.today.year;
    for entry in &reading.entries {
        let dates = entry.item.kind.fields().iter().filter(|field| field.form == Form::Date);
        for field in dates {
            let at = || FieldRef::new(entry.item.id.clone(), field.key);
            match (Point::of(entry.item, field.key), entry.item.fields.date(field.key)) {
                (Point::Unreadable, Some(DateValue::Other(words))) => {
                    let severity = if has_year(words) { Severity::Better } else { Severity::Problem };
                    found.push(Finding { words: quoted(words), ..remark(Rule::DateUnreadable, severity, at()) });
                }
                (Point::At(date), _) if !(this_year - BACK..=this_year + AHEAD).contains(&date.year) => {
                    let words = date.year.to_string();
                    found.push(Finding { words, ..remark(Rule::DateImplausible, Severity::Problem, at()) });
                }
                _ => {}
            }
        }
        if entry.span.is_reversed() {
            found.push(remark(Rule::DatesReversed, Severity::Problem, entry.at("endDate")));
        }
    }
}

/// Whether a reader finds a year in it, if no program: "Spring 2023".
fn has_year(words: &str) -> bool {
    words.split(|letter: char| !letter.is_numeric()).any(|run| run.chars().count() == 4)
}

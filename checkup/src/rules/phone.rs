//! Telephone numbers that nobody can dial.

use crdt::FieldRef;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::quoted;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let typed = reading.view.basics.fields.plain("phone");
    if !typed.trim().is_empty() && !is_number(&typed) {
        let at = FieldRef::basics("phone");
        found.push(Finding { words: quoted(&typed), ..remark(Rule::PhoneMalformed, Severity::Problem, at) });
    }
}

/// Whether a number can be meant: enough digits, of any script, and nowhere more than a number has. Words and signs beside
/// them are people's own: "+46 (0)70 … (mobile)", "555 0100 ext. 7", "1-800-FLOWERS", two numbers.
fn is_number(text: &str) -> bool {
    let keys = text.chars().filter(|letter| letter.is_numeric() || letter.is_ascii_uppercase()).count();
    let digits = text.chars().filter(|letter| letter.is_numeric()).count();
    let longest = text.split(|letter: char| !letter.is_numeric()).map(|run| run.chars().count()).max();
    digits >= 3 && keys >= 5 && longest <= Some(15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for good in [
            "+46 70 000 00 00",
            "(555) 010-0199 ext. 7",
            "1-800-FLOWERS",
            "030/123456 · 0171 234567",
            "٠٥٠ ١٢٣ ٤٥٦٧",
            "06 12 34 56 78 (mobile)",
            "112345",
        ] {
            assert!(is_number(good), "{good}");
        }
    }

    #[test]
    fn nobody_can_dial_it() {
        for bad in ["on request", "call me", "12", "+46", "1234567890123456789", "N/A"] {
            assert!(!is_number(bad), "{bad}");
        }
    }
}

//! Bullets that begin with words for having been there: "Responsible for", "Helped".

use crate::finding::{Finding, Rule, Severity};
use crate::language::Language;
use crate::reading::{Reading, remark};
use crate::words::{begins, opening, words};

const ENGLISH: &[&str] = &[
    "responsible for",
    "was responsible for",
    "were responsible for",
    "responsibilities included",
    "responsibilities include",
    "duties included",
    "duties include",
    "in charge of",
    "was in charge of",
    "tasked with",
    "was tasked with",
    "involved in",
    "was involved in",
    "participated in",
    "took part in",
    "worked on",
    "worked with",
    "helped",
    "helped to",
    "helping",
    "assisted",
    "assisted in",
    "assisted with",
    "assisting",
    "tried to",
];
const GERMAN: &[&str] = &[
    "verantwortlich für",
    "verantwortlich war",
    "zuständig für",
    "zuständigkeit für",
    "mitarbeit an",
    "mitarbeit bei",
    "mitarbeit in",
    "mitwirkung an",
    "mitwirkung bei",
    "beteiligt an",
    "beteiligung an",
    "mithilfe bei",
    "aushilfe bei",
    "teilnahme an",
];

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let phrases = match reading.language {
        Some(Language::English) => ENGLISH,
        Some(Language::German) => GERMAN,
        None => return,
    };
    for bullet in reading.deeds().flat_map(|entry| &entry.bullets) {
        if let Some(phrase) = weak(&bullet.text, phrases) {
            let count = phrase.split(' ').count();
            let as_written: Vec<&str> = words(&bullet.text).take(count).collect();
            let remark = remark(Rule::WeakOpening, Severity::Better, bullet.at());
            found.push(Finding { words: as_written.join(" "), ..remark });
        }
    }
}

/// The longest phrase with which it begins.
fn weak(text: &str, phrases: &[&'static str]) -> Option<&'static str> {
    let opening = opening(text);
    let found = phrases.iter().filter(|phrase| begins(&opening, phrase)).max_by_key(|phrase| phrase.len())?;
    // "Helped 40 families": helping was the work, and it says how much.
    let behind = opening.get(found.split(' ').count());
    let is_counted = behind.is_some_and(|word| word.starts_with(|letter: char| letter.is_numeric()));
    let is_a_deed = found.starts_with("help") || found.starts_with("assist");
    (!(is_counted && is_a_deed)).then_some(*found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_who_did_it() {
        assert_eq!(weak("Responsible for the budget", ENGLISH), Some("responsible for"));
        assert_eq!(weak("• Helped to build it", ENGLISH), Some("helped to"));
        assert_eq!(weak("Zuständig für den Einkauf", GERMAN), Some("zuständig für"));
    }

    #[test]
    fn what_does_not() {
        for text in [
            "Helped 40 families find a home",
            "Led what I was responsible for",
            "Helpdesk for users",
            "Worked nights",
            "",
        ] {
            assert_eq!(weak(text, ENGLISH), None, "{text}");
        }
    }
}

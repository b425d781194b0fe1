//! Roles that tell a good deal, and no number.

use crdt::SectionKind;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Entry, Reading, remark};
use crate::words::lower;

/// From so many bullets on one of them could say how much.
const TOLD: usize = 3;

/// Numbers as words, in all languages that are known.
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "half",
    "halved",
    "double",
    "doubled",
    "doubling",
    "twice",
    "triple",
    "tripled",
    "third",
    "quarter",
    "tens",
    "zero",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "zwanzig",
    "dreißig",
    "fünfzig",
    "hundert",
    "tausend",
    "tausende",
    "million",
    "millionen",
    "milliarden",
    "hälfte",
    "halbiert",
    "halbierung",
    "doppelt",
    "verdoppelt",
    "verdopplung",
    "verdreifacht",
    "drittel",
    "viertel",
    "dutzend",
    "null",
];

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    // Other languages have words for numbers that nobody here knows.
    if reading.language.is_none() {
        return;
    }
    for entry in reading.of_kind(SectionKind::Work) {
        let has_number = |entry: &Entry<'_>| entry.bullets.iter().any(|bullet| says_number(&bullet.text));
        if entry.bullets.len() >= TOLD
            && !has_number(entry)
            && !says_number(&entry.item.fields.plain("summary"))
            && let Some(first) = entry.bullets.first()
        {
            let number = u32::try_from(entry.bullets.len()).unwrap_or(u32::MAX);
            found.push(Finding { number, ..remark(Rule::NoNumbers, Severity::Better, first.at()) });
        }
    }
}

fn says_number(text: &str) -> bool {
    text.chars().any(char::is_numeric) || lower(text).any(|word| word.split('-').any(|part| NUMBERS.contains(&part)))
}

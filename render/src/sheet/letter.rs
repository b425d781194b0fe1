//! A cover letter: to whom, when, and what it says.

use crdt::view::Item;

use crate::dates::{self, DateFormat, Wording};
use crate::words::{full_lines, one_line};

use super::field::{made, words};
use super::{Bullet, Field, Passage, Tone};

/// What a letter says, in its order.
pub(super) fn of(item: &Item, wording: Wording) -> Vec<Passage<'_>> {
    let object = item.id.as_str();
    let line = |key, tone| words(object, &item.fields, key, tone);
    let mut to: Vec<Field<'_>> =
        ["recipient", "jobTitle", "company"].into_iter().filter_map(|key| line(key, Tone::Plain)).collect();
    let seen = |list| item.list(list).iter().filter(|entry| !entry.hidden);
    to.extend(seen("address").filter_map(|entry| made(entry.id.as_str(), "text", one_line(&entry.text), Tone::Plain)));
    // A day in words, as letters have it, unless the résumé says its dates in digits.
    let format = if wording.dates == DateFormat::Iso { DateFormat::Iso } else { DateFormat::Long };
    let date = dates::single(object, &item.fields, "date", Wording { dates: format, ..wording });

    let mut passages: Vec<Passage<'_>> = (!to.is_empty()).then_some(Passage::To(to)).into_iter().collect();
    passages.extend(date.map(Passage::Date));
    passages.extend(line("subject", Tone::Strong).map(Passage::Subject));
    passages.extend(line("greeting", Tone::Plain).map(Passage::Greeting));
    let paragraphs =
        seen("paragraphs").map(|entry| Bullet { object: entry.id.as_str(), lines: full_lines(&entry.text) });
    passages.extend(paragraphs.filter(|paragraph| !paragraph.lines.is_empty()).map(Passage::Paragraph));
    passages.extend(line("closing", Tone::Plain).map(Passage::Closing));
    passages.extend(line("signature", Tone::Plain).map(Passage::Signature));
    passages
}

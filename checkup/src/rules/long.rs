//! Bullets and paragraphs that are too long to be read.

use crdt::FieldRef;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::{quoted, room};

/// Three lines of a page, in letters.
const BULLET: usize = 280;
/// Seven lines.
const PARAGRAPH: usize = 700;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut push = |rule, at, text: &str, letters: usize| {
        let number = u32::try_from(letters).unwrap_or(u32::MAX);
        found.push(Finding { words: quoted(text), number, ..remark(rule, Severity::Better, at) });
    };
    for (at, text) in paragraphs(reading) {
        let longest = text.split('\n').max_by_key(|paragraph| paragraph.len()).unwrap_or_default();
        let letters = room(longest.trim());
        if letters > PARAGRAPH {
            push(Rule::LongParagraph, at, longest, letters);
        }
    }
    for bullet in reading.entries.iter().flat_map(|entry| &entry.bullets) {
        if bullet.room > BULLET {
            push(Rule::LongBullet, bullet.at(), &bullet.text, bullet.room);
        }
    }
}

/// What is told in paragraphs.
fn paragraphs(reading: &Reading<'_>) -> impl Iterator<Item = (FieldRef, String)> {
    let own = (FieldRef::basics("summary"), reading.view.basics.fields.plain("summary"));
    let told = reading.entries.iter().flat_map(|entry| {
        let keys = ["summary", "description"].into_iter().filter(|key| entry.says(key));
        keys.map(|key| (entry.at(key), entry.item.fields.plain(key)))
    });
    std::iter::once(own).chain(told)
}

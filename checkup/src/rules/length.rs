//! The whole: too long to be read, or too short to decide by.

use crdt::{FieldRef, SectionKind};

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Entry, Reading, remark};
use crate::words::words;

/// Pages that are read.
const PAGES: u32 = 2;
/// Words that fill them, where nobody has counted pages.
const WORDS: usize = 1_200;
/// Fewer words, with a role among them, leave a page half empty.
const FEW: usize = 60;
/// With so many publications it is the list of an academic, which may be long.
const ACADEMIC: usize = 4;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let sizes: Vec<usize> = reading.entries.iter().map(size).collect();
    let own = words(&reading.view.basics.fields.plain("summary")).count();
    let all = own + sizes.iter().sum::<usize>();
    let is_academic = reading.of_kind(SectionKind::Publications).count() >= ACADEMIC;
    let is_long = reading.pages.map_or(all > WORDS, |pages| pages > PAGES);
    if is_long && !is_academic {
        // Where most of it is.
        let largest = reading.entries.iter().zip(sizes).max_by_key(|(_, size)| *size);
        let at = largest.map_or_else(|| FieldRef::basics("summary"), |(entry, _)| entry.first_field());
        let number = reading.pages.unwrap_or_default();
        found.push(Finding { number, ..remark(Rule::LongResume, Severity::Note, at) });
    }
    let has_worked = reading.of_kind(SectionKind::Work).next().is_some();
    // Words of languages that write none between them cannot be counted.
    let is_counted = !reading.entries.iter().any(|entry| entry.bullets.iter().any(|bullet| is_wide(&bullet.text)));
    if has_worked && all < FEW && is_counted {
        let at = FieldRef::basics("summary");
        let number = u32::try_from(all).unwrap_or(u32::MAX);
        found.push(Finding { number, ..remark(Rule::ShortResume, Severity::Note, at) });
    }
}

fn size(entry: &Entry<'_>) -> usize {
    let lists = entry.item.lists.values().flatten().filter(|bullet| !bullet.hidden);
    let listed: usize = lists.map(|bullet| words(&bullet.text.plain()).count()).sum();
    entry.item.fields.texts().map(|(_, text)| words(&text).count()).sum::<usize>() + listed
}

fn is_wide(text: &str) -> bool {
    crate::words::room(text) > text.chars().count()
        || text.chars().any(|letter| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}'))
}

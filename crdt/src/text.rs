//! Text as the browser counts it: differences and offsets in UTF-16 code units.

use std::ops::Range;

use crate::view::{Marks, RichText};

/// The length in UTF-16 code units.
pub fn utf16_len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// Whether a letter is of a writing that runs from the right to the left: Hebrew, Arabic and their neighbours, with the marks
/// on them. Their digits are not: those run from the left there too.
pub const fn is_leftwards(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The single replacement that turns `old` into `new`: a range of `old` in UTF-16 code units, and what comes there.
/// `None` when they are equal.
///
/// `caret` is where the caret stands in `new` after the edit. It decides which of several equal letters was typed:
/// with `aa` → `aaa` and the caret at 1, the first one is new. Characters are never cut in halves.
pub fn replacement(old: &str, new: &str, caret: Option<u32>) -> Option<(Range<u32>, String)> {
    if old == new {
        return None;
    }
    let before: Vec<char> = old.chars().collect();
    let after: Vec<char> = new.chars().collect();
    let shorter = before.len().min(after.len());
    // What stands behind the caret was there before: it limits how far the common start may reach.
    let limit = caret.map_or(after.len(), |units| chars_in_units(&after, units));
    let tail_first = common(before.iter().rev().zip(after.iter().rev()), shorter);
    let behind_caret = (after.len() - limit).min(tail_first);
    let head = common(before.iter().zip(&after), shorter - behind_caret);
    let tail = common(before.iter().rev().zip(after.iter().rev()), shorter - head);
    let start = units(&before[..head]);
    let end = start + units(&before[head..before.len() - tail]);
    Some((start..end, after[head..after.len() - tail].iter().collect()))
}

fn common<'a>(pairs: impl Iterator<Item = (&'a char, &'a char)>, most: usize) -> usize {
    pairs.take(most).take_while(|(a, b)| a == b).count()
}

fn units(chars: &[char]) -> u32 {
    chars.iter().map(|c| c.len_utf16() as u32).sum()
}

fn chars_in_units(chars: &[char], units: u32) -> usize {
    let mut seen = 0;
    chars
        .iter()
        .take_while(|c| {
            seen += c.len_utf16() as u32;
            seen <= units
        })
        .count()
}

/// The range within the text, widened so that it cuts no character in halves.
pub fn snap(text: &str, range: Range<u32>) -> Range<u32> {
    let (mut start, mut end, mut at) = (None, None, 0u32);
    let last = range.end.max(range.start);
    for c in text.chars() {
        let next = at + c.len_utf16() as u32;
        if start.is_none() && range.start < next {
            start = Some(at);
        }
        if end.is_none() && last <= at {
            end = Some(at);
        }
        at = next;
    }
    let end = end.unwrap_or(at);
    start.unwrap_or(at).min(end)..end
}

/// The ranges, in UTF-16 code units, where two readings of the same words carry other marks, with the marks wanted.
pub(crate) fn mark_changes(now: &RichText, wanted: &RichText) -> Vec<(Range<u32>, Marks)> {
    let (now, wanted) = (runs(now), runs(wanted));
    let mut changes = Vec::new();
    let (mut i, mut j, mut at) = (0, 0, 0);
    while i < now.len() && j < wanted.len() {
        let end = now[i].0.min(wanted[j].0);
        if now[i].1 != wanted[j].1 {
            changes.push((at..end, wanted[j].1.clone()));
        }
        at = end;
        i += usize::from(now[i].0 == end);
        j += usize::from(wanted[j].0 == end);
    }
    changes
}

/// Each run's end and marks.
fn runs(text: &RichText) -> Vec<(u32, &Marks)> {
    let mut at = 0;
    text.spans
        .iter()
        .map(|span| {
            at += utf16_len(&span.text);
            (at, &span.marks)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_says_which_of_equal_letters_is_new() {
        assert_eq!(replacement("aa", "aaa", Some(1)), Some((0..0, "a".into())));
        assert_eq!(replacement("aa", "aaa", Some(2)), Some((1..1, "a".into())));
        assert_eq!(replacement("aa", "aaa", Some(3)), Some((2..2, "a".into())));
        assert_eq!(replacement("aaa", "aa", Some(0)), Some((0..1, String::new())));
    }

    #[test]
    fn letters_of_hebrew_and_arabic_run_leftwards_and_digits_do_not() {
        assert!("שָׁלוֹםمرحباپﻼ".chars().all(is_leftwards));
        assert!(!"Ada é я 简 한 あ 1 ١ ۴ , . \u{200f} \u{feff}".chars().any(is_leftwards));
    }

    #[test]
    fn a_surrogate_pair_is_replaced_whole() {
        assert_eq!(replacement("x😀y", "x😁y", None), Some((1..3, "😁".into())));
        assert_eq!(snap("x😀y", 2..2), 1..3);
        assert_eq!(snap("x😀y", 1..1), 1..1);
        assert_eq!(snap("ab", 5..9), 2..2);
    }

    #[test]
    fn a_replacement_gives_the_new_text() {
        for (old, new) in [("", "a"), ("a", ""), ("hello", "help"), ("é", "e\u{301}"), ("ab😀", "b😀c"), ("abab", "ab")]
        {
            for caret in (0..6).map(Some).chain([None]) {
                let (range, insert) = replacement(old, new, caret).expect("they differ");
                let units: Vec<u16> = old.encode_utf16().collect();
                let mut made = units[..range.start as usize].to_vec();
                made.extend(insert.encode_utf16());
                made.extend(&units[range.end as usize..]);
                assert_eq!(String::from_utf16(&made).expect("whole characters"), new);
            }
        }
    }
}

//! Fields looked for in what was read.

use std::collections::HashSet;
use std::ops::Range;

use crate::fold::{BREAK, Folded};

/// What became of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Its words stand there, one after the other, whole: at these bytes of the text, or its first line does.
    Found(Range<usize>),
    /// They do not. What stands there instead, when something is near.
    Missing(Option<String>),
}

/// More than that of a text is not looked at.
const LONGEST: usize = 200_000;
/// Of so many fields that are missing, it is said what was read instead.
const EXPLAINED: usize = 100;

/// Looks for each field in a text, in the order of the page. No two are found in the same words; of one with several lines,
/// each is looked for.
pub fn find(text: &str, fields: &[&str]) -> Vec<Sight> {
    let lines: Vec<Vec<&str>> =
        fields.iter().map(|field| field.lines().filter(|line| !line.trim().is_empty()).collect()).collect();
    let mut sights = find_lines(text, &lines.concat()).into_iter();
    let whole = |lines: Vec<&str>| {
        let all: Vec<Sight> = sights.by_ref().take(lines.len()).collect();
        let missing = all.iter().find(|sight| matches!(sight, Sight::Missing(_)));
        missing.or(all.first()).cloned().unwrap_or(Sight::Found(0..0))
    };
    lines.into_iter().map(whole).collect()
}

fn find_lines(text: &str, fields: &[&str]) -> Vec<Sight> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let hay = Folded::of(text);
    let words: Vec<Vec<char>> = fields.iter().map(|field| needle(field)).collect();
    // Long ones first: a year may stand in a sentence too.
    let mut order: Vec<usize> = (0..fields.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(words[*at].len()));
    let mut taken = vec![false; hay.letters.len()];
    let mut found: Vec<Option<Range<usize>>> = vec![None; fields.len()];
    for at in order {
        // Behind the field before it, where that is known.
        let before = found[..at].iter().rev().flatten().next().map_or(0, |place| place.end);
        let is_free = |place: &Range<usize>| !taken[place.clone()].iter().any(|letter| *letter);
        let from = |start: usize, end: usize| places(&hay.letters, &words[at], start, end).find(is_free);
        let place = from(before, hay.letters.len()).or_else(|| from(0, before));
        if let Some(place) = &place {
            taken[place.clone()].fill(true);
        }
        found[at] = place;
    }
    let mut left = EXPLAINED;
    let sight = |(place, words): (Option<Range<usize>>, &Vec<char>)| match place {
        Some(place) => Sight::Found(bytes(text, &hay, &place)),
        None if left == 0 => Sight::Missing(None),
        None => {
            left -= 1;
            let near = apart(&hay, words).or_else(|| alike(&hay, words));
            Sight::Missing(near.map(|place| text[bytes(text, &hay, &place)].trim().to_owned()))
        }
    };
    found.into_iter().zip(&words).map(sight).collect()
}

fn needle(field: &str) -> Vec<char> {
    let mut letters = Folded::of(field).letters;
    while letters.last().is_some_and(|letter| letter.is_whitespace()) {
        letters.pop();
    }
    letters.iter_mut().filter(|letter| **letter == BREAK).for_each(|letter| *letter = ' ');
    letters
}

fn bytes(text: &str, hay: &Folded, place: &Range<usize>) -> Range<usize> {
    let start = hay.places[place.start];
    let end = hay.places.get(place.end).copied().unwrap_or(text.len());
    start..end
}

/// Where the words stand that begin from `start` to `end`.
fn places<'h>(hay: &'h [char], words: &'h [char], start: usize, end: usize) -> impl Iterator<Item = Range<usize>> + 'h {
    let first = words.first().copied();
    let starts = (start..end).filter(move |at| Some(hay[*at]) == first);
    starts.filter_map(move |at| ends(hay, words, at).map(|end| at..end)).filter(|place| is_whole(hay, place))
}

/// Where the words end that begin at `at`.
fn ends(hay: &[char], words: &[char], at: usize) -> Option<usize> {
    let mut here = at;
    for (number, wanted) in words.iter().enumerate() {
        let mut letter = *hay.get(here)?;
        let before = number.checked_sub(1).map(|before| words[before]);
        // A line ends within the word: where that may be, it is no space.
        if letter == BREAK && *wanted != ' ' && before.is_some_and(|before| may_break(before, *wanted, words.len())) {
            here += 1;
            letter = *hay.get(here)?;
        }
        let is_same = letter == *wanted || *wanted == ' ' && letter == BREAK;
        if !is_same {
            return None;
        }
        here += 1;
    }
    Some(here)
}

/// Whether a line may end between two letters: in scripts without spaces, behind a hyphen, in an address.
fn may_break(before: char, after: char, length: usize) -> bool {
    const LONG: usize = 24;
    let is_close = |letter: char| matches!(u32::from(letter), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff);
    is_close(before) || is_close(after) || "-–—/?&=_.@:#".contains(before) || "/?&#@.".contains(after) || length >= LONG
}

/// Whether words begin and end where words do.
fn is_whole(hay: &[char], place: &Range<usize>) -> bool {
    let joins = |one: Option<&char>, other: Option<&char>| {
        let is_word =
            |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric() && !is_ideograph(*letter));
        is_word(one) && is_word(other)
    };
    let before = place.start.checked_sub(1).and_then(|at| hay.get(at));
    !joins(before, hay.get(place.start)) && !joins(hay.get(place.end - 1), hay.get(place.end))
}

fn is_ideograph(letter: char) -> bool {
    matches!(u32::from(letter), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff)
}

/// The same letters with white where there should be none, or none where there should be.
fn apart(hay: &Folded, words: &[char]) -> Option<Range<usize>> {
    let is_drawn = |letter: &char| !letter.is_whitespace();
    let words: Vec<char> = words.iter().copied().filter(is_drawn).collect();
    let kept: Vec<usize> = (0..hay.letters.len()).filter(|at| is_drawn(&hay.letters[*at])).collect();
    let letters: Vec<char> = kept.iter().map(|at| hay.letters[*at]).collect();
    let at = letters.windows(words.len().max(1)).position(|window| window == words)?;
    Some(kept[at]..kept[at + words.len() - 1] + 1)
}

/// As many words, at least half of them the same.
fn alike(hay: &Folded, words: &[char]) -> Option<Range<usize>> {
    let parted = |letters: &[char]| {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut start = None;
        for at in 0..=letters.len() {
            let is_word = letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
            match (start, is_word) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    all.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        all
    };
    let wanted = parted(words);
    let known: HashSet<&[char]> = wanted.iter().map(|word| &words[word.clone()]).collect();
    let all = parted(&hay.letters);
    let count = wanted.len();
    if count < 2 || all.len() < count {
        return None;
    }
    let is_known: Vec<usize> = all.iter().map(|word| usize::from(known.contains(&hay.letters[word.clone()]))).collect();
    let mut sum: usize = is_known[..count].iter().sum();
    let (mut best, mut best_at) = (sum, 0);
    for at in 1..=all.len() - count {
        sum = sum + is_known[at + count - 1] - is_known[at - 1];
        if sum > best {
            (best, best_at) = (sum, at);
        }
    }
    (best * 2 >= count && best >= 2).then(|| all[best_at].start..all[best_at + count - 1].end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(text: &str, field: &str) -> bool {
        matches!(find(text, &[field])[..], [Sight::Found(_)])
    }

    #[test]
    fn words_are_found_as_they_stand_on_a_page() {
        let same = [
            ("a SENIOR\nengineer b", "Senior engineer"),
            ("oﬃce İZMİR", "office"),
            ("oﬃce İZMİR", "İzmir"),
            ("Stra\u{df}e", "STRASSE"),
            ("e\u{301}te\u{301}", "été"),
            ("我在公\n司工作", "我在公司工作"),
            ("well-\nknown", "well-known"),
            ("day\u{2bc}s", "day’s"),
        ];
        for (text, field) in same {
            assert!(is_found(text, field), "{field:?} in {text:?}");
        }
        let other = [("S enior", "Senior"), ("Seni\nor", "Senior"), ("in 2012", "12"), ("Ada Love", "Ada Lovelace")];
        for (text, field) in other {
            assert!(!is_found(text, field), "{field:?} in {text:?}");
        }
    }

    #[test]
    fn what_stands_there_once_is_one_field() {
        let found = find("Rust, Rust 2020", &["2020", "Rust", "Rust", "Rust"]);
        let places: Vec<bool> = found.iter().map(|sight| matches!(sight, Sight::Found(_))).collect();
        assert_eq!(places, [true, true, true, false]);
    }

    #[test]
    fn what_was_read_instead_is_said() {
        let near = |text: &str, field: &str| find(text, &[field]).remove(0);
        let instead = |words: &str| Sight::Missing(Some(words.to_owned()));
        assert_eq!(near("x Sen ior engi neer y", "Senior engineer"), instead("Sen ior engi neer"));
        assert_eq!(near("led a team of 12 engineers", "a team of 11 engineers"), instead("a team of 12 engineers"));
        assert_eq!(near("nothing like it", "a team of 11 engineers"), Sight::Missing(None));
    }
}

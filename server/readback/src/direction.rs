//! Writing that runs from the right: what stands on the page from the left to the right, as it is read.

use crate::letters::Letter;

/// Whether a page is read from its right edge, as most of its letters are.
pub(crate) fn is_page_from_the_right(letters: &[Letter]) -> bool {
    let (rtl, ltr) = counts(letters);
    rtl > ltr
}

/// Whether a line is read from its right end; `around`: whether its page is. There a line with a good part of Arabic or
/// Hebrew is, however long the Latin names in it are.
pub(crate) fn is_from_the_right(letters: &[Letter], around: bool) -> bool {
    let (rtl, ltr) = counts(letters);
    rtl > 0 && (rtl >= ltr || around && rtl * 3 > ltr)
}

fn counts(letters: &[Letter]) -> (usize, usize) {
    let one = |(rtl, ltr), letter: &Letter| (rtl + usize::from(is_rtl(letter)), ltr + usize::from(is_ltr(letter)));
    letters.iter().fold((0, 0), one)
}

/// The letters of a line, sorted by their places, as they are read; `around` as in [`is_from_the_right`].
pub(crate) fn read(mut letters: Vec<Letter>, around: bool) -> Vec<Letter> {
    if !letters.iter().any(is_rtl) {
        return letters;
    }
    if is_from_the_right(&letters, around) {
        letters.reverse();
        letters.iter_mut().for_each(mirror);
        turn(&mut letters, is_ltr, is_rtl);
    } else {
        turn(&mut letters, is_rtl, is_ltr);
    }
    letters
}

/// Turns each stretch that begins and ends with what is `inside` and holds nothing that is `outside`.
fn turn(letters: &mut [Letter], inside: impl Fn(&Letter) -> bool, outside: impl Fn(&Letter) -> bool) {
    let mut at = 0;
    while at < letters.len() {
        if !inside(&letters[at]) {
            at += 1;
            continue;
        }
        let stop = letters[at..].iter().position(&outside).map_or(letters.len(), |more| at + more);
        let last = (at..stop).rev().find(|index| inside(&letters[*index])).unwrap_or(at);
        letters[at..=last].reverse();
        letters[at..=last].iter_mut().for_each(mirror);
        at = stop;
    }
}

fn is_rtl(letter: &Letter) -> bool {
    letter.text.chars().any(|letter| {
        // Digits run from the left there too.
        matches!(u32::from(letter), 0x590..=0x65f | 0x66a..=0x6ef | 0x6fa..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
    })
}

fn is_ltr(letter: &Letter) -> bool {
    !is_rtl(letter) && letter.text.chars().any(char::is_alphanumeric)
}

/// Brackets are drawn turned where the writing runs from the right.
fn mirror(letter: &mut Letter) {
    let turned = match letter.text.as_str() {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "«" => "»",
        "»" => "«",
        _ => return,
    };
    letter.text = turned.to_owned();
}

//! From a pattern and its arguments to a sentence.

use crate::marks::{END, NUMBER, PATTERN, SELECT, TEXT, VARIANT};

/// One argument of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(&'a str),
    Number(f64),
}

/// What a language does with numbers and with foreign words.
pub trait Locale {
    /// The plural category of CLDR: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn plural(&self, number: f64) -> String;
    /// As the language writes it: `1,234`, `1.234`, `١٬٢٣٤`.
    fn number(&self, number: f64) -> String;
    /// Whether what is put into a sentence is kept apart from it (U+2068 … U+2069), so that a Latin name does not turn
    /// the order of an Arabic line.
    fn isolates(&self) -> bool;
}

/// The sentence. What a broken pattern would need stays empty: a screen shows less rather than nothing.
pub fn format(pattern: &str, args: &[Arg<'_>], locale: &dyn Locale) -> String {
    let mut sentence = String::with_capacity(pattern.len() + 16);
    write(pattern, args, locale, &mut sentence);
    sentence
}

fn write(pattern: &str, args: &[Arg<'_>], locale: &dyn Locale, sentence: &mut String) {
    let mut rest = pattern;
    while let Some(at) = rest.find([TEXT, NUMBER, SELECT]) {
        sentence.push_str(&rest[..at]);
        let mark = rest[at..].chars().next();
        let Some((arg, behind)) = argument(&rest[at + 1..], args) else { return };
        rest = behind;
        match mark {
            Some(SELECT) => {
                let (variants, behind) = rest.split_at(end(rest));
                rest = behind.strip_prefix(END).unwrap_or_default();
                if let Some(chosen) = choose(variants, arg, locale) {
                    write(chosen, args, locale, sentence);
                }
            }
            _ => value(arg, locale, sentence),
        }
    }
    sentence.push_str(rest);
}

/// The argument whose number stands at the beginning, and what is behind it.
fn argument<'p, 'a>(rest: &'p str, args: &[Arg<'a>]) -> Option<(Arg<'a>, &'p str)> {
    let digit = rest.chars().next()?.to_digit(10)?;
    Some((*args.get(digit as usize)?, &rest[1..]))
}

fn value(arg: Arg<'_>, locale: &dyn Locale, sentence: &mut String) {
    match arg {
        Arg::Number(number) => sentence.push_str(&locale.number(number)),
        Arg::Text(text) if locale.isolates() || text.chars().any(is_leftwards) => {
            sentence.push('\u{2068}');
            sentence.push_str(text);
            sentence.push('\u{2069}');
        }
        Arg::Text(text) => sentence.push_str(text),
    }
}

/// A letter of Arabic or Hebrew, which would turn the order of an English line.
const fn is_leftwards(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Where the variants end; selections inside them are passed over.
fn end(variants: &str) -> usize {
    let mut depth = 0;
    for (at, c) in variants.char_indices() {
        match c {
            SELECT => depth += 1,
            END if depth == 0 => return at,
            END => depth -= 1,
            _ => {}
        }
    }
    variants.len()
}

/// The pattern of the variant for the argument: its very value first, then its plural category, then the default.
fn choose<'p>(variants: &'p str, arg: Arg<'_>, locale: &dyn Locale) -> Option<&'p str> {
    let exact = match arg {
        Arg::Text(text) => text.to_owned(),
        Arg::Number(number) => number.to_string(),
    };
    let category = match arg {
        Arg::Text(_) => String::new(),
        Arg::Number(number) => locale.plural(number),
    };
    find(variants, &exact).or_else(|| find(variants, &category)).or_else(|| find(variants, ""))
}

fn find<'p>(variants: &'p str, key: &str) -> Option<&'p str> {
    let mut rest = variants;
    while let Some(variant) = rest.strip_prefix(VARIANT) {
        let (its_key, pattern) = variant.split_once(PATTERN)?;
        let length = next_variant(pattern);
        if its_key == key {
            return Some(&pattern[..length]);
        }
        rest = &pattern[length..];
    }
    None
}

/// Where the next variant of the same selection begins.
fn next_variant(pattern: &str) -> usize {
    let mut depth = 0;
    for (at, c) in pattern.char_indices() {
        match c {
            SELECT => depth += 1,
            END => depth -= 1,
            VARIANT if depth == 0 => return at,
            _ => {}
        }
    }
    pattern.len()
}

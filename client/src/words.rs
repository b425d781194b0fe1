//! Times, months, keys and initials, as people write them in the page's language.

mod calendar;
mod english;

use self::english::MONTHS as ENGLISH_MONTHS;
use crate::msg;

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// "just now", "12 minutes ago", "yesterday", "14 Nov 2026"; nothing for a time that cannot be read.
pub fn ago(rfc3339: &str, now_ms: f64) -> String {
    ago_ms(js_sys::Date::parse(rfc3339), now_ms)
}

/// The same of milliseconds since 1970.
pub fn ago_ms(then: f64, now_ms: f64) -> String {
    if then.is_nan() {
        return String::new();
    }
    let past = (now_ms - then).max(0.0);
    let (unit, length) = match past {
        _ if past < MINUTE => return msg::just_now().to_owned(),
        _ if past < HOUR => ("minute", MINUTE),
        _ if past < DAY => ("hour", HOUR),
        _ if past < 7.0 * DAY => ("day", DAY),
        _ => return calendar::day(then),
    };
    calendar::ago((past / length).floor(), unit)
}

/// The month's short name, from 1.
pub fn short_month(month: u8) -> &'static str {
    let index = usize::from(month).wrapping_sub(1);
    msg::date_months_short().split(' ').nth(index).unwrap_or_default()
}

/// The month, from 1, whose name begins so, in the page's language or in English.
pub fn month_that_begins(letters: &str) -> Option<usize> {
    let letters = letters.to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&letters);
    let own = msg::date_months().split(' ').position(begins);
    // A short name is not everywhere the beginning of the long one.
    let own = own.or_else(|| msg::date_months_short().split(' ').position(begins));
    own.or_else(|| ENGLISH_MONTHS.iter().position(|name| begins(name))).map(|index| index + 1)
}

/// What stands on the keys of this machine: "Ctrl Shift Z" is "⌘ ⇧ Z" on Apple's and "Strg Umschalt Z" in German.
pub fn keys(chord: &str) -> String {
    chord.split(' ').map(key).collect::<Vec<_>>().join(" ")
}

/// One of them.
pub fn key(name: &str) -> &str {
    let is_apple = crate::browser::is_apple();
    match name {
        "Ctrl" if is_apple => "⌘",
        "Alt" if is_apple => "⌥",
        "Shift" if is_apple => "⇧",
        "Ctrl" => msg::key_ctrl(),
        "Alt" => msg::key_alt(),
        "Shift" => msg::key_shift(),
        "Enter" => msg::key_enter(),
        "Backspace" => msg::key_backspace(),
        "Delete" => msg::key_delete(),
        "Escape" => msg::key_escape(),
        other => other,
    }
}

/// What a button does, with its keys: "Undo (Ctrl Z)".
pub fn with_keys(what: &str, chord: &str) -> String {
    msg::with_keys(what, &keys(chord))
}

/// One or two letters for a picture of a person.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [] => "?".to_owned(),
        [only] => only.chars().take(2).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    letters.to_uppercase()
}

//! Dates as people write and read them.

use crdt::view::{DateValue, PartialDate};

use crate::msg;
use crate::words::{month_that_begins, short_month};

/// "Mar 2023", "2023", "14 Mar 2023"; words that are no date as they are.
pub fn shown(date: &DateValue) -> String {
    match date {
        DateValue::Other(words) => words.clone(),
        DateValue::Partial(PartialDate { year, month, day }) => match (month, day) {
            (None, _) => year.to_string(),
            (Some(month), None) => msg::date_month(short_month(*month), &year.to_string()),
            (Some(month), Some(day)) => msg::date_day(&day.to_string(), short_month(*month), &year.to_string()),
        },
    }
}

/// How a date may be written: "Mar 2023".
pub fn example() -> String {
    msg::date_month(short_month(3), "2023")
}

/// What the document gets for the typed words: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or the words as they are; `None` for
/// nothing and for "present".
pub fn read(words: &str) -> Option<String> {
    let words = words.trim();
    let lower = words.to_lowercase();
    if words.is_empty() || msg::date_present_words().split_whitespace().any(|present| present == lower) {
        return None;
    }
    let western = western(words);
    if western.parse::<PartialDate>().is_ok() {
        return Some(western);
    }
    Some(read_parts(&western).map_or_else(|| words.to_owned(), |date| date.to_string()))
}

/// With the digits of Arabic and Persian as 0 to 9, and without the marks that keep a name apart in its sentence.
fn western(words: &str) -> String {
    let digit = |letter: char| match letter {
        '\u{660}'..='\u{669}' => char::from_digit(letter as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(letter as u32 - 0x6f0, 10),
        '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => None,
        other => Some(other),
    };
    words.chars().filter_map(digit).collect()
}

/// Two or three parts in the orders that people use: month and year; day, month, year.
fn read_parts(words: &str) -> Option<PartialDate> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '/' | '.' | ',' | '-' | '،');
    let parts: Vec<&str> = words.split(is_between).filter(|part| !part.is_empty()).collect();
    let text = match parts.as_slice() {
        [a, b] if year(b).is_some() => format!("{:04}-{:02}", year(b)?, month(a)?),
        [a, b] => format!("{:04}-{:02}", year(a)?, month(b)?),
        [a, b, c] if year(c).is_some() && a.parse::<u8>().is_ok() => {
            format!("{:04}-{:02}-{:02}", year(c)?, month(b)?, a.parse::<u8>().ok()?)
        }
        [a, b, c] if year(c).is_some() => {
            format!("{:04}-{:02}-{:02}", year(c)?, month(a)?, b.parse::<u8>().ok()?)
        }
        _ => return None,
    };
    text.parse().ok()
}

fn year(part: &str) -> Option<u16> {
    if part.len() == 4 { part.parse().ok() } else { None }
}

/// A number, or the beginning of a month's name of at least three letters.
fn month(part: &str) -> Option<usize> {
    if let Ok(number) = part.parse::<usize>() {
        return (1..=12).contains(&number).then_some(number);
    }
    if part.chars().count() < 3 { None } else { month_that_begins(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (words, date) in [
            ("2023", "2023"),
            ("2023-03", "2023-03"),
            ("Mar 2023", "2023-03"),
            ("march, 2023", "2023-03"),
            ("03/2023", "2023-03"),
            ("3.2023", "2023-03"),
            ("2023/3", "2023-03"),
            ("14 Mar 2023", "2023-03-14"),
            ("Mar 14, 2023", "2023-03-14"),
            ("14.03.2023", "2023-03-14"),
            ("\u{660}\u{663}/\u{662}\u{660}\u{662}\u{663}", "2023-03"),
        ] {
            assert_eq!(read(words).as_deref(), Some(date), "{words}");
        }
    }

    #[test]
    fn other_words_stay_and_present_is_nothing() {
        assert_eq!(read(" Spring 2023 ").as_deref(), Some("Spring 2023"));
        assert_eq!(read("31 Feb 2023").as_deref(), Some("31 Feb 2023"));
        assert_eq!(read("Present"), None);
        assert_eq!(read("  "), None);
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for date in ["2023", "2023-03", "2023-03-14", "Spring 2023"] {
            let value = DateValue::read(date).expect("it says something");
            assert_eq!(read(&shown(&value)).as_deref(), Some(date));
        }
    }
}

//! Dates as people write and read them.

use crdt::view::{DateValue, PartialDate};

use crate::words::short_month;

/// "Mar 2023", "2023", "14 Mar 2023"; words that are no date as they are.
pub fn shown(date: &DateValue) -> String {
    match date {
        DateValue::Other(words) => words.clone(),
        DateValue::Partial(PartialDate { year, month, day }) => match (month, day) {
            (None, _) => year.to_string(),
            (Some(month), None) => format!("{} {year}", short_month(usize::from(*month).saturating_sub(1))),
            (Some(month), Some(day)) => format!("{day} {} {year}", short_month(usize::from(*month).saturating_sub(1))),
        },
    }
}

/// What the document gets for the typed words: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or the words as they are; `None` for
/// nothing and for "present".
pub fn read(words: &str) -> Option<String> {
    let words = words.trim();
    if words.is_empty() || ["present", "now", "today", "ongoing"].contains(&words.to_lowercase().as_str()) {
        return None;
    }
    if words.parse::<PartialDate>().is_ok() {
        return Some(words.to_owned());
    }
    Some(read_parts(words).map_or_else(|| words.to_owned(), |date| date.to_string()))
}

/// Two or three parts in the orders that people use: month and year; day, month, year.
fn read_parts(words: &str) -> Option<PartialDate> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '/' | '.' | ',' | '-');
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

/// A number, or the beginning of an English month of at least three letters.
fn month(part: &str) -> Option<usize> {
    if let Ok(number) = part.parse::<usize>() {
        return (1..=12).contains(&number).then_some(number);
    }
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let part = part.to_lowercase();
    if part.chars().count() < 3 {
        return None;
    }
    NAMES.iter().position(|name| name.starts_with(&part)).map(|index| index + 1)
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

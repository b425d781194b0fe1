//! Dates and ranges as people write them.

use super::languages;

/// The beginnings of months' names, by number, in several languages; lower case.
const MONTHS: [&str; 12] = [
    "jan|jän|ene|gen|oca|sty|янв",
    "feb|fév|fev|şub|lut|фев",
    "mar|mär|mrz|maa|mrt|марта",
    "apr|avr|abr|nis|kwi|апр",
    "may|mai|mei|mag|maj|мая",
    "jun|juin|giu|haz|cze|июн",
    "jul|juil|lug|tem|lip|июл",
    "aug|aoû|aou|ago|ağu|sie|авг",
    "sep|set|eyl|wrz|сен",
    "oct|okt|ott|out|eki|paź|окт",
    "nov|kas|lis|ноя",
    "dec|dez|déc|dic|ara|gru|дек",
];

/// What stands behind years, months and days in China, Japan and Korea.
const EASTERN: [char; 6] = ['年', '月', '日', '년', '월', '일'];

const NOW: &[&str] = &[
    "present",
    "today",
    "now",
    "current",
    "heute",
    "aktuell",
    "présent",
    "aujourd'hui",
    "actualidad",
    "presente",
    "actual",
    "günümüz",
    "halen",
    "devam ediyor",
    "heden",
    "oggi",
    "atual",
    "ongoing",
];

/// A date as JSON Resume has it; `None` for what is none.
pub(crate) fn one(text: &str) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let text = text.trim().trim_end_matches(['.', ',']).to_lowercase();
    // 2019年3月5日 is in figures all the same.
    let text = text.replace(EASTERN, " ");
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "./-,".contains(c)).filter(|p| !p.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let year = |part: &str| number(part).filter(|year| part.len() == 4 && (1900..=2100).contains(year));
    let month =
        |part: &str| number(part).filter(|month| part.len() <= 2 && (1..=12).contains(month)).or_else(|| named(part));
    let day = |part: &str| number(part).filter(|day| part.len() <= 2 && (1..=31).contains(day));
    match parts.as_slice() {
        [y] => year(y).map(|y| format!("{y}")),
        [a, b] => match (year(a), year(b)) {
            (Some(y), None) => month(b).map(|m| format!("{y}-{m:02}")),
            (None, Some(y)) => month(a).map(|m| format!("{y}-{m:02}")),
            _ => None,
        },
        [a, b, c] => {
            let (y, m, d) = match (year(a), year(c)) {
                (Some(y), _) => (y, month(b)?, day(c)?),
                // "Mar 1, 2020" and "1 Mar 2020"; all in numbers: the day first.
                (None, Some(y)) if named(a).is_some() => (y, month(a)?, day(b)?),
                (None, Some(y)) => (y, month(b)?, day(a)?),
                _ => return None,
            };
            Some(format!("{y}-{m:02}-{d:02}"))
        }
        _ => None,
    }
}

fn named(part: &str) -> Option<u32> {
    // Some have two letters only; in Hebrew an "in" is written on to them.
    if let Some(month) = languages::month(part).or_else(|| languages::month(part.strip_prefix('ב')?)) {
        return Some(month);
    }
    if part.chars().count() < 3 || part.chars().any(|letter| !letter.is_alphabetic()) {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.split('|').any(|name| part.starts_with(name)));
    at.and_then(|at| u32::try_from(at + 1).ok())
}

/// A beginning and an end, or one date: `(start, end)`; without an end it lasts, when `lasts`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Range {
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
}

/// Reads a text that is nothing but dates.
pub(crate) fn range(text: &str) -> Option<Range> {
    // First of all, as it is asked for every end of a line.
    if text.len() > 100 {
        return None;
    }
    let text = text.trim().trim_matches(['(', ')', '|']).trim();
    let since = ["seit ", "Seit ", "since ", "Since ", "ab ", "from ", "From ", "depuis ", "Depuis "];
    if let Some(date) = since.iter().find_map(|word| text.strip_prefix(word)).and_then(one) {
        return Some(Range { start: Some(date), end: None });
    }
    for between in [" – ", " — ", " - ", "–", "—", " to ", " bis ", " until ", "-"] {
        let Some((start, end)) = text.split_once(between) else { continue };
        let now = end.trim().trim_end_matches('.').to_lowercase();
        let is_now = NOW.contains(&now.as_str()) || languages::is_word("present", &now);
        match (one(start), one(end)) {
            (Some(start), _) if is_now => return Some(Range { start: Some(start), end: None }),
            (Some(start), Some(end)) => return Some(Range { start: Some(start), end: Some(end) }),
            _ => {}
        }
    }
    one(text).map(|date| Range { start: None, end: Some(date) })
}

/// Dates at an end of a line: the other words, and the dates.
pub(crate) fn in_line(text: &str) -> Option<(String, Range)> {
    const SEAMS: &str = "(,|·:–—-";
    if text.len() > 500 {
        return None;
    }
    let cuts: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| letter.is_whitespace() || "(,|·".contains(*letter)).collect();
    let is_seam = |letter: char| letter.is_whitespace() || SEAMS.contains(letter);
    let at_end = || {
        cuts.iter().find_map(|(at, letter)| {
            let dates = range(&text[at + letter.len_utf8()..])?;
            Some((text[..*at].trim_end_matches(is_seam), dates))
        })
    };
    // At the beginning a year alone may be a part of a name.
    let at_start = || {
        let dated = |at: usize| {
            let dates = range(text[..at].trim_end_matches(':'))?;
            let is_sure = dates.start.is_some() || dates.end.as_ref().is_some_and(|end| end.len() > 4);
            is_sure.then(|| (text[at..].trim_start_matches(is_seam), dates))
        };
        cuts.iter().rev().filter(|(at, _)| *at <= 80).find_map(|(at, _)| dated(*at))
    };
    let (rest, dates) = at_end().or_else(at_start)?;
    (!rest.is_empty()).then(|| (rest.to_owned(), dates))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_hands() {
        for (text, date) in [
            ("2019", "2019"),
            ("Mar 2019", "2019-03"),
            ("März 2019", "2019-03"),
            ("03/2019", "2019-03"),
            ("2019-03", "2019-03"),
            ("1 Dec 2013", "2013-12-01"),
            ("Dec 1, 2013", "2013-12-01"),
            ("01.12.2013", "2013-12-01"),
            ("2013-12-01", "2013-12-01"),
            ("décembre 2013", "2013-12"),
            ("Ağustos 2020", "2020-08"),
            ("Sept. 2020", "2020-09"),
            ("1 stycznia 2020", "2020-01-01"),
            ("paź 2020", "2020-10"),
            ("мая 2020", "2020-05"),
            ("1 марта 2020", "2020-03-01"),
            ("maj 2020", "2020-05"),
            ("أغسطس 2020", "2020-08"),
            ("אוגוסט 2020", "2020-08"),
            ("1 באוגוסט 2020", "2020-08-01"),
            ("مه 2020", "2020-05"),
            ("2020年8月", "2020-08"),
            ("2020年8月1日", "2020-08-01"),
            ("2020년 8월 1일", "2020-08-01"),
        ] {
            assert_eq!(one(text).as_deref(), Some(date), "{text}");
        }
        for text in ["", "12", "in 2019 we", "March", "2019-13", "99999"] {
            assert_eq!(one(text), None, "{text}");
        }
    }

    #[test]
    fn ranges() {
        let of = |start: &str, end: Option<&str>| Range { start: Some(start.into()), end: end.map(Into::into) };
        assert_eq!(range("Mar 2019 – present"), Some(of("2019-03", None)));
        assert_eq!(range("2019-2021"), Some(of("2019", Some("2021"))));
        assert_eq!(range("2019-03 – 2021-04"), Some(of("2019-03", Some("2021-04"))));
        assert_eq!(range("mars 2019 – nu"), Some(of("2019-03", None)));
        assert_eq!(range("مارس 2019 – حتى الآن"), Some(of("2019-03", None)));
        assert_eq!(range("2019年3月 – 至今"), Some(of("2019-03", None)));
        assert_eq!(range("seit 2019"), Some(of("2019", None)));
        let beside = [
            ("Miller, Mill (2019 - heute)", "Miller, Mill", of("2019", None)),
            ("Bäckerei Korn, 2015 - 2019", "Bäckerei Korn", of("2015", Some("2019"))),
            ("03/2019 – 04/2020: Mill", "Mill", of("2019-03", Some("2020-04"))),
        ];
        for (text, words, dates) in beside {
            assert_eq!(in_line(text), Some((words.to_owned(), dates)), "{text}");
        }
        assert_eq!(in_line("2020 vision"), None);
        assert_eq!(range("about 2019 – 2020 words"), None);
    }
}

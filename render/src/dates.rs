//! Dates in words.

use crdt::view::{DateValue, Fields, PartialDate, Settings};

use crate::Language;
use crate::script::Scripts;
use crate::sheet::{Field, Piece, Tone};
use crate::words::{one_line, unmarked};

/// How dates are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DateFormat {
    /// Mar 2019
    #[default]
    Short,
    /// March 2019
    Long,
    /// 03/2019
    Digits,
    /// 2019-03
    Iso,
    /// 2019
    Years,
}

impl DateFormat {
    /// Every format, with the value by which the settings name it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("short", Self::Short),
        ("long", Self::Long),
        ("digits", Self::Digits),
        ("iso", Self::Iso),
        ("years", Self::Years),
    ];

    /// The one that the settings name; short months when they name none that we know.
    pub fn of(settings: &Settings) -> Self {
        let named = settings.get("dates");
        Self::ALL.iter().find(|(key, _)| *key == named).map(|(_, format)| *format).unwrap_or_default()
    }
}

/// How the page words what is not typed: its language, and its dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    pub(crate) language: Language,
    pub(crate) dates: DateFormat,
}

impl Wording {
    pub(crate) fn of(settings: &Settings, scripts: Scripts) -> Self {
        Self { language: Language::of(settings, scripts), dates: DateFormat::of(settings) }
    }
}

/// "Mar 2023 – present": a beginning without an end lasts.
pub(crate) fn range<'a>(object: &'a str, fields: &Fields, wording: Wording) -> Vec<Piece<'a>> {
    let start = single(object, fields, "startDate", wording);
    let end = single(object, fields, "endDate", wording);
    match (start, end) {
        (Some(start), Some(end)) if start.words == end.words => vec![Piece::Field(start)],
        (Some(start), Some(end)) => vec![Piece::Field(start), Piece::Glue(" – "), Piece::Field(end)],
        (Some(start), None) => {
            let present = written(object, "endDate", wording.language.word("present").to_owned(), None);
            vec![Piece::Field(start), Piece::Glue(" – "), Piece::Field(present)]
        }
        (None, Some(end)) => vec![Piece::Field(end)],
        (None, None) => Vec::new(),
    }
}

/// One date; `None` when there is none.
pub(crate) fn single<'a>(object: &'a str, fields: &Fields, key: &'static str, wording: Wording) -> Option<Field<'a>> {
    match fields.date(key)? {
        DateValue::Partial(date) => {
            Some(written(object, key, words(*date, wording.dates, wording.language), Some(date.to_string())))
        }
        DateValue::Other(text) => {
            let text = one_line(&crdt::view::RichText::from_plain(text.as_str()));
            (!text.is_empty()).then(|| written(object, key, text, None))
        }
    }
}

fn written<'a>(object: &'a str, key: &'static str, words: String, datetime: Option<String>) -> Field<'a> {
    Field { object, key, words: unmarked(words), tone: Tone::Plain, href: None, datetime }
}

/// A date as the page writes it: as much as is known of it.
pub fn words(date: PartialDate, format: DateFormat, language: Language) -> String {
    let year = date.year;
    let Some((short, month)) = date.month.and_then(|month| Some((language.month("short", month)?, month))) else {
        return year.to_string();
    };
    // Where the year comes first and where last, and what stands between.
    let (partial, whole) = language.said("dates").and_then(|both| both.split_once('|')).unwrap_or(("M Y", "D M Y"));
    let long = language.month("months", month).unwrap_or(short);
    let in_words = |pattern: &str, month: &str| {
        let mut written = String::with_capacity(24);
        for letter in pattern.chars() {
            match letter {
                'Y' => written += &year.to_string(),
                'M' => written += month,
                'D' => written += &date.day.unwrap_or_default().to_string(),
                letter => written.push(letter),
            }
        }
        written
    };
    match (format, date.day) {
        (DateFormat::Years, _) => year.to_string(),
        // A day and a month in digits would be read the other way round by half of the world.
        (DateFormat::Iso, _) | (DateFormat::Digits, Some(_)) => date.to_string(),
        (DateFormat::Digits, None) if partial.starts_with('Y') => format!("{year}/{month:02}"),
        (DateFormat::Digits, None) => format!("{month:02}/{year}"),
        (DateFormat::Short, None) => in_words(partial, short),
        (DateFormat::Long, None) => in_words(partial, long),
        // Behind a day the month has another form in some languages.
        (DateFormat::Long, Some(_)) if language.said("inflected").is_none() => in_words(whole, long),
        (DateFormat::Short | DateFormat::Long, Some(_)) => in_words(whole, short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, format: DateFormat, language: &str) -> String {
        let mut settings = Settings::default();
        settings.set("language", language);
        text.parse().map(|date| words(date, format, Language::of(&settings, Scripts::default()))).unwrap_or_default()
    }

    #[test]
    fn as_much_as_is_known() {
        use DateFormat::{Digits, Iso, Long, Short, Years};
        let all = [Short, Long, Digits, Iso, Years];
        let every = |text: &str| all.map(|format| said(text, format, "en"));
        assert_eq!(every("2023"), ["2023"; 5]);
        assert_eq!(every("2023-03"), ["Mar 2023", "March 2023", "03/2023", "2023-03", "2023"]);
        assert_eq!(every("2023-12-01"), ["1 Dec 2023", "1 December 2023", "2023-12-01", "2023-12-01", "2023"]);
    }

    #[test]
    fn in_the_language_of_the_page() {
        assert_eq!(said("2023-03", DateFormat::Long, "de"), "März 2023");
        assert_eq!(said("2023-12-01", DateFormat::Long, "de"), "1. Dezember 2023");
        assert_eq!(said("2023-12-01", DateFormat::Long, "pl"), "1 gru 2023");
        assert_eq!(said("2023-03", DateFormat::Short, "ar"), "مارس 2023");
        assert_eq!(said("2023-03", DateFormat::Long, "zh-Hans"), "2023年3月");
        assert_eq!(said("2023-12-01", DateFormat::Short, "ja"), "2023年12月1日");
        assert_eq!(said("2023-12-01", DateFormat::Short, "ko"), "2023년 12월 1일");
        assert_eq!(said("2023-03", DateFormat::Digits, "ja"), "2023/03");
    }

    #[test]
    fn an_odd_choice_is_the_usual_one() {
        let mut settings = Settings::default();
        for odd in ["", "ISO", "dd.mm", "short;"] {
            settings.set("dates", odd);
            assert_eq!(DateFormat::of(&settings), DateFormat::Short, "{odd}");
        }
    }
}

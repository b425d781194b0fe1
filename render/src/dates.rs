//! Dates in words.

use crdt::view::{DateValue, Fields, PartialDate};

use crate::sheet::{Field, Piece, Tone};
use crate::words::{one_line, unmarked};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "Mar 2023 – present": a beginning without an end lasts.
pub(crate) fn range<'a>(object: &'a str, fields: &Fields) -> Vec<Piece<'a>> {
    let start = single(object, fields, "startDate");
    let end = single(object, fields, "endDate");
    match (start, end) {
        (Some(start), Some(end)) if start.words == end.words => vec![Piece::Field(start)],
        (Some(start), Some(end)) => vec![Piece::Field(start), Piece::Glue(" – "), Piece::Field(end)],
        (Some(start), None) => {
            let present = written(object, "endDate", "present".to_owned(), None);
            vec![Piece::Field(start), Piece::Glue(" – "), Piece::Field(present)]
        }
        (None, Some(end)) => vec![Piece::Field(end)],
        (None, None) => Vec::new(),
    }
}

/// One date; `None` when there is none.
pub(crate) fn single<'a>(object: &'a str, fields: &Fields, key: &'static str) -> Option<Field<'a>> {
    match fields.date(key)? {
        DateValue::Partial(date) => Some(written(object, key, words(*date), Some(date.to_string()))),
        DateValue::Other(text) => {
            let text = one_line(&crdt::view::RichText::from_plain(text.as_str()));
            (!text.is_empty()).then(|| written(object, key, text, None))
        }
    }
}

fn written<'a>(object: &'a str, key: &'static str, words: String, datetime: Option<String>) -> Field<'a> {
    Field { object, key, words: unmarked(words), tone: Tone::Plain, href: None, datetime }
}

fn words(date: PartialDate) -> String {
    let year = date.year;
    let Some(month) = date.month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?)) else {
        return year.to_string();
    };
    match date.day {
        Some(day) => format!("{day} {month} {year}"),
        None => format!("{month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_is_known() {
        let said = |text: &str| text.parse().map(words);
        assert_eq!(said("2023"), Ok("2023".to_owned()));
        assert_eq!(said("2023-03"), Ok("Mar 2023".to_owned()));
        assert_eq!(said("2023-12-01"), Ok("1 Dec 2023".to_owned()));
    }
}

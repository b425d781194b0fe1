//! What an item is called in one line, and when it was.

use crdt::schema::Form;
use crdt::view::Item;

use super::dates;
use crate::msg;

/// The first two text fields that say something: "Product designer, Fjord Bank".
pub fn title(item: &Item) -> String {
    let texts = item.kind.fields().iter().filter(|spec| spec.form == Form::Line);
    let words: Vec<String> = texts
        .map(|spec| item.fields.plain(spec.key).trim().to_owned())
        .filter(|text| !text.is_empty())
        .take(2)
        .collect();
    words.join(", ")
}

/// "Mar 2023 – Present", "2017", or nothing.
pub fn when(item: &Item) -> String {
    let date = |key| item.fields.date(key).map(dates::shown);
    match (date("startDate"), date("endDate")) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), to) => msg::date_range(&from, to.as_deref().unwrap_or(msg::date_present())),
        (None, Some(to)) => to,
        (None, None) => date("date").or_else(|| date("releaseDate")).unwrap_or_default(),
    }
}

//! The words inside a JSON value, whatever its type.

use crate::json::Json;

/// The text that a value holds: of a list or an object, the texts in it.
pub(super) fn of(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::Bool(value) => value.to_string(),
        Json::Number(text) => text.clone(),
        Json::String(text) => with_plain_breaks(text),
        Json::Array(items) => join(items.iter()),
        Json::Object(members) => join(members.values()),
    }
}

/// Text areas know one kind of line break, and count it as one: offsets would differ by the others.
fn with_plain_breaks(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

fn join<'a>(values: impl Iterator<Item = &'a Json>) -> String {
    let texts: Vec<String> = values.map(of).filter(|text| !text.is_empty()).collect();
    texts.join(", ")
}

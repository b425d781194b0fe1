//! Bold, italic and links within texts, beside the words as our extras have them: `tandem`.

use serde_json::{Map, Value, json};

use crate::lines::Run;

/// The words of runs.
pub(crate) fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The runs as our extras have them; `None` when nothing is marked.
pub(crate) fn spans(runs: &[Run]) -> Option<Value> {
    let link = |run: &Run| run.link.clone().filter(|link| is_safe(link));
    let is_marked = runs.iter().any(|run| run.bold || run.italic || link(run).is_some());
    let span = |run: &Run| {
        let mut span = Map::from_iter([("text".to_owned(), json!(run.text))]);
        span.extend(run.bold.then(|| ("bold".to_owned(), json!(true))));
        span.extend(run.italic.then(|| ("italic".to_owned(), json!(true))));
        span.extend(link(run).map(|link| ("link".to_owned(), json!(link))));
        Value::Object(span)
    };
    is_marked.then(|| runs.iter().map(span).collect())
}

/// Nothing else is followed from a page.
fn is_safe(link: &str) -> bool {
    let scheme = link.split(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto") && !link.contains(char::is_whitespace)
}

/// Without looks that all of it has: those are the file's, not somebody's who marked words.
pub(crate) fn of_some(mut runs: Vec<Run>) -> Vec<Run> {
    let seen = || runs.iter().filter(|run| !run.text.trim().is_empty());
    let (bold, italic) = (seen().all(|run| run.bold), seen().all(|run| run.italic));
    for run in &mut runs {
        run.bold &= !bold;
        run.italic &= !italic;
    }
    runs
}

/// Sets a text of an item, with its marks.
pub(crate) fn put(item: &mut Map<String, Value>, field: &str, runs: &[Run]) {
    let words = text(runs);
    if field.is_empty() || words.is_empty() {
        return;
    }
    item.insert(field.to_owned(), words.into());
    if let Some(spans) = spans(runs) {
        at(at(item, "tandem"), "rich").insert(field.to_owned(), spans);
    }
}

/// Sets the bullets of an item, with their marks.
pub(crate) fn put_bullets(item: &mut Map<String, Value>, bullets: &[Vec<Run>]) {
    let words: Vec<String> = bullets.iter().map(|runs| text(runs)).collect();
    item.insert("highlights".to_owned(), words.into());
    let extras = |runs: &Vec<Run>| spans(runs).map_or_else(|| json!({}), |spans| json!({ "rich": spans }));
    let extras: Vec<Value> = bullets.iter().map(extras).collect();
    if extras.iter().any(|extra| *extra != json!({})) {
        at(at(item, "tandem"), "lists").insert("highlights".to_owned(), extras.into());
    }
}

/// The object within an object, made where there is none.
pub(crate) fn at<'a>(object: &'a mut Map<String, Value>, key: &str) -> &'a mut Map<String, Value> {
    let inner = object.entry(key).or_insert_with(|| json!({}));
    if !inner.is_object() {
        *inner = json!({});
    }
    match inner {
        Value::Object(inner) => inner,
        // It has just been made one.
        _ => unreachable!("an object"),
    }
}

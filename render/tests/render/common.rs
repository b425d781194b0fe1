//! Résumés from JSON, always with the same ids.

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Seeded, jsonresume};

/// A document seeded from JSON Resume.
pub fn imported(json: &str) -> Document {
    let mut document = Document::new(1);
    let json = Json::parse(json).expect("the test's own JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(5)).expect("a résumé");
    document
}

pub fn view(json: &str) -> ResumeView {
    imported(json).read()
}

/// The body of the page.
pub fn body(json: &str) -> String {
    render::html::page(&view(json)).body
}

/// Body, Markdown and text.
pub fn all(view: &ResumeView) -> [String; 3] {
    [render::html::page(view).body, render::markdown(view), render::text(view)]
}

/// The words of some HTML: tags away, entities back.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(words, |words, (entity, sign)| words.replace(entity, sign))
}

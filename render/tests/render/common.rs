//! Résumés from JSON, always with the same ids.

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Random, jsonresume};

/// A repeatable source of random bits.
pub struct Seeded(pub u64);

impl Random for Seeded {
    // SplitMix64 (Steele, Lea, Flood 2014).
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// A document seeded from JSON Resume.
pub fn imported(json: &str) -> Document {
    let mut document = Document::new(1);
    let json = Json::parse(json).expect("the test's own JSON");
    jsonresume::import(&mut document, &json, &mut Seeded(5)).expect("a résumé");
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

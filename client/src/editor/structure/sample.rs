//! A small résumé for the tests.

use crdt::json::Json;
use crdt::view::{Column, ResumeView};
use crdt::{Document, Id, Place, SectionKind, Seeded, jsonresume};

const RESUME: &str = r#"{ "basics": { "name": "Ada" },
    "work": [{ "position": "Designer", "name": "Acme", "highlights": ["one", "two", "three"] }, { "name": "Navy" }],
    "skills": [{ "name": "Rust", "keywords": ["yrs", "axum"] }],
    "projects": [{ "name": "Tandem", "highlights": ["four"], "keywords": ["wasm"], "roles": ["author"] }] }"#;

pub(crate) struct Sample {
    pub(crate) document: Document,
    pub(crate) view: ResumeView,
    /// Two sections that somebody has made, the first with two items, the second empty and in the side column.
    pub(crate) talks: Id,
    pub(crate) more: Id,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let mut document = Document::new(1);
        let (json, mut rng) = (Json::parse(RESUME).expect("JSON"), Seeded::new(1));
        jsonresume::import(&mut document, &json, &mut rng).expect("a résumé");
        let ((talks, more), _) = document.edit(|edit| {
            let talks = edit.add_section(SectionKind::Custom, "Talks", Column::Main, &Place::Last, &mut rng);
            edit.add_item(&talks, &Place::Last, &mut rng);
            edit.add_item(&talks, &Place::Last, &mut rng);
            (talks, edit.add_section(SectionKind::Custom, "More", Column::Side, &Place::Last, &mut rng))
        });
        let view = document.read();
        Self { document, view, talks, more }
    }
}

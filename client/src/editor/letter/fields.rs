//! What a letter says: to whom, and the words.

use crdt::schema::{FieldSpec, ListSpec};
use crdt::view::Item;
use dioxus::prelude::*;

use crate::editor::bullets::BulletList;
use crate::editor::field_grid::FieldGrid;
use crate::msg;

/// The fields above the address, those above the text, and those below it.
const TO: &[&str] = &["recipient", "jobTitle", "company"];
const ABOVE: &[&str] = &["date", "subject", "greeting"];
const BELOW: &[&str] = &["closing", "signature"];

#[component]
pub fn LetterFields(message: Item) -> Element {
    let specs = |keys: &[&str]| -> Vec<FieldSpec> {
        message.kind.fields().iter().filter(|spec| keys.contains(&spec.key)).copied().collect()
    };
    let grid = |keys| {
        rsx! {
            FieldGrid { object: message.id.clone(), kind: Some(message.kind), specs: specs(keys), fields: message.fields.clone() }
        }
    };
    let list = |spec: Option<&ListSpec>| {
        spec.map(|spec| {
            rsx! {
                BulletList { item: message.id.clone(), spec: *spec, bullets: message.list(spec.key).to_vec() }
            }
        })
    };
    rsx! {
        section { class: "section letter-to", "data-testid": "letter", "aria-label": msg::letter_to(),
            div { class: "section-head",
                h2 { {msg::letter_to()} }
            }
            {grid(TO)}
            {list(message.kind.list("address"))}
        }
        section { class: "section letter-words", "aria-label": msg::letter(),
            div { class: "section-head",
                h2 { {msg::letter()} }
            }
            {grid(ABOVE)}
            {list(message.kind.list("paragraphs"))}
            {grid(BELOW)}
        }
    }
}

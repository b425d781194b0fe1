//! Where a remark belongs: in words, and the way there.

use crdt::schema::BASICS_FIELDS;
use crdt::view::{Item, ResumeView};
use crdt::{FieldRef, Id};
use dioxus::prelude::ReadableExt;

use crate::browser;
use crate::editor::page::go_to;
use crate::editor::structure::{find_bullet, heading, name_of_item};
use crate::msg;
use crate::sync::Session;

/// Letters of a bullet that tell which it is.
const EXCERPT: usize = 48;

/// "Designer, Acme · From", "Contact · Email".
pub fn words(view: &ResumeView, at: &FieldRef) -> String {
    let of_basics = BASICS_FIELDS.iter().find(|field| at.object == Id::basics() && field.key == at.field);
    if let Some(field) = of_basics {
        return join(msg::editor_contact(), msg::schema(field.label));
    }
    if let Some(section) = view.section(&at.object) {
        return heading(section).to_owned();
    }
    if let Some(item) = view.item(&at.object) {
        let label = item.kind.field(&at.field).map_or("", |field| msg::schema(field.label));
        return join(&name_of_item(item), label);
    }
    match find_bullet(view, &at.object) {
        Some((item, _, bullet)) => join(&name_of_item(item), &excerpt(&bullet.text.plain())),
        None => String::new(),
    }
}

fn join(whole: &str, part: &str) -> String {
    format!("{whole} · {part}")
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Brings the field into view, with the caret at its end; opens its entry, where that is folded.
pub fn go(session: &Session, at: &FieldRef) {
    let view = session.shown.view.peek();
    let entry: Option<&Item> = view.item(&at.object).or_else(|| find_bullet(&view, &at.object).map(|(item, ..)| item));
    if let Some(entry) = entry {
        browser::click(&format!("[data-id=\"{}\"] > .item-head[aria-expanded=\"false\"]", entry.id));
    }
    go_to(session, &at.to_string(), u32::MAX);
}

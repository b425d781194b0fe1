//! Places with several roles.

use serde_json::{Map, Value, json};

use super::head::{self, Head};
use super::{Plan, plan};
use crate::lines::{Line, Role};
use crate::marks;
use crate::reading::{Draft, dates};
use crate::words::clean;

/// A place with several roles: what all of them have.
pub(super) struct Place {
    pub(super) level: Option<u8>,
    pub(super) fields: Map<String, Value>,
}

/// Whether entries of a section may stand together under one place.
pub(super) fn has_places(key: &str) -> bool {
    matches!(key, "work" | "volunteer")
}

/// Whether a line is nothing but dates.
pub(super) fn is_dated(line: &Line) -> bool {
    dates::range(&clean(&line.text())).is_some()
}

/// Whether an entry is the place of the roles that follow: without dates, and they stand lower or close below it.
pub(super) fn is_place(key: &str, entry: &[Line], next: &[Line]) -> bool {
    let has_none = !entry.iter().any(|line| is_dated(line) || line.is_bullet());
    match (entry[0].level(), next[0].level()) {
        (Some(level), Some(lower)) => has_places(key) && has_none && lower > level,
        (None, None) => has_places(key) && has_none && !next[0].gap && !clean(&entry[0].text()).contains(", "),
        _ => false,
    }
}

/// "Company", "Role", dates: two lines above the dates.
pub(super) fn place_and_role<'a>(key: &str, entry: &'a [Line]) -> Option<(&'a [Line], &'a [Line])> {
    let is_so = has_places(key)
        && entry.len() >= 3
        && entry[..2].iter().all(|line| line.role == Role::Text && !is_dated(line))
        && is_dated(&entry[2])
        && !clean(&entry[0].text()).contains(", ");
    let is_turned = is_so && head::is_role(&entry[0].text()) && !head::is_role(&entry[1].text());
    (is_so && !is_turned).then(|| entry.split_at(1))
}

/// The fields of a place. Its roles stand together.
pub(super) fn place_of(draft: &mut Draft, key: &'static str, lines: &[Line]) -> Place {
    let mut fields = Map::new();
    let (path, plan) = (draft.path(key), plan(key));
    let text = clean(&lines[0].text());
    // The words are those of the place, not of a title.
    let plan = Plan { title: plan.place, place: "", ..plan };
    head::read(draft, &mut fields, key, &plan, &Head { path: &path, line: &lines[0], text: &text, has_place: true });
    let text = draft.joined(&lines[1..]);
    marks::put(&mut fields, if key == "work" { "description" } else { plan.text }, &text);
    draft.places += 1;
    marks::at(&mut fields, "tandem").insert("group".to_owned(), json!(format!("place-{}", draft.places)));
    Place { level: lines[0].level(), fields }
}

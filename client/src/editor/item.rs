//! One role, degree, skill…

use crdt::company::place_name;
use crdt::schema::FieldSpec;
use crdt::view::Item;
use crdt::{FieldRef, Id, SectionKind};
use dioxus::prelude::*;

use super::actions::{self, asked};
use super::bullets::BulletList;
use super::company::AddRole;
use super::desk::use_desk;
use super::drag::{Handle, use_is_held};
use super::field_grid::FieldGrid;
use super::item_title;
use super::paging::PagingMarks;
use super::structure::{Thing, name_of_item};
use super::toolbar::Toolbar;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// Kinds whose items are a line or two: they need no heading of their own.
pub fn is_small(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Skills | SectionKind::Languages | SectionKind::Interests | SectionKind::Profiles)
}

/// `company`: the role that says the place, where several stand together. `lines`: how many lines of each list are drawn
/// yet.
#[component]
pub fn ItemCard(
    item: Item,
    #[props(default)] company: Option<Item>,
    #[props(default = usize::MAX)] lines: usize,
) -> Element {
    let desk = use_desk();
    let id = use_hook(|| item.id.clone());
    let mut is_open = use_signal(|| true);
    let can_edit = desk.can_edit();
    let is_held = use_is_held(&id);
    let small = is_small(item.kind);
    let is_said = |key: &str| company.as_ref().is_some_and(|held| is_said(held, &item, key));
    let specs: Vec<FieldSpec> = item.kind.fields().iter().filter(|spec| !is_said(spec.key)).copied().collect();
    let position = company.as_ref().map(|_| item.fields.plain(specs.first().map_or("", |spec| spec.key)));
    let name = position.filter(|position| !position.is_empty()).unwrap_or_else(|| name_of_item(&item));
    let place = if company.is_none() { place_name(&item) } else { String::new() };
    let thing = Thing::Item(id.clone());
    let step = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |way| actions::step(&desk, &thing, way)
    };
    let press = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |event: KeyboardEvent| {
            let Some(way) = asked(&event).filter(|_| can_edit) else { return };
            event.prevent_default();
            event.stop_propagation();
            actions::step_with_caret(&desk, &thing, way);
        }
    };
    let (hide, delete) = (desk.clone(), desk.clone());
    let (hide_id, delete_id) = (id.clone(), id.clone());
    let quoted = msg::quoted(&name);
    let fields_id = format!("fields-{id}");
    rsx! {
        article {
            class: if small { "item small" } else { "item" },
            "data-testid": "item",
            "data-id": "{id}",
            "data-hidden": item.hidden.then_some("true"),
            "data-held": is_held.then_some("true"),
            "aria-label": "{name}",
            onkeydown: press,
            if !small {
                button {
                    class: "item-head",
                    r#type: "button",
                    "aria-expanded": if is_open() { "true" } else { "false" },
                    "aria-controls": "{fields_id}",
                    onclick: move |_| is_open.toggle(),
                    Icon { glyph: Glyph::Back }
                    span { class: "item-name", dir: "auto", "{name}" }
                    if item.hidden {
                        span { class: "chip plain", {msg::editor_hidden()} }
                    }
                    PagingMarks { paging: item.paging }
                    span { class: "item-when", "{item_title::when(&item)}" }
                }
            }
            if can_edit {
                Handle { thing: Thing::Item(id.clone()), name: name.clone() }
                div { class: "toolbar-holder",
                    Toolbar {
                        id: id.to_string(),
                        name: name.clone(),
                        hidden: item.hidden,
                        onmove: step,
                        onhide: move |hidden| actions::set_hidden(&hide, &hide_id, hidden),
                        ondelete: move |()| actions::delete(&delete, &delete_id, msg::structure_deleted(&quoted)),
                    }
                }
            }
            if is_open() {
                div { class: "item-body", id: "{fields_id}",
                    FieldGrid {
                        object: id.clone(),
                        kind: item.kind,
                        specs,
                        fields: item.fields.clone(),
                    }
                    for spec in item.kind.lists() {
                        BulletList {
                            key: "{spec.key}",
                            item: id.clone(),
                            spec: *spec,
                            bullets: item.list(spec.key).to_vec(),
                            drawn: lines,
                        }
                    }
                    if !place.is_empty() {
                        AddRole { item: id.clone(), name: place }
                    }
                }
            }
        }
    }
}

/// Whether the heading of the company says a field of one of its roles.
fn is_said(held: &Item, role: &Item, key: &str) -> bool {
    let Some((place, about)) = role.kind.place() else { return false };
    let words = |item: &Item| item.fields.plain(key).trim().to_owned();
    // A role that says something else keeps its field.
    (key == place || about.contains(&key))
        && (words(role).is_empty() || role.id == held.id || words(role) == words(held))
}

/// The first field of a new item, where the caret goes.
pub fn first_field(kind: SectionKind, id: &Id) -> Option<FieldRef> {
    kind.fields().first().map(|spec| FieldRef::new(id.clone(), spec.key))
}

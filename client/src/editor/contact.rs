//! Who the résumé is of: name and contact, links, and the summary.

use crdt::schema::{BASICS_FIELDS, FieldSpec};
use crdt::view::Basics;
use crdt::{Id, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::use_desk;
use super::field_grid::FieldGrid;
use super::item::{ItemCard, first_field};
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn Contact(basics: Basics) -> Element {
    let desk = use_desk();
    let profiles = use_hook(|| Id::from(SectionKind::Profiles.key()));
    let specs: Vec<FieldSpec> = BASICS_FIELDS.iter().copied().filter(|spec| spec.key != "summary").collect();
    let add = {
        let (session, profiles) = (desk.session.clone(), profiles.clone());
        move |_| {
            let made = session.edit(|edit, rng| edit.add_item(&profiles, &Place::Last, rng));
            if let Some(field) = first_field(SectionKind::Profiles, &made) {
                session.focus(&field, 0);
            }
        }
    };
    rsx! {
        section { class: "section contact", id: "section-basics", "data-testid": "basics", "aria-label": msg::editor_contact(),
            div { class: "section-head",
                h2 { {msg::editor_contact()} }
            }
            FieldGrid { object: Id::basics(), kind: None, specs, fields: basics.fields.clone() }
            if !basics.profiles.is_empty() {
                div { class: "items small profiles", "aria-label": msg::editor_profiles(),
                    for item in &basics.profiles {
                        ItemCard { key: "{item.id}", item: item.clone() }
                    }
                }
            }
            if desk.can_edit() {
                button { class: "add-item", r#type: "button", "data-action": "add-item", "data-kind": "profiles", onclick: add,
                    Icon { glyph: Glyph::Plus }
                    {msg::editor_add_one(SectionKind::Profiles.one(), msg::schema(SectionKind::Profiles.one()))}
                }
            }
        }
    }
}

#[component]
pub fn Summary(basics: Basics) -> Element {
    let specs: Vec<FieldSpec> = BASICS_FIELDS.iter().copied().filter(|spec| spec.key == "summary").collect();
    rsx! {
        section { class: "section summary", id: "section-summary", "aria-label": msg::editor_summary(),
            div { class: "section-head",
                h2 { {msg::editor_summary()} }
            }
            FieldGrid { object: Id::basics(), kind: None, specs, fields: basics.fields.clone() }
        }
    }
}

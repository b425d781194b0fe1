//! Who the résumé is of: name and contact, links, and the summary.

use crdt::schema::{BASICS_FIELDS, FieldSpec};
use crdt::view::Basics;
use crdt::{Id, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::use_desk;
use super::field_grid::FieldGrid;
use super::ghost::{Row, rows};
use super::item::{ItemCard, first_field};
use super::photo::{PhotoField, is_uploaded};
use crate::msg;
use crate::parts::GhostCard;
use crate::ui::{Glyph, Icon};

#[component]
pub fn Contact(basics: Basics) -> Element {
    let desk = use_desk();
    let profiles = use_hook(|| Id::from(SectionKind::Profiles.key()));
    let image = basics.fields.plain("image");
    // An address elsewhere, such as an import brings it, can be seen and changed.
    let is_foreign = !image.is_empty() && !is_uploaded(&image);
    let is_here = |spec: &&FieldSpec| spec.key != "summary" && (spec.key != "image" || is_foreign);
    let specs: Vec<FieldSpec> = BASICS_FIELDS.iter().filter(is_here).copied().collect();
    let add = {
        let (session, profiles) = (desk.session.clone(), profiles.clone());
        move |_| {
            let made = session.edit(|edit, rng| edit.add_item(&profiles, &Place::Last, rng));
            if let Some(field) = first_field(SectionKind::Profiles, &made) {
                session.focus(&field, 0);
            }
        }
    };
    let ids: Vec<Id> = basics.profiles.iter().map(|item| item.id.clone()).collect();
    let rows = rows(&ids, &desk.session.shown.ghosts.read(), |ghost| ghost.fallen.parent == profiles.as_str());
    rsx! {
        section { class: "section contact", id: "section-basics", "data-testid": "basics", "aria-label": msg::editor_contact(),
            div { class: "section-head",
                h2 { {msg::editor_contact()} }
            }
            PhotoField { image }
            FieldGrid { object: Id::basics(), kind: None, specs, fields: basics.fields.clone() }
            if !rows.is_empty() {
                div { class: "items small profiles", "aria-label": msg::editor_profiles(),
                    {rows.into_iter().map(|row| match row {
                        Row::Living(at) => rsx! {
                            ItemCard { key: "{basics.profiles[at].id}", item: basics.profiles[at].clone() }
                        },
                        Row::Ghost(ghost) => rsx! {
                            GhostCard { key: "ghost-{ghost.fallen.id}", ghost }
                        },
                    })}
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

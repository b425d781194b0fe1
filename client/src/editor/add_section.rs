//! The sections that are not there yet.

use crdt::view::Section;
use crdt::{FieldRef, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::use_desk;
use super::item::first_field;
use super::structure::is_shown;
use crate::ui::{Glyph, Icon};

#[component]
pub fn AddSection(sections: Vec<Section>) -> Element {
    let desk = use_desk();
    if !desk.can_edit() {
        return rsx! {};
    }
    let custom = {
        let session = desk.session.clone();
        move |_| {
            let id = session.edit(|edit, rng| {
                let column = crdt::view::Column::Main;
                let id = edit.add_section(SectionKind::Custom, "", column, &Place::Last, rng);
                edit.add_item(&id, &Place::Last, rng);
                id
            });
            session.focus(&FieldRef::title(&id), 0);
        }
    };
    let waiting = sections.into_iter().filter(|section| !is_shown(section));
    rsx! {
        section { class: "add-sections", "aria-label": "More sections",
            h2 { "Add a section" }
            div { class: "add-section-row",
                for section in waiting {
                    button {
                        key: "{section.id}",
                        class: "add-chip",
                        r#type: "button",
                        "data-action": "add-section",
                        "data-kind": section.kind.key(),
                        onclick: {
                            let session = desk.session.clone();
                            move |_| {
                                let id = session.edit(|edit, rng| {
                                    edit.set_hidden(&section.id, false);
                                    edit.add_item(&section.id, &Place::Last, rng)
                                });
                                if let Some(field) = first_field(section.kind, &id) {
                                    session.focus(&field, 0);
                                }
                            }
                        },
                        Icon { glyph: Glyph::Plus }
                        "{section.kind.label()}"
                    }
                }
                button {
                    class: "add-chip",
                    r#type: "button",
                    "data-action": "add-section",
                    "data-kind": "custom",
                    onclick: custom,
                    Icon { glyph: Glyph::Plus }
                    "One of your own"
                }
            }
        }
    }
}

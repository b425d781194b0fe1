//! The sections that are not there yet.

use crdt::view::Section;
use dioxus::prelude::*;

use super::actions;
use super::desk::use_desk;
use super::structure::is_shown;
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn AddSection(sections: Vec<Section>) -> Element {
    let desk = use_desk();
    if !desk.can_edit() {
        return rsx! {};
    }
    let custom = {
        let desk = desk.clone();
        move |_| desk.session.focus(&actions::add_custom_section(&desk), 0)
    };
    let waiting = sections.into_iter().filter(|section| !is_shown(section));
    rsx! {
        section { class: "add-sections", "aria-label": msg::editor_more_sections(),
            h2 { {msg::editor_add_section()} }
            div { class: "add-section-row",
                for section in waiting {
                    button {
                        key: "{section.id}",
                        class: "add-chip",
                        r#type: "button",
                        "data-action": "add-section",
                        "data-kind": section.kind.key(),
                        onclick: {
                            let desk = desk.clone();
                            move |_| {
                                if let Some(field) = actions::open_section(&desk, section.kind, &section.id) {
                                    desk.session.focus(&field, 0);
                                }
                            }
                        },
                        Icon { glyph: Glyph::Plus }
                        {msg::schema(section.kind.label())}
                    }
                }
                button {
                    class: "add-chip",
                    r#type: "button",
                    "data-action": "add-section",
                    "data-kind": "custom",
                    onclick: custom,
                    Icon { glyph: Glyph::Plus }
                    {msg::editor_own_section()}
                }
            }
        }
    }
}

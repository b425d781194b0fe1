//! The sections that are not there yet.

use dioxus::prelude::*;

use super::actions;
use super::desk::use_desk;
use super::structure::is_shown;
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn AddSection() -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let waiting = use_memo(move || {
        let read = view.read();
        let waiting = read.sections.iter().filter(|section| !is_shown(section));
        waiting.map(|section| (section.id.clone(), section.kind)).collect::<Vec<_>>()
    });
    if !desk.can_edit() {
        return rsx! {};
    }
    let custom = {
        let desk = desk.clone();
        move |_| desk.session.focus(&actions::add_custom_section(&desk), 0)
    };
    rsx! {
        section { class: "add-sections", "aria-label": msg::editor_more_sections(),
            h2 { {msg::editor_add_section()} }
            div { class: "add-section-row",
                for (id, kind) in waiting() {
                    button {
                        key: "{id}",
                        class: "add-chip",
                        r#type: "button",
                        "data-action": "add-section",
                        "data-kind": kind.key(),
                        onclick: {
                            let desk = desk.clone();
                            move |_| {
                                if let Some(field) = actions::open_section(&desk, kind, &id) {
                                    desk.session.focus(&field, 0);
                                }
                            }
                        },
                        Icon { glyph: Glyph::Plus }
                        {msg::schema(kind.label())}
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

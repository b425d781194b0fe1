//! Words that many choose, beside a field that takes any.

use crdt::{FieldRef, SectionKind};
use dioxus::prelude::*;

use super::desk::use_desk;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// What is offered for a field; nothing for most.
pub fn of(kind: Option<SectionKind>, key: &str) -> Vec<&'static str> {
    match (kind, key) {
        (Some(SectionKind::Skills), "level") => {
            vec![msg::level_1(), msg::level_2(), msg::level_3(), msg::level_4()]
        }
        (Some(SectionKind::Languages), "fluency") => {
            vec![msg::fluency_1(), msg::fluency_2(), msg::fluency_3(), msg::fluency_4(), msg::fluency_5()]
        }
        _ => Vec::new(),
    }
}

/// A button in the field that opens the words.
#[component]
pub fn Choices(field: FieldRef, label: String, words: Vec<&'static str>, now: String) -> Element {
    let desk = use_desk();
    let menu = format!("choices-{}-{}", field.object, field.field);
    if !desk.can_edit() {
        return rsx! {};
    }
    rsx! {
        button {
            class: "icon-button small choices",
            r#type: "button",
            popovertarget: "{menu}",
            "data-action": "choices",
            "aria-label": msg::choices(&label),
            Icon { glyph: Glyph::Back }
        }
        div { class: "menu", id: "{menu}", popover: "auto", role: "group", "aria-label": "{label}",
            for choice in words {
                button {
                    key: "{choice}",
                    class: "menu-item",
                    r#type: "button",
                    popovertarget: "{menu}",
                    popovertargetaction: "hide",
                    "data-action": "choice",
                    "aria-pressed": if choice == now { "true" } else { "false" },
                    onclick: {
                        let (session, field) = (desk.session.clone(), field.clone());
                        move |_| {
                            session.edit(|edit, _| edit.set_text(&field, choice));
                            session.focus_soon(&field, u32::MAX);
                        }
                    },
                    "{choice}"
                }
            }
        }
    }
}

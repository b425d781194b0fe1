//! How the page looks: its colour and its paper.

use crdt::Id;
use dioxus::prelude::*;

use super::desk::use_desk;

/// Colours that print well and read well: name and value.
const COLOURS: &[(&str, &str)] = &[
    ("Forest", "#1d5c47"),
    ("Ink", "#1b1d21"),
    ("Sea", "#1f4e79"),
    ("Plum", "#6b2d5c"),
    ("Brick", "#9a3b1f"),
    ("Olive", "#5c5a1e"),
];

/// Key and name of each paper.
const PAPERS: &[(&str, &str)] = &[("A4", "A4"), ("letter", "Letter")];

#[component]
pub fn Look() -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let settings = use_memo(move || view.read().settings.clone());
    let set = {
        let session = desk.session.clone();
        move |key: &'static str, value: &'static str| {
            session.edit(|edit, _| edit.set_value(&Id::settings(), key, Some(value)));
        }
    };
    let settings = settings.read();
    let accent = if settings.accent.is_empty() { COLOURS[0].1 } else { &settings.accent };
    let paper = if settings.paper.is_empty() { PAPERS[0].0 } else { &settings.paper };
    let locked = !desk.can_edit();
    rsx! {
        div { class: "look", role: "group", "aria-label": "Look of the page",
            p { class: "outline-head", "Look" }
            div { class: "swatches", role: "group", "aria-label": "Colour",
                for (name, value) in COLOURS {
                    button {
                        key: "{value}",
                        class: "swatch",
                        r#type: "button",
                        disabled: locked,
                        background_color: "{value}",
                        "data-action": "set-accent",
                        "data-value": "{value}",
                        "aria-label": "{name}",
                        title: "{name}",
                        "aria-pressed": if accent.eq_ignore_ascii_case(value) { "true" } else { "false" },
                        onclick: {
                            let set = set.clone();
                            move |_| set("accent", value)
                        },
                    }
                }
            }
            div { class: "papers", role: "group", "aria-label": "Paper",
                for (key, name) in PAPERS {
                    button {
                        key: "{key}",
                        r#type: "button",
                        disabled: locked,
                        "data-action": "set-paper",
                        "data-value": "{key}",
                        "aria-pressed": if paper.eq_ignore_ascii_case(key) { "true" } else { "false" },
                        onclick: {
                            let set = set.clone();
                            move |_| set("paper", key)
                        },
                        "{name}"
                    }
                }
            }
        }
    }
}

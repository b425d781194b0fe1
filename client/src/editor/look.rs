//! How the page looks: its colour and its paper.

use crdt::Id;
use dioxus::prelude::*;

use super::desk::use_desk;
use crate::msg;

/// Colours that print well and read well: name and value.
const COLOURS: &[(msg::Message, &str)] = &[
    (msg::look_forest, "#1d5c47"),
    (msg::look_ink, "#1b1d21"),
    (msg::look_sea, "#1f4e79"),
    (msg::look_plum, "#6b2d5c"),
    (msg::look_brick, "#9a3b1f"),
    (msg::look_olive, "#5c5a1e"),
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
        move |key: &'static str, value: &str| {
            session.edit(|edit, _| edit.set_value(&Id::settings(), key, Some(value)));
        }
    };
    let settings = settings.read();
    let theme = render::Theme::of(&settings);
    let accent = &theme.accent;
    let paper = if settings.paper.is_empty() { PAPERS[0].0 } else { &settings.paper };
    let locked = !desk.can_edit();
    rsx! {
        div { class: "look", role: "group", "aria-label": msg::look_label(),
            p { class: "outline-head", {msg::look()} }
            select {
                "data-action": "set-template",
                "aria-label": msg::look_template(),
                disabled: locked,
                onchange: {
                    let set = set.clone();
                    move |event: FormEvent| set("template", &event.value())
                },
                for template in render::templates::TEMPLATES {
                    option {
                        key: "{template.key}",
                        value: template.key,
                        selected: template.key == theme.template,
                        {template.name}
                    }
                }
            }
            select {
                "data-action": "set-font",
                "aria-label": msg::look_font(),
                disabled: locked,
                onchange: {
                    let set = set.clone();
                    move |event: FormEvent| set("font", &event.value())
                },
                for (name, _, _) in render::theme::FAMILIES {
                    option { key: "{name}", value: *name, selected: *name == theme.font, {*name} }
                }
            }
            div { class: "swatches", role: "group", "aria-label": msg::look_colour(),
                for (name, value) in COLOURS {
                    button {
                        key: "{value}",
                        class: "swatch",
                        r#type: "button",
                        disabled: locked,
                        background_color: "{value}",
                        "data-action": "set-accent",
                        "data-value": "{value}",
                        "aria-label": name(),
                        title: name(),
                        "aria-pressed": if accent.eq_ignore_ascii_case(value) { "true" } else { "false" },
                        onclick: {
                            let set = set.clone();
                            move |_| set("accent", value)
                        },
                    }
                }
            }
            div { class: "papers", role: "group", "aria-label": msg::look_paper(),
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

//! Colours to choose from, and any other.

use dioxus::prelude::*;

use super::super::desk::use_desk;
use super::choose;
use crate::msg;
use crate::ui::{Glyph, Icon};

type Named = (msg::Message, &'static str);

/// Colours that print well and read well: name and value.
pub const ACCENTS: &[Named] = &[
    (msg::look_forest, "#1d5c47"),
    (msg::look_ink, "#1b1d21"),
    (msg::look_sea, "#1f4e79"),
    (msg::look_plum, "#6b2d5c"),
    (msg::look_brick, "#9a3b1f"),
    (msg::look_olive, "#5c5a1e"),
];

/// Near black, in which a long text is read with ease.
pub const INKS: &[Named] = &[
    (msg::look_ink, render::theme::INK),
    (msg::look_black, "#000000"),
    (msg::look_slate, "#2b3440"),
    (msg::look_umber, "#3d3128"),
];

/// `chosen`: as the settings have it; `now`: as it is printed.
#[component]
pub fn Colours(
    setting: &'static str,
    label: &'static str,
    colours: &'static [Named],
    chosen: String,
    now: String,
    locked: bool,
) -> Element {
    let desk = use_desk();
    let other = desk.clone();
    let is_darkened = render::theme::colour(&chosen).is_some_and(|chosen| !render::theme::is_legible(chosen));
    let is_other = !colours.iter().any(|(_, value)| now.eq_ignore_ascii_case(value));
    rsx! {
        div { class: "swatches", role: "group", "aria-label": label,
            for (name, value) in colours {
                button {
                    key: "{value}",
                    class: "swatch",
                    r#type: "button",
                    disabled: locked,
                    background_color: "{value}",
                    "data-action": "set-{setting}",
                    "data-value": "{value}",
                    "aria-label": name(),
                    title: name(),
                    "aria-pressed": if now.eq_ignore_ascii_case(value) { "true" } else { "false" },
                    onclick: {
                        let desk = desk.clone();
                        move |_| choose(&desk, setting, value)
                    },
                }
            }
            label {
                class: "swatch other",
                title: msg::look_another_colour(),
                "data-chosen": is_other.then_some("true"),
                background_color: is_other.then(|| now.clone()),
                input {
                    r#type: "color",
                    "data-action": "set-{setting}",
                    "aria-label": msg::look_another_colour(),
                    disabled: locked,
                    value: "{now}",
                    // When it is chosen, not while the pointer moves over all the others.
                    onchange: move |event| choose(&other, setting, &event.value()),
                }
                if !is_other {
                    Icon { glyph: Glyph::Plus }
                }
            }
        }
        if is_darkened {
            p { class: "look-note", role: "status", {msg::look_darkened()} }
        }
    }
}

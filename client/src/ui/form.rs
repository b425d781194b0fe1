//! Parts of forms: an entry with its label and error, the error of the whole, the button.

use dioxus::prelude::*;

use super::{Glyph, Icon};
use crate::msg;

/// One labelled entry.
#[component]
pub fn Entry(
    label: String,
    name: String,
    #[props(default = "text".to_owned())] kind: String,
    #[props(default)] autocomplete: String,
    #[props(default)] hint: String,
    #[props(default)] error: Option<String>,
    #[props(default)] autofocus: bool,
    #[props(default)] testid: Option<String>,
    mut value: Signal<String>,
) -> Element {
    let has_error = error.is_some();
    let below = has_error || !hint.is_empty();
    rsx! {
        div { class: "entry",
            label { r#for: "entry-{name}", "{label}" }
            input {
                id: "entry-{name}",
                name: "{name}",
                r#type: "{kind}",
                dir: (!value.read().is_empty()).then_some("auto"),
                autocomplete: "{autocomplete}",
                autofocus,
                required: true,
                "data-testid": testid,
                "aria-invalid": if has_error { "true" } else { "false" },
                "aria-describedby": below.then(|| format!("entry-{name}-below")),
                value: "{value}",
                oninput: move |event| value.set(event.value()),
            }
            if let Some(error) = error {
                p { class: "entry-error", id: "entry-{name}-below", "{error}" }
            } else if !hint.is_empty() {
                p { class: "entry-hint", id: "entry-{name}-below", "{hint}" }
            }
        }
    }
}

/// Whether others use this computer too: then nothing is kept on it.
#[component]
pub fn SharedComputer(mut value: Signal<bool>) -> Element {
    rsx! {
        label { class: "tick",
            input {
                r#type: "checkbox",
                name: "shared",
                checked: value(),
                onchange: move |event| value.set(event.checked()),
            }
            span {
                {msg::shared_computer()}
                small { {msg::shared_computer_hint()} }
            }
        }
    }
}

/// What is wrong with the form as a whole.
#[component]
pub fn FormError(message: Option<String>) -> Element {
    rsx! {
        div { role: "alert",
            if let Some(message) = message {
                p { class: "notice bad",
                    Icon { glyph: Glyph::Warning }
                    span { "{message}" }
                }
            }
        }
    }
}

/// The button that sends the form; while it is busy it cannot be pressed again.
#[component]
pub fn Submit(
    label: String,
    busy: bool,
    #[props(default)] testid: Option<String>,
    #[props(default)] disabled: bool,
) -> Element {
    rsx! {
        button {
            class: "button primary",
            r#type: "submit",
            disabled: busy || disabled,
            "aria-busy": if busy { "true" } else { "false" },
            "data-testid": testid,
            if busy {
                span { class: "spinner", "aria-hidden": "true" }
            }
            "{label}"
        }
    }
}

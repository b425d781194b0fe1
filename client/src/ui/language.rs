//! The choice of the language.

use dioxus::prelude::*;

use crate::msg;

/// Each language by its own name. To choose one loads the page in it; what is not saved is kept, or the browser asks.
#[component]
pub fn LanguageSwitch() -> Element {
    let code = msg::code();
    rsx! {
        select {
            class: "language",
            "aria-label": msg::language_switch(),
            title: msg::language_switch(),
            "data-testid": "language",
            onchange: move |event| msg::choose(&event.value()),
            for language in msg::all() {
                option {
                    key: "{language.code}",
                    value: "{language.code}",
                    lang: "{language.code}",
                    selected: language.code == code,
                    "{language.name}"
                }
            }
        }
    }
}

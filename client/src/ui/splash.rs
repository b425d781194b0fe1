//! What stands there while the server has not answered, and when it does not.

use dioxus::prelude::*;

use super::brand::BrandMark;

#[component]
pub fn Splash(#[props(default)] words: String) -> Element {
    rsx! {
        div { class: "splash", role: "status",
            span { class: "splash-mark", BrandMark {} }
            if words.is_empty() {
                span { class: "sr-only", "Opening" }
            } else {
                p { "{words}" }
            }
        }
    }
}

/// The server does not answer.
#[component]
pub fn Away(onretry: EventHandler<()>) -> Element {
    rsx! {
        main { class: "centered",
            div { class: "message",
                BrandMark {}
                h1 { "The server does not answer" }
                p { "Nothing is lost that was saved. Check your connection, then try again." }
                button { class: "button primary", r#type: "button", onclick: move |_| onretry.call(()), "Try again" }
            }
        }
    }
}

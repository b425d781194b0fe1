//! What stands there while the server has not answered, and when it does not.

use dioxus::prelude::*;

use super::brand::BrandMark;
use crate::msg;

#[component]
pub fn Splash(#[props(default)] words: String) -> Element {
    rsx! {
        div { class: "splash", role: "status",
            span { class: "splash-mark", BrandMark {} }
            if words.is_empty() {
                span { class: "sr-only", {msg::opening()} }
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
                h1 { {msg::away_title()} }
                p { {msg::away_words()} }
                button { class: "button primary", r#type: "button", onclick: move |_| onretry.call(()), {msg::try_again()} }
            }
        }
    }
}

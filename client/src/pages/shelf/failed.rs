//! The list could not be had.

use dioxus::prelude::*;

use crate::api::ApiError;
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn Failed(failure: ApiError, onretry: EventHandler<()>) -> Element {
    rsx! {
        div { class: "notice bad", role: "alert",
            Icon { glyph: Glyph::Warning }
            span { "{failure.message()}" }
            button { class: "button", r#type: "button", onclick: move |_| onretry.call(()), {msg::try_again()} }
        }
    }
}

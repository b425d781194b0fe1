//! A person as two letters in their colour.

use dioxus::prelude::*;

use crate::words::initials;

/// `slot` is the colour that the server gave the person, 0 to 7.
#[component]
pub fn Avatar(name: String, slot: u8, #[props(default)] user: Option<String>) -> Element {
    let presence = user.is_some();
    rsx! {
        span {
            class: "avatar",
            "data-slot": "{slot}",
            "data-testid": presence.then_some("presence-avatar"),
            "data-user": user,
            role: "img",
            "aria-label": "{name}",
            title: "{name}",
            // No text of the page: whoever hears it hears the name.
            "data-initials": initials(&name),
        }
    }
}

//! Saved, saving, offline: always visible, always true.

use dioxus::prelude::*;

use super::desk::use_desk;

#[component]
pub fn StateLine() -> Element {
    let desk = use_desk();
    let status = (desk.session.shown.status)();
    let words = status.words(desk.can_edit());
    rsx! {
        span {
            class: "state",
            role: "status",
            "aria-live": "polite",
            "data-testid": "sync-state",
            "data-state": status.key(),
            "data-trouble": matches!(status, crate::sync::Status::NotSaving(_)).then_some("true"),
            title: "{words}",
            span { class: "state-dot", "aria-hidden": "true" }
            span { class: "state-words", "{words}" }
        }
    }
}

//! Three dots with a menu behind them. What it offers is made when somebody looks: a long list has many of them.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;

use super::{Glyph, Icon};
use crate::msg;

/// `id` must be unique on the page.
#[component]
pub fn MoreMenu(id: String, label: String, children: Element) -> Element {
    let mut is_open = use_signal(|| false);
    rsx! {
        button {
            class: "icon-button more",
            r#type: "button",
            popovertarget: "{id}",
            "aria-label": "{label}",
            title: msg::more(),
            "data-action": "more",
            onclick: move |_| is_open.set(true),
            Icon { glyph: Glyph::More }
        }
        div {
            class: "menu",
            id: "{id}",
            popover: "auto",
            ontoggle: move |event: Event<ToggleData>| is_open.set(is_popover_open(&event)),
            if is_open() {
                {children}
            }
        }
    }
}

/// Whether the popover that says so is open now.
pub fn is_popover_open(event: &Event<ToggleData>) -> bool {
    let target = event.data().try_as_web_event().and_then(|event| event.target());
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.matches(":popover-open").unwrap_or(false))
}

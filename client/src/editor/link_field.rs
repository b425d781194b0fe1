//! Where the address of a link is written.

use std::ops::Range;

use crdt::{FieldRef, Mark};
use dioxus::prelude::*;

use super::desk::use_desk;
use super::mark_bar::Selected;
use crate::browser;
use crate::msg;

#[component]
pub fn LinkField(
    field: FieldRef,
    range: Range<u32>,
    address: Option<String>,
    selected: Signal<Option<Selected>>,
) -> Element {
    let desk = use_desk();
    let had_one = address.is_some();
    let mut typed = use_signal(|| address.unwrap_or_default());
    let mut is_wrong = use_signal(|| false);
    let (session, back) = (desk.session.clone(), range.clone());
    let leave = use_callback({
        let (session, field) = (desk.session.clone(), field.clone());
        move |()| {
            let mut selected = selected;
            selected.set(None);
            session.focus(&field, back.end);
        }
    });
    let set = use_callback(move |address: Option<String>| {
        session.edit(|edit, _| edit.format_text(&field, range.clone(), &Mark::Link(address)));
        leave.call(());
    });
    let confirm = move || {
        let words = typed.peek().trim().to_owned();
        match render::link(&words) {
            _ if words.is_empty() => set.call(None),
            Some(address) => set.call(Some(address)),
            None => is_wrong.set(true),
        }
    };
    let mut by_key = confirm;
    let mut by_button = confirm;
    rsx! {
        input {
            class: "mark-link",
            "data-testid": "link-address",
            r#type: "text",
            dir: "ltr",
            inputmode: "url",
            autocomplete: "off",
            spellcheck: "false",
            placeholder: msg::mark_address(),
            "aria-label": msg::mark_address_label(),
            "aria-invalid": if is_wrong() { "true" } else { "false" },
            title: if is_wrong() { msg::mark_no_address() } else { "" },
            value: "{typed}",
            onmounted: move |_| browser::focus_soon("[data-testid=link-address]".to_owned()),
            oninput: move |event| {
                typed.set(event.value());
                is_wrong.set(false);
            },
            onkeydown: move |event| match event.key() {
                Key::Enter if !event.is_composing() => {
                    event.prevent_default();
                    by_key();
                }
                Key::Escape => leave.call(()),
                _ => {}
            },
        }
        button { class: "button small", r#type: "button", onclick: move |_| by_button(), {msg::mark_set()} }
        if had_one {
            button { class: "button small quiet", r#type: "button", "data-action": "unlink", onclick: move |_| set.call(None), {msg::mark_remove()} }
        }
        if is_wrong() {
            span { class: "sr-only", role: "alert", {msg::mark_no_address()} }
        }
    }
}

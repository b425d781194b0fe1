//! Taking the résumé along.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::api::resumes::export_address;
use crate::msg;
use crate::ui::{Glyph, Icon, Menu};

type Message = fn() -> &'static str;

/// What is offered: name, for whom, and the query of the export.
const FORMATS: &[(Message, Message, &str)] = &[
    (msg::export_json, msg::export_json_words, "format=json"),
    (msg::export_strict, msg::export_strict_words, "format=json&strict=true"),
    (msg::export_html, msg::export_html_words, "format=html"),
    (msg::export_markdown, msg::export_markdown_words, "format=md"),
    (msg::export_text, msg::export_text_words, "format=txt"),
];

#[component]
pub fn ExportMenu() -> Element {
    let desk = use_desk();
    let id = desk.session.resume_id().to_owned();
    let status = (desk.session.shown.status)();
    let (has_unsaved, is_away) = (status.has_unsaved(), status.is_away());
    rsx! {
        Menu {
            id: "export-menu",
            label: msg::export(),
            class: "button",
            testid: "export",
            button: rsx! {
                Icon { glyph: Glyph::Download }
                span { class: "button-words", {msg::export()} }
            },
            if is_away {
                p { class: "menu-note", role: "status", {msg::export_needs_server()} }
            }
            for (name, words, query) in FORMATS {
                a {
                    key: "{query}",
                    class: "menu-item two-lines",
                    // Without an address it leads nowhere.
                    href: (!is_away).then(|| export_address(&id, query)),
                    role: is_away.then_some("link"),
                    "aria-disabled": is_away.then_some("true"),
                    download: "",
                    "data-format": "{query}",
                    strong { {name()} }
                    span { {words()} }
                }
            }
            if has_unsaved && !is_away {
                p { class: "menu-note", {msg::export_unsaved()} }
            }
        }
    }
}

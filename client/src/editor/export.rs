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
    let has_unsaved = (desk.session.shown.status)().has_unsaved();
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
            for (name, words, query) in FORMATS {
                a {
                    key: "{query}",
                    class: "menu-item two-lines",
                    href: export_address(&id, query),
                    download: "",
                    "data-format": "{query}",
                    strong { {name()} }
                    span { {words()} }
                }
            }
            if has_unsaved {
                p { class: "menu-note", {msg::export_unsaved()} }
            }
        }
    }
}

//! Taking the résumé along.

use crdt::jsonresume::{self, Export};
use dioxus::prelude::*;

use super::desk::use_desk;
use crate::api::resumes::export_address;
use crate::browser;
use crate::msg;
use crate::sync::Session;
use crate::ui::{Glyph, Icon, Menu};

type Message = fn() -> &'static str;

/// What is offered: name, for whom, and the query of the export.
const FORMATS: &[(Message, Message, &str)] = &[
    (msg::export_json, msg::export_json_words, "format=json"),
    (msg::export_strict, msg::export_strict_words, STRICT),
    (msg::export_html, msg::export_html_words, "format=html"),
    (msg::export_markdown, msg::export_markdown_words, "format=md"),
    (msg::export_text, msg::export_text_words, "format=txt"),
];

/// The one that only the server makes.
const STRICT: &str = "format=json&strict=true";

/// Lets the browser save the résumé as a file: made by the server, or here, when the server does not have it.
pub fn export(session: &Session, title: &str, query: &str) {
    if !session.is_local() {
        return browser::download(&export_address(session.resume_id(), query));
    }
    let view = session.shown.view.peek();
    let (text, kind, ending) = match query {
        "format=html" => (render::html::document(&view, title), "text/html", "html"),
        "format=md" => (render::markdown(&view), "text/markdown", "md"),
        "format=txt" => (render::text(&view), "text/plain", "txt"),
        _ => (jsonresume::export_view(&view, Export::Lossless).pretty(), "application/json", "json"),
    };
    browser::download_text(&format!("{title}.{ending}"), kind, &text);
}

#[component]
pub fn ExportMenu(title: Signal<String>) -> Element {
    let desk = use_desk();
    let id = desk.session.resume_id().to_owned();
    let is_local = desk.session.is_local();
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
            for (name, words, query) in FORMATS.iter().filter(|(_, _, query)| !is_local || *query != STRICT) {
                a {
                    key: "{query}",
                    class: "menu-item two-lines",
                    href: export_address(&id, query),
                    download: "",
                    "data-format": "{query}",
                    onclick: {
                        let session = desk.session.clone();
                        move |event: MouseEvent| {
                            if is_local {
                                event.prevent_default();
                                export(&session, &title.peek(), query);
                            }
                        }
                    },
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

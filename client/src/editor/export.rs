//! Taking the résumé along.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::desk::{Desk, use_desk};
use crate::api::download;
use crate::api::resumes::export_address;
use crate::ui::{Glyph, Icon, Menu};
use crate::{browser, msg};

type Message = fn() -> &'static str;

/// What is offered: name, for whom, and the query of the export.
pub const FORMATS: &[(Message, Message, &str)] = &[
    (msg::export_pdf, msg::export_pdf_words, "format=pdf"),
    (msg::export_json, msg::export_json_words, "format=json"),
    (msg::export_strict, msg::export_strict_words, "format=json&strict=true"),
    (msg::export_html, msg::export_html_words, "format=html"),
    (msg::export_markdown, msg::export_markdown_words, "format=md"),
    (msg::export_text, msg::export_text_words, "format=txt"),
];

/// How long an export waits for what was typed to be saved, and how often it looks.
const PATIENCE_MS: u32 = 10_000;
const LOOK_MS: u32 = 50;

/// Fetches an export when everything that was typed before is in it; says what goes wrong.
pub async fn export(desk: Desk, query: &'static str) {
    let is_saved = || !(desk.session.shown.status.peek()).has_unsaved();
    for _ in 0..PATIENCE_MS / LOOK_MS {
        if is_saved() {
            break;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
    if !is_saved() {
        desk.toaster.say(msg::export_unsaved());
        return;
    }
    if let Err(failure) = download::download(&export_address(desk.session.resume_id(), query)).await {
        desk.toaster.say(failure.message());
    }
}

#[component]
pub fn ExportMenu() -> Element {
    let desk = use_desk();
    // What is being made.
    let mut busy = use_signal(|| None::<&'static str>);
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
                button {
                    key: "{query}",
                    class: "menu-item two-lines",
                    r#type: "button",
                    disabled: busy().is_some(),
                    "aria-busy": if busy() == Some(query) { "true" } else { "false" },
                    "data-format": "{query}",
                    onclick: {
                        let desk = desk.clone();
                        move |_| {
                            let desk = desk.clone();
                            async move {
                                busy.set(Some(query));
                                export(desk, query).await;
                                busy.set(None);
                            }
                        }
                    },
                    strong { {name()} }
                    span { {words()} }
                }
            }
            button {
                class: "menu-item two-lines",
                r#type: "button",
                "data-format": "print",
                onclick: move |_| browser::print(),
                strong { {msg::export_print()} }
                span { {msg::export_print_words()} }
            }
        }
    }
}

//! Taking the résumé along.

use crdt::jsonresume::{self, Export};
use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::desk::{Desk, use_desk};
use super::panels::{Panel, panels};
use crate::api::download;
use crate::api::resumes::{covers, export_address};
use crate::{browser, msg};

/// What is offered: name, for whom, and the query of the export.
pub const FORMATS: &[(msg::Message, msg::Message, &str)] = &[
    (msg::export_pdf, msg::export_pdf_words, PDF),
    (msg::export_docx, msg::export_docx_words, DOCX),
    (msg::export_json, msg::export_json_words, "format=json"),
    (msg::export_strict, msg::export_strict_words, STRICT),
    (msg::export_html, msg::export_html_words, "format=html"),
    (msg::export_markdown, msg::export_markdown_words, "format=md"),
    (msg::export_text, msg::export_text_words, "format=txt"),
];

/// Those that only the server makes.
const PDF: &str = "format=pdf";
const DOCX: &str = "format=docx";
const STRICT: &str = "format=json&strict=true";

/// Whether a letter has that form: JSON Resume is of résumés.
pub fn is_of_letters(query: &str) -> bool {
    !query.starts_with("format=json")
}

/// How long an export waits for what was typed to be saved, and how often it looks.
const PATIENCE_MS: u32 = 10_000;
const LOOK_MS: u32 = 50;

/// Whether a format can be made here, of a résumé that the server does not have.
pub fn is_made_here(query: &str) -> bool {
    ![PDF, DOCX, STRICT].contains(&query)
}

/// Lets the browser save the résumé as a file: made by the server, when it has everything that was typed before, or here,
/// when it does not have the résumé. Says what goes wrong.
pub async fn export(desk: Desk, title: String, query: &'static str) {
    if desk.session.is_local() {
        return export_here(&desk, &title, query);
    }
    download(desk.clone(), export_address(desk.session.resume_id(), query)).await;
}

/// The same of what only the server makes, by its address.
async fn download(desk: Desk, address: String) {
    let done = match saved(&desk).await {
        Ok(()) => download::download(&address).await,
        Err(words) => return desk.toaster.say(words),
    };
    if let Err(failure) = done {
        desk.toaster.say(failure.message());
    }
}

/// Waits until the server has everything that was typed; else says why it does not.
pub async fn saved(desk: &Desk) -> Result<(), &'static str> {
    let status = desk.session.shown.status;
    for _ in 0..PATIENCE_MS / LOOK_MS {
        if !status.peek().has_unsaved() || status.peek().is_away() {
            break;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
    if status.peek().is_away() {
        Err(msg::export_needs_server())
    } else if status.peek().has_unsaved() {
        Err(msg::export_unsaved())
    } else {
        Ok(())
    }
}

fn export_here(desk: &Desk, title: &str, query: &str) {
    let view = desk.session.shown.view.peek();
    let (text, kind, ending) = match query {
        "format=html" => {
            (render::html::document(&view, title, &browser::template(&view.settings.template)), "text/html", "html")
        }
        "format=md" => (render::markdown(&view), "text/markdown", "md"),
        "format=txt" => (render::text(&view), "text/plain", "txt"),
        _ => (jsonresume::export_view(&view, Export::Lossless).pretty(), "application/json", "json"),
    };
    browser::download_text(&format!("{title}.{ending}"), kind, &text);
}

/// What the menu offers.
#[component]
pub fn ExportItems(title: Signal<String>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let is_away = (desk.session.shown.status)().is_away();
    // What is being made.
    let mut busy = use_signal(|| None::<&'static str>);
    let is_letter = desk.home.is_some();
    let is_offered = |query: &str| match is_letter {
        true => is_of_letters(query),
        false => !desk.session.is_local() || is_made_here(query),
    };
    let offered = FORMATS.iter().filter(|(_, _, query)| is_offered(query));
    rsx! {
        if is_away {
            p { class: "menu-note", role: "status", {msg::export_needs_server()} }
        }
        for (name, words, query) in offered {
            button {
                key: "{query}",
                class: "menu-item two-lines",
                r#type: "button",
                disabled: is_away || busy().is_some(),
                "aria-busy": if busy() == Some(query) { "true" } else { "false" },
                "data-format": "{query}",
                onclick: {
                    let desk = desk.clone();
                    move |_| {
                        let (desk, title) = (desk.clone(), title.peek().clone());
                        async move {
                            busy.set(Some(query));
                            export(desk, title, query).await;
                            busy.set(None);
                        }
                    }
                },
                strong { {name()} }
                span { {words()} }
            }
        }
        if !desk.session.is_local() {
            Together { is_away }
        }
        if !desk.session.is_local() && !is_letter {
            button {
                class: "menu-item two-lines",
                r#type: "button",
                disabled: is_away,
                "data-testid": "readback",
                onclick: move |_| panels.show(Panel::Readback),
                strong { {msg::readback()} }
                span { {msg::readback_words()} }
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

/// A letter and its résumé in one PDF: of the letter that is open, or of each beside the résumé.
#[component]
fn Together(is_away: bool) -> Element {
    let desk = use_desk();
    let resume = use_hook(|| desk.resume_id().to_owned());
    let open = desk.home.is_some().then(|| desk.session.resume_id().to_owned());
    let mut busy = use_signal(|| false);
    let letters = use_resource({
        let resume = resume.clone();
        move || {
            let resume = resume.clone();
            async move { covers(&resume, false).await.unwrap_or_default() }
        }
    });
    let read = letters.read();
    let shown = read.iter().flatten().filter(|letter| open.as_ref().is_none_or(|open| *open == letter.id));
    rsx! {
        for letter in shown {
            button {
                key: "{letter.id}",
                class: "menu-item two-lines",
                r#type: "button",
                disabled: is_away || busy(),
                "data-format": "together",
                onclick: {
                    let desk = desk.clone();
                    let address = export_address(&resume, &format!("format=pdf&cover={}", letter.id));
                    move |_| {
                        let (desk, address) = (desk.clone(), address.clone());
                        async move {
                            busy.set(true);
                            download(desk, address).await;
                            busy.set(false);
                        }
                    }
                },
                strong { {msg::export_together()} }
                span { dir: "auto", {if open.is_some() { msg::export_together_words().to_owned() } else { msg::export_together_with(&letter.title) }} }
            }
        }
    }
}

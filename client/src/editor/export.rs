//! Taking the résumé along.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::api::resumes::export_address;
use crate::ui::{Glyph, Icon, Menu};

/// What is offered: name, for whom, and the query of the export.
const FORMATS: &[(&str, &str, &str)] = &[
    ("JSON Resume", "Everything, as it came", "format=json"),
    ("JSON Resume, strict", "Only what the format knows", "format=json&strict=true"),
    ("Web page", "HTML, as it prints", "format=html"),
    ("Markdown", "For notes and repositories", "format=md"),
    ("Plain text", "For forms that take nothing else", "format=txt"),
];

#[component]
pub fn ExportMenu() -> Element {
    let desk = use_desk();
    let id = desk.session.resume_id().to_owned();
    let has_unsaved = (desk.session.shown.status)().has_unsaved();
    rsx! {
        Menu {
            id: "export-menu",
            label: "Export",
            class: "button",
            testid: "export",
            button: rsx! {
                Icon { glyph: Glyph::Download }
                span { class: "button-words", "Export" }
            },
            for (name, words, query) in FORMATS {
                a {
                    key: "{query}",
                    class: "menu-item two-lines",
                    href: export_address(&id, query),
                    download: "",
                    "data-format": "{query}",
                    strong { "{name}" }
                    span { "{words}" }
                }
            }
            if has_unsaved {
                p { class: "menu-note", "An export holds what is saved: wait a moment for the rest." }
            }
        }
    }
}

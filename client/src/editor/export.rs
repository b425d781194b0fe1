//! Taking the résumé along.

use dioxus::prelude::*;

use super::actions::EXPORT_NEEDS_SERVER;
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
    let status = (desk.session.shown.status)();
    let (has_unsaved, is_away) = (status.has_unsaved(), status.is_away());
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
            if is_away {
                p { class: "menu-note", role: "status", "{EXPORT_NEEDS_SERVER}" }
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
                    strong { "{name}" }
                    span { "{words}" }
                }
            }
            if has_unsaved && !is_away {
                p { class: "menu-note", "An export holds what is saved: wait a moment for the rest." }
            }
        }
    }
}

//! What was thrown away, and can be taken back.

use dioxus::prelude::*;

use super::focus;
use crate::api::{self, resumes::Resume};
use crate::browser;
use crate::msg;
use crate::ui::toast::use_toaster;
use crate::ui::{Glyph, Icon};
use crate::words::ago;

#[component]
pub fn Bin(resumes: Vec<Resume>, onchange: EventHandler<()>) -> Element {
    if resumes.is_empty() {
        return rsx! {
            p { class: "quiet-line", {msg::list_bin_empty()} }
        };
    }
    rsx! {
        p { class: "shelf-note", {msg::list_bin_words()} }
        ul { class: "cards", "data-size": "rows",
            for resume in resumes {
                BinRow { key: "{resume.id}", resume, onchange }
            }
        }
    }
}

#[component]
fn BinRow(resume: Resume, onchange: EventHandler<()>) -> Element {
    let toaster = use_toaster();
    let id = use_signal(|| resume.id.clone());
    let take_back = move |_| async move {
        match api::resumes::undelete(&id.peek()).await {
            Ok(()) => {
                focus::beside(&id.peek());
                toaster.say(msg::list_is_back());
            }
            Err(failure) => toaster.say(failure.message()),
        }
        onchange.call(());
    };
    rsx! {
        li { class: "card binned", "data-testid": "bin-row", "data-id": "{resume.id}",
            div { class: "card-desk",
                div { class: "picture", "aria-hidden": "true" }
            }
            div { class: "card-words",
                span { class: "row-title", dir: "auto", "{resume.title}" }
                p { class: "row-facts",
                    {msg::list_thrown_away(&ago(&resume.deleted_at, browser::now_ms()))}
                }
            }
            if resume.role == api::resumes::Role::Owner {
                button { class: "button", r#type: "button", "data-action": "undelete", onclick: take_back,
                    Icon { glyph: Glyph::Undo }
                    {msg::list_take_back()}
                }
            }
        }
    }
}

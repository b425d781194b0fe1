//! My résumés without the server: those that are kept on this device.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use crate::account::{check, use_account};
use crate::app::Route;
use crate::browser;
use crate::keep::{self, KeptResume};
use crate::msg;
use crate::ui::{Glyph, Icon, Shell};
use crate::words::ago_ms;

/// How often the server is asked whether it is there again.
const ASK_MS: u32 = 4_000;

#[component]
pub fn KeptShelf(user: String) -> Element {
    let account = use_account();
    let list = use_resource(move || {
        let user = user.clone();
        async move { keep::list(&user).await }
    });
    use_future(move || async move {
        loop {
            TimeoutFuture::new(ASK_MS).await;
            check(account).await;
        }
    });
    let read = list.read();
    rsx! {
        Shell {
            main { class: "shelf",
                header { class: "shelf-head",
                    h1 { {msg::list_title()} }
                }
                div { class: "notice warn", role: "status", "data-testid": "offline-notice",
                    Icon { glyph: Glyph::Warning }
                    span { "{words(read.as_ref())}" }
                    button {
                        class: "button",
                        r#type: "button",
                        onclick: move |_| async move { check(account).await },
                        {msg::try_again()}
                    }
                }
                if let Some(Some(kept)) = read.as_ref().filter(|list| !is_empty(list)) {
                    ul { class: "rows",
                        for resume in kept {
                            KeptRow { key: "{resume.id}", resume: resume.clone() }
                        }
                    }
                }
            }
        }
    }
}

fn is_empty(list: &Option<Vec<KeptResume>>) -> bool {
    list.as_ref().is_none_or(Vec::is_empty)
}

fn words(list: Option<&Option<Vec<KeptResume>>>) -> &'static str {
    match list {
        Some(list) if is_empty(list) => msg::list_away_empty(),
        _ => msg::list_away(),
    }
}

#[component]
fn KeptRow(resume: KeptResume) -> Element {
    let about = &resume.about;
    rsx! {
        li { class: "row", "data-testid": "resume-row", "data-id": "{resume.id}",
            span { class: "row-sheet", "aria-hidden": "true", i {} i {} i {} i {} }
            div { class: "row-words",
                Link { class: "row-title", to: Route::Editor { id: resume.id.clone() }, dir: "auto", "{about.title}" }
                p { class: "row-facts",
                    if about.role != crate::api::resumes::Role::Owner {
                        span { class: "chip", "{about.role.label()}" }
                    }
                    if resume.is_unsaved {
                        span { class: "chip warn", "data-testid": "not-sent", {msg::list_not_sent()} }
                    }
                    {msg::list_opened(&ago_ms(about.seen_ms, browser::now_ms()))}
                }
            }
        }
    }
}

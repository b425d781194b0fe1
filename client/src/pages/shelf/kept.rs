//! My résumés without the server: those that are kept on this device.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::bar::{ShelfBar, use_finding};
use super::card::KeptCard;
use super::find::Shelved;
use super::page::NothingFound;
use crate::account::{check, use_account};
use crate::api::resumes::Resume;
use crate::keep::{self, KeptResume};
use crate::msg;
use crate::ui::{Glyph, Icon, Shell};

/// How often the server is asked whether it is there again.
const ASK_MS: u32 = 4_000;

#[component]
pub fn KeptShelf(user: String) -> Element {
    let account = use_account();
    let finding = use_finding();
    let owner = user.clone();
    let list = use_resource(move || {
        let user = owner.clone();
        async move { keep::list(&user).await }
    });
    use_future(move || async move {
        loop {
            TimeoutFuture::new(ASK_MS).await;
            check(account).await;
        }
    });
    let all = use_memo(move || list.read().iter().flatten().flatten().map(shelved).collect::<Vec<_>>());
    let shown = use_memo(move || finding.of(&all.read()));
    let is_none = !list.read().is_none() && all.read().is_empty();
    let seen_ms = move |id: &str| {
        let list = list.read();
        let kept = list.iter().flatten().flatten().find(|kept| kept.id == id);
        kept.map_or(f64::NAN, |kept| kept.about.seen_ms)
    };
    rsx! {
        Shell {
            main { class: "shelf",
                header { class: "shelf-head",
                    h1 { {msg::list_title()} }
                }
                div { class: "notice warn", role: "status", "data-testid": "offline-notice",
                    Icon { glyph: Glyph::Warning }
                    span { {if is_none { msg::list_away_empty() } else { msg::list_away() }} }
                    button {
                        class: "button",
                        r#type: "button",
                        onclick: move |_| async move { check(account).await },
                        {msg::try_again()}
                    }
                }
                ShelfBar { finding, all, shown: shown.read().len(), titles_only: true }
                if !all.read().is_empty() && shown.read().is_empty() {
                    NothingFound { finding, titles_only: true }
                }
                ul { class: "cards", "data-size": if (finding.rows)() { "rows" } else { "sheets" },
                    for shelved in shown() {
                        KeptCard {
                            key: "{shelved.resume.id}",
                            seen_ms: seen_ms(&shelved.resume.id),
                            shelved,
                            user: user.clone(),
                        }
                    }
                }
            }
        }
    }
}

/// As a listed one: it counts as changed when it was seen last.
fn shelved(kept: &KeptResume) -> Shelved {
    let seen = String::from(js_sys::Date::new(&kept.about.seen_ms.into()).to_iso_string());
    let resume = Resume {
        id: kept.id.clone(),
        title: kept.about.title.clone(),
        name: String::new(),
        beside: None,
        role: kept.about.role,
        slot: kept.about.slot,
        created_at: seen.clone(),
        updated_at: seen,
        deleted_at: String::new(),
        tags: Vec::new(),
    };
    Shelved::new(resume, kept.is_unsaved)
}

//! One résumé in the list.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::find::Shelved;
use super::focus;
use super::news::use_shelf_news;
use super::picture::{Picture, Source};
use super::rename::Rename;
use super::tags::TagsDialog;
use crate::api::{
    self,
    resumes::{Resume, Role},
};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::ui::toast::use_toaster;
use crate::ui::{Glyph, Icon, MoreMenu};
use crate::words::{ago, ago_ms};

/// A résumé that the server has listed.
#[component]
pub fn ListedCard(shelved: Shelved, known_tags: Vec<String>, onchange: EventHandler<()>) -> Element {
    let mut renaming = use_signal(|| false);
    let mut tagging = use_signal(|| false);
    let resume = &shelved.resume;
    let more = rsx! {
        More {
            resume: resume.clone(),
            onchange,
            onrename: move |()| renaming.set(true),
            ontags: move |()| tagging.set(true),
        }
    };
    let facts = msg::list_changed(&ago(&resume.updated_at, browser::now_ms()));
    rsx! {
        Card { shelved: shelved.clone(), facts, source: Source::Server, more,
            if renaming() {
                Rename {
                    resume: resume.clone(),
                    onend: move |()| {
                        renaming.set(false);
                        onchange.call(());
                    },
                }
            }
        }
        if tagging() {
            TagsDialog {
                resume: resume.clone(),
                known: known_tags,
                onclose: move |()| tagging.set(false),
                onsaved: move |()| {
                    tagging.set(false);
                    onchange.call(());
                },
            }
        }
    }
}

/// A résumé that this device keeps, without the server.
#[component]
pub fn KeptCard(shelved: Shelved, user: String, seen_ms: f64) -> Element {
    let facts = msg::list_opened(&ago_ms(seen_ms, browser::now_ms()));
    rsx! {
        Card { shelved, facts, source: Source::Kept { user }, more: rsx! {}, children: rsx! {} }
    }
}

/// `children`: what stands in the place of the title.
#[component]
fn Card(shelved: Shelved, facts: String, source: Source, more: Element, children: Element) -> Element {
    let Shelved { resume, is_unsaved, .. } = shelved;
    let is_named_otherwise = !resume.name.is_empty() && resume.name != resume.title;
    rsx! {
        li { class: "card", "data-testid": "resume-row", "data-id": "{resume.id}",
            div { class: "card-desk",
                Picture { resume: resume.id.clone(), version: resume.updated_at.clone(), source }
            }
            div { class: "card-words",
                Link {
                    class: "row-title",
                    to: Route::Editor { id: resume.id.clone() },
                    dir: "auto",
                    title: "{resume.title}",
                    "{resume.title}"
                }
                {children}
                if is_named_otherwise {
                    p { class: "card-name", dir: "auto", "{resume.name}" }
                }
                p { class: "row-facts",
                    if is_unsaved {
                        span { class: "chip warn", "data-testid": "not-sent", {msg::list_not_sent()} }
                    }
                    span { "{facts}" }
                    if resume.role != Role::Owner {
                        span { class: "chip plain", {resume.role.label()} }
                    }
                }
                if !resume.tags.is_empty() {
                    ul { class: "card-tags", "aria-label": msg::tags(),
                        for tag in &resume.tags {
                            li { key: "{tag}", class: "tag", dir: "auto", "{tag}" }
                        }
                    }
                }
            }
            {more}
        }
    }
}

/// What can be done with it.
#[component]
fn More(resume: Resume, onchange: EventHandler<()>, onrename: EventHandler<()>, ontags: EventHandler<()>) -> Element {
    let toaster = use_toaster();
    let news = use_shelf_news();
    let is_owner = resume.role == Role::Owner;
    let menu = format!("more-{}", resume.id);
    let duplicate = {
        let resume = resume.clone();
        move |()| {
            let (id, title) = (resume.id.clone(), msg::list_copy_of(&resume.title));
            async move {
                match api::resumes::duplicate(&id, &title).await {
                    Ok(_) => toaster.say(msg::list_copied(&title)),
                    Err(failure) => toaster.say(failure.message()),
                }
                onchange.call(());
            }
        }
    };
    let remove = {
        let resume = resume.clone();
        move |()| {
            let (id, title) = (resume.id.clone(), resume.title.clone());
            async move {
                if let Err(failure) = api::resumes::remove(&id).await {
                    toaster.say(failure.message());
                    return;
                }
                focus::beside(&id);
                toaster.offer(msg::list_binned(&title), msg::undo(), move || {
                    let id = id.clone();
                    // Not a task of this card, which is gone by then.
                    spawn_forever(async move {
                        api::resumes::undelete(&id).await.ok();
                        news.tell();
                    });
                });
                onchange.call(());
            }
        }
    };
    rsx! {
        MoreMenu { id: menu.clone(), label: msg::list_more(&resume.title),
            if resume.role.can_edit() {
                MoreItem { menu: menu.clone(), action: "rename", glyph: Glyph::Pencil, words: msg::list_rename(), onclick: move |()| onrename.call(()) }
            }
            MoreItem { menu: menu.clone(), action: "tags", glyph: Glyph::Tag, words: msg::list_tags(), onclick: move |()| ontags.call(()) }
            MoreItem { menu: menu.clone(), action: "duplicate", glyph: Glyph::Copy, words: msg::tool_duplicate(), onclick: duplicate }
            if is_owner {
                MoreItem { menu: menu.clone(), action: "delete", glyph: Glyph::Bin, words: msg::list_to_bin(), onclick: remove }
            }
        }
    }
}

#[component]
fn MoreItem(
    menu: String,
    action: &'static str,
    glyph: Glyph,
    words: &'static str,
    onclick: EventHandler<()>,
) -> Element {
    rsx! {
        button {
            class: "menu-item with-icon",
            r#type: "button",
            popovertarget: "{menu}",
            popovertargetaction: "hide",
            "data-action": action,
            onclick: move |_| onclick.call(()),
            Icon { glyph }
            "{words}"
        }
    }
}

//! One résumé in the list, and one in the bin.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::shelf_news::use_shelf_news;
use crate::api::{
    self,
    resumes::{Resume, Role},
};
use crate::app::Route;
use crate::browser;
use crate::ui::toast::use_toaster;
use crate::ui::{Glyph, Icon};
use crate::words::ago;

#[component]
pub fn ResumeRow(resume: Resume, onchange: EventHandler<()>) -> Element {
    let toaster = use_toaster();
    let news = use_shelf_news();
    let mut renaming = use_signal(|| None::<String>);
    let is_owner = resume.role == Role::Owner;
    let id = use_signal(|| resume.id.clone());

    let rename = move |()| async move {
        let Some(title) = renaming.take() else { return };
        if let Err(failure) = api::resumes::rename(&id.peek(), title.trim()).await {
            toaster.say(failure.message());
        }
        onchange.call(());
    };
    let title = resume.title.clone();
    let remove = move |_| {
        let title = title.clone();
        async move {
            if let Err(failure) = api::resumes::remove(&id.peek()).await {
                toaster.say(failure.message());
                return;
            }
            let gone = id.peek().clone();
            toaster.offer(format!("“{title}” is in the bin."), "Undo", move || {
                let gone = gone.clone();
                // Not a task of this row, which is gone by then.
                spawn_forever(async move {
                    api::resumes::undelete(&gone).await.ok();
                    news.tell();
                });
            });
            onchange.call(());
        }
    };
    rsx! {
        li { class: "row", "data-testid": "resume-row", "data-id": "{resume.id}",
            span { class: "row-sheet", "aria-hidden": "true", i {} i {} i {} i {} }
            div { class: "row-words",
                if renaming().is_some() {
                    form {
                        class: "row-rename",
                        onsubmit: move |event| async move {
                            event.prevent_default();
                            rename(()).await;
                        },
                        input {
                            "aria-label": "Title",
                            name: "title",
                            value: renaming().unwrap_or_default(),
                            onmounted: move |event| async move {
                                event.set_focus(true).await.ok();
                            },
                            oninput: move |event| renaming.set(Some(event.value())),
                            onkeydown: move |event| {
                                if event.key() == Key::Escape {
                                    renaming.set(None);
                                }
                            },
                        }
                        button { class: "button", r#type: "submit", "Rename" }
                    }
                } else {
                    Link { class: "row-title", to: Route::Editor { id: resume.id.clone() }, "{resume.title}" }
                }
                p { class: "row-facts",
                    if !is_owner {
                        span { class: "chip", "{resume.role.label()}" }
                    }
                    "Changed {ago(&resume.updated_at, browser::now_ms())}"
                }
            }
            if is_owner {
                div { class: "row-actions",
                    button {
                        class: "icon-button",
                        r#type: "button",
                        "aria-label": "Rename {resume.title}",
                        title: "Rename",
                        "data-action": "rename",
                        onclick: move |_| renaming.set(Some(resume.title.clone())),
                        Icon { glyph: Glyph::Pencil }
                    }
                    button {
                        class: "icon-button",
                        r#type: "button",
                        "aria-label": "Move to the bin",
                        title: "Move to the bin",
                        "data-action": "delete",
                        onclick: remove,
                        Icon { glyph: Glyph::Bin }
                    }
                }
            }
        }
    }
}

#[component]
pub fn BinRow(resume: Resume, onchange: EventHandler<()>) -> Element {
    let toaster = use_toaster();
    let id = use_signal(|| resume.id.clone());
    let take_back = move |_| async move {
        match api::resumes::undelete(&id.peek()).await {
            Ok(()) => toaster.say("It is back among your résumés."),
            Err(failure) => toaster.say(failure.message()),
        }
        onchange.call(());
    };
    rsx! {
        li { class: "row binned", "data-testid": "bin-row", "data-id": "{resume.id}",
            span { class: "row-sheet", "aria-hidden": "true", i {} i {} i {} i {} }
            div { class: "row-words",
                span { class: "row-title", "{resume.title}" }
                p { class: "row-facts", "Changed {ago(&resume.updated_at, browser::now_ms())}" }
            }
            button { class: "button", r#type: "button", "data-action": "undelete", onclick: take_back,
                Icon { glyph: Glyph::Undo }
                "Take back"
            }
        }
    }
}

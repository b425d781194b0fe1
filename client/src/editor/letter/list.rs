//! The cover letters beside a résumé, in the outline: of the résumé, and of each of its letters.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::make::{self, Listed};
use crate::account::use_account;
use crate::api::resumes;
use crate::app::Route;
use crate::browser;
use crate::editor::desk::use_desk;
use crate::msg;
use crate::pages::use_shelf_news;
use crate::sync::Session;
use crate::ui::{Glyph, Icon};

/// `beside`: the résumé. `title`: of the letter that is open, or of the résumé itself.
#[component]
pub fn Letters(beside: Session, title: ReadSignal<String>) -> Element {
    let desk = use_desk();
    let account = use_account();
    let navigator = use_navigator();
    let news = use_shelf_news();
    let resume = use_hook(|| desk.resume_id().to_owned());
    let (head, told) = (beside.shown.view, beside.shown.letters_news);
    let now = desk.home.is_some().then(|| desk.session.resume_id().to_owned());
    let mut in_bin = use_signal(|| false);
    let is_away = (desk.session.shown.status)().is_away();
    let list = {
        let resume = resume.clone();
        use_resource(move || {
            // Whatever happens to a letter is told here, too, when its row is gone.
            news.listen();
            // And what others do with one.
            told();
            let (user, resume) = (account.whose().user, resume.clone());
            make::list(user, resume, in_bin())
        })
    };
    let (can_edit, toaster) = (desk.can_edit(), desk.toaster);
    let add = {
        let resume = resume.clone();
        move |_| {
            let resume = resume.clone();
            let name = head.peek().basics.fields.plain("name");
            async move {
                match make::make(&resume, name).await {
                    Ok(cover) => drop(navigator.push(Route::Letter { id: resume, cover })),
                    Err(failure) => toaster.say(failure.message()),
                }
            }
        }
    };
    let throw = {
        let (resume, now) = (resume.clone(), now.clone());
        use_callback(move |letter: Listed| {
            if now.as_ref() == Some(&letter.id) {
                navigator.push(Route::Editor { id: resume.clone() });
            }
            // Not a task of this row, which is gone by then.
            spawn_forever(async move {
                if let Err(failure) = resumes::remove(&letter.id).await {
                    return toaster.say(failure.message());
                }
                news.tell();
                toaster.offer(msg::list_binned(&letter.title), msg::undo(), move || {
                    let id = letter.id.clone();
                    spawn_forever(async move {
                        resumes::undelete(&id).await.ok();
                        news.tell();
                    });
                });
            });
            browser::focus_soon("[data-action=new-letter]".to_owned());
        })
    };
    let take_back = use_callback(move |id: String| {
        spawn(async move {
            match resumes::undelete(&id).await {
                Ok(()) => news.tell(),
                Err(failure) => toaster.say(failure.message()),
            }
        });
    });
    let read = list.read();
    rsx! {
        div { class: "letters", role: "group", "aria-label": msg::letters(), "data-testid": "letters",
            if now.is_some() {
                Link { class: "outline-place to-resume", to: Route::Editor { id: resume.clone() },
                    Icon { glyph: Glyph::Back }
                    span { class: "outline-name", {msg::letter_to_resume()} }
                }
            }
            p { class: "outline-head", {if in_bin() { msg::list_bin() } else { msg::letters() }} }
            match read.as_ref() {
                None => rsx! {},
                Some(Err(words)) => rsx! {
                    p { class: "letters-words", role: "status", "{words}" }
                },
                Some(Ok(letters)) if letters.is_empty() => rsx! {
                    p { class: "letters-words", {if in_bin() { msg::list_bin_empty() } else { msg::letters_none() }} }
                },
                Some(Ok(letters)) => rsx! {
                    ul {
                        for letter in letters.iter().cloned() {
                            li { key: "{letter.id}", class: "outline-row letter-row", "data-testid": "letter-row", "data-id": "{letter.id}",
                                if in_bin() {
                                    span { class: "outline-place", dir: "auto", "{letter.title}" }
                                    if can_edit {
                                        button {
                                            class: "icon-button small",
                                            r#type: "button",
                                            "data-action": "take-back-letter",
                                            disabled: is_away,
                                            "aria-label": msg::letter_take_back(&letter.title),
                                            title: msg::list_take_back(),
                                            onclick: {
                                                let id = letter.id.clone();
                                                move |_| take_back.call(id.clone())
                                            },
                                            Icon { glyph: Glyph::Undo }
                                        }
                                    }
                                } else {
                                    Row { letter: letter.clone(), now: now.clone(), resume: resume.clone(), title, onthrow: throw, is_away }
                                }
                            }
                        }
                    }
                },
            }
            if now.is_some() && !in_bin() {
                p { class: "letters-words", {msg::letter_head_words()} }
            }
            // With what stands above them: they would be pushed away from under a pointer.
            if read.is_some() {
                div { class: "letters-acts",
                    if can_edit && !in_bin() {
                        button {
                            class: "button small",
                            r#type: "button",
                            "data-action": "new-letter",
                            disabled: is_away,
                            title: if is_away { msg::editor_share_needs_server() } else { "" },
                            onclick: add,
                            Icon { glyph: Glyph::Plus }
                            {msg::letter_new()}
                        }
                    }
                    button {
                        class: "button small quiet",
                        r#type: "button",
                        "data-action": "letters-bin",
                        "aria-pressed": if in_bin() { "true" } else { "false" },
                        "aria-label": msg::letters_bin(),
                        title: msg::letters_bin(),
                        onclick: move |_| in_bin.toggle(),
                        Icon { glyph: if in_bin() { Glyph::Back } else { Glyph::Bin } }
                    }
                }
            }
        }
    }
}

/// The way to a letter, and the way to throw it away.
#[component]
fn Row(
    letter: Listed,
    now: Option<String>,
    resume: String,
    title: ReadSignal<String>,
    onthrow: Callback<Listed>,
    is_away: bool,
) -> Element {
    let desk = use_desk();
    let is_open = now.as_ref() == Some(&letter.id);
    // It is renamed above the editor.
    let named = if is_open && !title.read().is_empty() { title() } else { letter.title.clone() };
    rsx! {
        Link {
            class: "outline-place",
            to: Route::Letter { id: resume, cover: letter.id.clone() },
            "aria-current": if is_open { "true" } else { "false" },
            span { class: "outline-name", dir: "auto", "{named}" }
        }
        if desk.can_edit() {
            button {
                class: "icon-button small",
                r#type: "button",
                "data-action": "bin-letter",
                disabled: is_away,
                "aria-label": msg::letter_bin(&named),
                title: msg::list_to_bin(),
                onclick: move |_| onthrow.call(Listed { id: letter.id.clone(), title: named.clone() }),
                Icon { glyph: Glyph::Bin }
            }
        }
    }
}

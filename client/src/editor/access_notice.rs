//! What to do when the server refuses: sign in again, or leave with what is here.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::account::use_account;
use crate::app::Route;
use crate::browser;
use crate::pages::LoginForm;
use crate::sync::{Refusal, Status};
use crate::ui::{Dialog, Glyph, Icon};

#[component]
pub fn AccessNotice() -> Element {
    let desk = use_desk();
    let session = desk.session.clone();
    let account = use_account();
    let me = move || account.0.peek().me().map(|me| me.id.clone());
    let was = use_hook(me);
    let Status::Refused { refusal, unsaved, kept } = (session.shown.status)() else { return rsx! {} };
    let kept = match (unsaved, kept) {
        (true, true) => " What you typed since then is kept on this device.",
        (true, false) => " What you typed since then is still in this tab.",
        (false, _) => "",
    };
    match refusal {
        Refusal::SignedOut => rsx! {
            Dialog { title: "Sign in again",
                p { class: "dialog-words", "Your session has ended.{kept}" }
                LoginForm { onsignedin: move |()| {
                    // What is in this tab was written by somebody: nobody else may go on under their name.
                    if me() == was { session.reconnect_now() } else { browser::reload() }
                } }
            }
        },
        Refusal::NoAccess => rsx! {
            div { class: "notice bad", role: "alert",
                Icon { glyph: Glyph::Warning }
                span { "This résumé is not shared with you any more, or your role does not let you write.{kept} Copy what you need." }
                CopyDraft {}
                Link { class: "button", to: Route::Resumes {}, "All résumés" }
            }
        },
        Refusal::Malformed(reason) => rsx! {
            div { class: "notice bad", role: "alert",
                Icon { glyph: Glyph::Warning }
                span { "The server could not read what this page sent ({reason}).{kept}" }
                CopyDraft {}
                button { class: "button", r#type: "button", onclick: move |_| session.reconnect_now(), "Try again" }
            }
        },
    }
}

/// The résumé as it stands here, as plain text.
#[component]
fn CopyDraft() -> Element {
    let desk = use_desk();
    let copy = move |_| {
        let text = render::text(&desk.session.shown.view.peek());
        let toaster = desk.toaster;
        async move {
            toaster.say(match browser::copy(&text).await {
                true => "Copied.",
                false => "This browser did not let the page copy. Select the words, and copy them by hand.",
            });
        }
    };
    let keep = desk.clone();
    let save = move |_| browser::save_text(&render::text(&keep.session.shown.view.peek()), "resume.txt");
    rsx! {
        button { class: "button", r#type: "button", "data-testid": "copy-draft", onclick: copy, "Copy as text" }
        button { class: "button", r#type: "button", "data-testid": "save-draft", onclick: save, "Download as text" }
    }
}

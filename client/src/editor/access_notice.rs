//! What to do when the server refuses: sign in again, or leave with what is here.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::account::use_account;
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::pages::LoginForm;
use crate::parts;
use crate::sync::{Refusal, Status};
use crate::ui::{Dialog, Glyph, Icon};

#[component]
pub fn AccessNotice() -> Element {
    let desk = use_desk();
    let account = use_account();
    let was = use_hook(|| account.0.peek().me().map(|me| me.id.clone()));
    // A part that comes later: most never see it.
    let is_refused = matches!(*desk.session.shown.status.read(), Status::Refused { .. });
    if is_refused {
        rsx! { parts::Refused { was } }
    } else {
        rsx! {}
    }
}

/// `was`: who had opened it.
#[component]
pub fn RefusedNotice(was: Option<String>) -> Element {
    let desk = use_desk();
    let session = desk.session.clone();
    let account = use_account();
    let Status::Refused { refusal, unsaved, kept } = (session.shown.status)() else { return rsx! {} };
    let kept = match (unsaved, kept) {
        (true, true) => msg::access_kept_device(),
        (true, false) => msg::access_kept_tab(),
        (false, _) => "",
    };
    match refusal {
        Refusal::SignedOut => rsx! {
            Dialog { title: msg::access_again(),
                p { class: "dialog-words", {msg::access_ended()} " {kept}" }
                LoginForm { onsignedin: move |()| {
                    // What is in this tab was written by somebody: nobody else may go on under their name.
                    let is_same = account.0.peek().me().map(|me| &me.id) == was.as_ref();
                    if is_same { session.reconnect_now() } else { browser::reload() }
                } }
            }
        },
        Refusal::NoAccess => rsx! {
            div { class: "notice bad", role: "alert",
                Icon { glyph: Glyph::Warning }
                span { {msg::access_lost()} " {kept} " {msg::access_copy_needed()} }
                CopyDraft {}
                Link { class: "button", to: Route::Resumes {}, {msg::list_all()} }
            }
        },
        Refusal::Malformed(reason) => rsx! {
            div { class: "notice bad", role: "alert",
                Icon { glyph: Glyph::Warning }
                span { {msg::access_unread(&reason)} " {kept}" }
                CopyDraft {}
                button { class: "button", r#type: "button", onclick: move |_| session.reconnect_now(), {msg::try_again()} }
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
                true => msg::access_copied(),
                false => msg::access_not_copied(),
            });
        }
    };
    let keep = desk.clone();
    let save =
        move |_| browser::download_text("resume.txt", "text/plain", &render::text(&keep.session.shown.view.peek()));
    rsx! {
        button { class: "button", r#type: "button", "data-testid": "copy-draft", onclick: copy, {msg::access_copy()} }
        button { class: "button", r#type: "button", "data-testid": "save-draft", onclick: save, {msg::access_save()} }
    }
}

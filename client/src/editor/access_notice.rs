//! What to do when the server refuses: sign in again, or leave with what is here.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::account::{Account, use_account};
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
    let me = move || match &*account.0.peek() {
        Account::SignedIn(me) => Some(me.id.clone()),
        _ => None,
    };
    let was = use_hook(me);
    let Status::Refused { refusal, unsaved } = (session.shown.status)() else { return rsx! {} };
    let kept = if unsaved { " What you typed since then is still in this tab." } else { "" };
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
                Link { class: "button", to: Route::Resumes {}, "All résumés" }
            }
        },
        Refusal::Malformed(reason) => rsx! {
            div { class: "notice bad", role: "alert",
                Icon { glyph: Glyph::Warning }
                span { "The server could not read what this page sent ({reason}).{kept}" }
                button { class: "button", r#type: "button", onclick: move |_| session.reconnect_now(), "Try again" }
            }
        },
    }
}

//! What to do when the server refuses: sign in again, or leave with what is here.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::app::Route;
use crate::pages::LoginForm;
use crate::sync::{Refusal, Status};
use crate::ui::{Dialog, Glyph, Icon};

#[component]
pub fn AccessNotice() -> Element {
    let desk = use_desk();
    let session = desk.session.clone();
    let Status::Refused { refusal, unsaved } = (session.shown.status)() else { return rsx! {} };
    let kept = if unsaved { " What you typed since then is still in this tab." } else { "" };
    match refusal {
        Refusal::SignedOut => rsx! {
            Dialog { title: "Sign in again",
                p { class: "dialog-words", "Your session has ended.{kept}" }
                LoginForm { onsignedin: move |()| session.reconnect_now() }
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

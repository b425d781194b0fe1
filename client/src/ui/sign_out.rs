//! The way out: the session ends, and what is kept here goes with it.

use dioxus::prelude::*;

use super::Dialog;
use super::toast::use_toaster;
use crate::account::{Account, use_account};
use crate::api::{self, ApiError};
use crate::app::Route;
use crate::keep;
use crate::msg;

#[component]
pub fn SignOut(user: String) -> Element {
    let account = use_account();
    let navigator = use_navigator();
    let toaster = use_toaster();
    let mut asking = use_signal(|| false);
    let user = use_signal(|| user.clone());
    let leave = move || async move {
        asking.set(false);
        // A session that the server no longer knows is out as well; one that it was not asked about is not.
        if api::auth::logout().await == Err(ApiError::Unreachable) {
            toaster.say(msg::sign_out_unreachable());
            return;
        }
        keep::forget_account();
        keep::wipe(&user.peek()).await;
        let mut signal = account.0;
        signal.set(Account::SignedOut);
        navigator.push(Route::Home {});
    };
    let begin = move |_| async move {
        if keep::has_unsaved(&user.peek()).await {
            asking.set(true);
        } else {
            leave().await;
        }
    };
    rsx! {
        button { class: "menu-item", r#type: "button", "data-testid": "sign-out", onclick: begin, {msg::sign_out()} }
        if asking() {
            Dialog { title: msg::sign_out_unsaved_title(), onclose: move |()| asking.set(false),
                p { class: "dialog-words",
                    {msg::sign_out_unsaved_words()}
                }
                div { class: "dialog-foot",
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "sign-out-anyway",
                        onclick: move |_| async move { leave().await },
                        {msg::sign_out_anyway()}
                    }
                    button {
                        class: "button primary",
                        r#type: "button",
                        onclick: move |_| asking.set(false),
                        {msg::sign_out_stay()}
                    }
                }
            }
        }
    }
}

//! The sample becomes somebody's: with a new account, with one that they have, or at once when they are signed in.

use crdt::jsonresume::{self, Export};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::desk::use_desk;
use super::panels::panels;
use crate::account::use_account;
use crate::api;
use crate::app::Route;
use crate::keep;
use crate::msg;
use crate::pages::{LoginForm, RegisterForm};
use crate::sample;
use crate::ui::{Dialog, FormError};

#[component]
pub fn KeepDialog(title: Signal<String>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let navigator = use_navigator();
    let account = use_account();
    let mut has_account = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<String>);
    let keep = use_callback(move |()| {
        let session = desk.session.clone();
        async move {
            busy.set(true);
            failure.set(None);
            let json = session.read(|document| jsonresume::export(document, Export::Lossless));
            match api::resumes::create(Some(&title.peek()), Some(json)).await {
                Ok(created) => {
                    session.is_elsewhere_now();
                    spawn_forever(keep::wipe(sample::LOCAL));
                    navigator.replace(Route::Editor { id: created.id });
                }
                Err(error) => failure.set(Some(error.message())),
            }
            busy.set(false);
        }
    });
    let keep = move |()| {
        spawn_forever(keep.call(()));
    };
    let me = account.0.read().me().cloned();
    rsx! {
        // While it is on its way it cannot be closed, and nothing can be typed.
        Dialog { title: msg::keep_title(), onclose: (!busy()).then(|| EventHandler::new(move |()| panels.close())),
            FormError { message: failure() }
            match me {
                Some(me) => rsx! {
                    p { class: "dialog-words", {msg::keep_signed_in(&me.name)} }
                    div { class: "dialog-foot",
                        button {
                            class: "button primary",
                            r#type: "button",
                            "data-testid": "keep-now",
                            disabled: busy(),
                            onclick: move |_| keep(()),
                            if busy() {
                                span { class: "spinner", "aria-hidden": "true" }
                            }
                            {msg::keep_it()}
                        }
                    }
                },
                None => rsx! {
                    p { class: "dialog-words", {msg::keep_words()} }
                    div { class: "choice", role: "group", "aria-label": msg::keep_account(),
                        for (is_old, words) in [(false, msg::keep_new()), (true, msg::keep_old())] {
                            button {
                                key: "{words}",
                                r#type: "button",
                                "aria-pressed": if has_account() == is_old { "true" } else { "false" },
                                onclick: move |_| has_account.set(is_old),
                                "{words}"
                            }
                        }
                    }
                    if has_account() {
                        LoginForm { offers_shared: true, onsignedin: keep }
                    } else {
                        RegisterForm { onsignedin: keep }
                    }
                },
            }
        }
    }
}

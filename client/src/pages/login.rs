//! Signing in.

use dioxus::prelude::*;

use crate::account::use_account;
use crate::api::{self, ApiError};
use crate::app::{Route, safe_next};
use crate::browser;
use crate::msg;
use crate::ui::{Entry, FormError, SharedComputer, Shell, Submit};

#[component]
pub fn LoginPage(next: String) -> Element {
    use_effect(|| browser::set_title(msg::sign_in_tab()));
    let navigator = use_navigator();
    let goal = next.clone();
    rsx! {
        Shell {
            main { class: "centered",
                section { class: "door",
                    h1 { {msg::sign_in_title()} }
                    LoginForm {
                        offers_shared: true,
                        onsignedin: move |()| {
                            navigator.replace(safe_next(&goal).unwrap_or(Route::Resumes {}));
                        },
                    }
                    p { class: "door-other",
                        {msg::sign_in_new()}
                        " "
                        Link { to: Route::Register { next }, {msg::register()} }
                    }
                }
            }
        }
    }
}

/// The form alone: the editor asks with it when a session has ended.
#[component]
pub fn LoginForm(
    onsignedin: EventHandler<()>,
    /// Whether to ask if others use this computer. Who signs in again has said so already.
    #[props(default)]
    offers_shared: bool,
) -> Element {
    let email = use_signal(String::new);
    let mut password = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut error = use_signal(|| None::<ApiError>);
    let account = use_account();
    let shared = use_signal(|| false);
    let is_shared_already = !account.whose().is_kept;

    let send = move |event: FormEvent| async move {
        event.prevent_default();
        if busy() {
            return;
        }
        busy.set(true);
        error.set(None);
        let answer = api::auth::login(email.peek().trim(), &password.peek()).await;
        busy.set(false);
        match answer {
            Ok(me) => {
                account.enter(me, if offers_shared { shared() } else { is_shared_already });
                onsignedin.call(());
            }
            Err(failure) => {
                password.set(String::new());
                error.set(Some(failure));
                browser::focus("#entry-password");
            }
        }
    };
    let failure = error();
    let whole = failure.as_ref().filter(|failure| !failure.names_a_field(&["email", "password"]));
    rsx! {
        form { class: "form", "data-testid": "login-form", novalidate: true, onsubmit: send,
            FormError { message: whole.map(ApiError::message) }
            Entry {
                label: msg::entry_email(),
                name: "email",
                kind: "email",
                autocomplete: "username",
                autofocus: true,
                error: failure.as_ref().and_then(|failure| failure.field("email")),
                value: email,
            }
            Entry {
                label: msg::entry_password(),
                name: "password",
                kind: "password",
                autocomplete: "current-password",
                error: failure.as_ref().and_then(|failure| failure.field("password")),
                value: password,
            }
            if offers_shared {
                SharedComputer { value: shared }
            }
            Submit { label: msg::sign_in(), busy: busy() }
        }
    }
}

//! Making an account.

use dioxus::prelude::*;

use crate::account::use_account;
use crate::api::{self, ApiError};
use crate::app::{Route, safe_next};
use crate::browser;
use crate::msg;
use crate::ui::{Entry, FormError, SharedComputer, Shell, Submit};

#[component]
pub fn RegisterPage(next: String) -> Element {
    use_effect(|| browser::set_title(msg::register_tab()));
    let navigator = use_navigator();
    let goal = next.clone();
    rsx! {
        Shell {
            main { class: "centered",
                section { class: "door",
                    h1 { {msg::register()} }
                    RegisterForm {
                        onsignedin: move |()| {
                            navigator.replace(safe_next(&goal).unwrap_or(Route::Resumes {}));
                        },
                    }
                    p { class: "door-other",
                        {msg::register_has_one()}
                        " "
                        Link { to: Route::Login { next }, {msg::sign_in()} }
                    }
                }
            }
        }
    }
}

/// The form alone: who keeps the sample fills it in over the editor.
#[component]
pub fn RegisterForm(onsignedin: EventHandler<()>) -> Element {
    let email = use_signal(String::new);
    let name = use_signal(String::new);
    let password = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut error = use_signal(|| None::<ApiError>);
    let account = use_account();
    let shared = use_signal(|| false);

    let send = move |event: FormEvent| async move {
        event.prevent_default();
        if busy() {
            return;
        }
        busy.set(true);
        error.set(None);
        let answer = api::auth::register(email.peek().trim(), name.peek().trim(), &password.peek()).await;
        busy.set(false);
        match answer {
            Ok(me) => {
                account.enter(me, *shared.peek());
                onsignedin.call(());
            }
            Err(failure) => error.set(Some(failure)),
        }
    };
    let failure = error();
    let whole = failure.as_ref().filter(|failure| !failure.names_a_field(&["email", "name", "password"]));
    let at = |field: &str| failure.as_ref().and_then(|failure| failure.field(field));
    rsx! {
        form { class: "form", "data-testid": "register-form", novalidate: true, onsubmit: send,
            FormError { message: whole.map(ApiError::message) }
            Entry {
                label: msg::entry_name(),
                name: "name",
                autocomplete: "name",
                hint: msg::entry_name_hint(),
                autofocus: true,
                error: at("name"),
                value: name,
            }
            Entry {
                label: msg::entry_email(),
                name: "email",
                kind: "email",
                autocomplete: "username",
                error: at("email"),
                value: email,
            }
            Entry {
                label: msg::entry_password(),
                name: "password",
                kind: "password",
                autocomplete: "new-password",
                hint: msg::entry_password_hint(),
                error: at("password"),
                value: password,
            }
            SharedComputer { value: shared }
            Submit { label: msg::register_submit(), busy: busy() }
        }
    }
}

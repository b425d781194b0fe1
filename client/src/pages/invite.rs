//! An invitation: what to, from whom, and the way in.

use dioxus::prelude::*;

use crate::account::{Account, use_account};
use crate::api::{self, ApiError};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::ui::{FormError, Shell, Splash};

#[component]
pub fn InvitePage(secret: String) -> Element {
    use_effect(|| browser::set_title(msg::invite_tab()));
    let account = use_account();
    let navigator = use_navigator();
    let mut busy = use_signal(|| false);
    let mut error = use_signal(|| None::<ApiError>);
    let invitation = use_resource({
        let secret = secret.clone();
        move || {
            let secret = secret.clone();
            async move { api::invitations::read(&secret).await }
        }
    });
    let back_here = format!("/invite/{secret}");
    let accept = move |_| {
        let secret = secret.clone();
        async move {
            busy.set(true);
            let answer = api::invitations::accept(&secret).await;
            busy.set(false);
            match answer {
                Ok(id) => {
                    navigator.replace(Route::Editor { id });
                }
                Err(failure) => error.set(Some(failure)),
            }
        }
    };

    let read = invitation.read();
    let Some(answer) = read.as_ref() else { return rsx! { Splash {} } };
    rsx! {
        Shell {
            main { class: "centered",
                section { class: "door",
                    match answer {
                        Err(failure) => rsx! {
                            h1 { {msg::invite_broken()} }
                            p { "{failure.message()}" }
                            p { {msg::invite_broken_words()} }
                        },
                        Ok(invitation) => rsx! {
                            p { class: "door-over", {msg::invite_from(&invitation.from)} }
                            h1 { "{invitation.title}" }
                            p { class: "door-role", span { class: "chip", "{invitation.role.label()}" } }
                            FormError { message: error().map(|failure| failure.message()) }
                            match (account.0)() {
                                Account::SignedIn(me) => rsx! {
                                    button {
                                        class: "button primary wide",
                                        r#type: "button",
                                        "data-testid": "accept-invitation",
                                        disabled: busy(),
                                        onclick: accept,
                                        {msg::invite_open(&me.name)}
                                    }
                                },
                                Account::Checking(_) => rsx! {},
                                _ => rsx! {
                                    Link {
                                        class: "button primary wide",
                                        to: Route::Register { next: back_here.clone() },
                                        {msg::invite_register()}
                                    }
                                    Link {
                                        class: "button wide",
                                        to: Route::Login { next: back_here.clone() },
                                        {msg::invite_has_account()}
                                    }
                                },
                            }
                        },
                    }
                }
            }
        }
    }
}

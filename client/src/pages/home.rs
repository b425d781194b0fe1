//! The first page for those who are not signed in; everybody else goes to their résumés.

mod picture;

use dioxus::prelude::*;

use self::picture::Illustration;
use crate::account::{Account, check, use_account};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::ui::theme::ThemeSwitch;
use crate::ui::{Away, Brand, LanguageSwitch, Splash};

#[component]
pub fn HomePage() -> Element {
    let account = use_account();
    let navigator = use_navigator();
    use_effect(move || {
        browser::set_title(msg::home_tab());
        if account.0.read().me().is_some() {
            navigator.replace(Route::Resumes {});
        }
    });
    match (account.0)() {
        Account::Checking(_) | Account::SignedIn(_) | Account::Offline(_) => rsx! { Splash {} },
        Account::Unreachable => rsx! {
            Away { onretry: move |()| async move { check(account).await } }
        },
        Account::SignedOut => rsx! { Landing {} },
    }
}

#[component]
fn Landing() -> Element {
    let no_next = String::new;
    rsx! {
        div { class: "landing",
            header { class: "bar clear",
                Brand {}
                span { class: "grow" }
                LanguageSwitch {}
                ThemeSwitch {}
                Link { class: "button quiet", to: Route::Login { next: no_next() }, {msg::sign_in()} }
            }
            main { class: "hero",
                div { class: "hero-words",
                    h1 { {msg::home_title()} }
                    p { class: "hero-lead", {msg::home_lead()} }
                    div { class: "hero-doors",
                        Link { class: "button primary large", to: Route::Register { next: no_next() }, {msg::register()} }
                        Link { class: "button large", to: Route::Try {}, "data-testid": "try", {msg::home_try()} }
                    }
                    ul { class: "hero-facts",
                        li { strong { {msg::home_saved()} } " " {msg::home_saved_words()} }
                        li { strong { {msg::home_yours()} } " " {msg::home_yours_words()} }
                        li { strong { {msg::home_own()} } " " {msg::home_own_words()} }
                    }
                }
                Illustration {}
            }
        }
    }
}

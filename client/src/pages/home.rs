//! The first page for those who are not signed in; everybody else goes to their résumés.

use dioxus::prelude::*;

use crate::account::{Account, check, use_account};
use crate::app::Route;
use crate::browser;
use crate::ui::theme::ThemeSwitch;
use crate::ui::{Away, Brand, Splash};

#[component]
pub fn HomePage() -> Element {
    let account = use_account();
    let navigator = use_navigator();
    use_effect(move || {
        browser::set_title("Tandem: résumés, written together");
        if account.0.read().me().is_some() {
            navigator.replace(Route::Resumes {});
        }
    });
    match (account.0)() {
        Account::Checking | Account::SignedIn(_) | Account::Offline(_) => rsx! { Splash {} },
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
                ThemeSwitch {}
                Link { class: "button quiet", to: Route::Login { next: no_next() }, "Sign in" }
            }
            main { class: "hero",
                div { class: "hero-words",
                    h1 { "Two people, one résumé." }
                    p { class: "hero-lead",
                        "Write it together, letter by letter, with the mentor who reads it, the friend who corrects it and the coach who has seen a thousand. The page as it prints stays beside you."
                    }
                    div { class: "hero-doors",
                        Link { class: "button primary large", to: Route::Register { next: no_next() }, "Create an account" }
                        Link { class: "button large", to: Route::Try {}, "data-testid": "try", "Try it, without one" }
                    }
                    ul { class: "hero-facts",
                        li { strong { "Saved means saved." } " When the line says so, it is on disk." }
                        li { strong { "Yours to take along." } " JSON Resume in and out, nothing lost." }
                        li { strong { "On your own machine." } " One program, one file of data." }
                    }
                }
                Illustration {}
            }
        }
    }
}

/// A sheet with two carets at work.
#[component]
fn Illustration() -> Element {
    rsx! {
        div { class: "hero-desk", "aria-hidden": "true",
            div { class: "hero-sheet",
                p { class: "sheet-name", "Mina Okafor-Lindqvist" }
                p { class: "sheet-role", "Senior product designer" }
                p { class: "sheet-contact", "Gothenburg · mina@example.org · okafor.example" }
                p { class: "sheet-heading", "Experience" }
                div { class: "sheet-row",
                    b { "Senior product designer, Halden Logistics" }
                    span { "Mar 2023 – present" }
                }
                ul {
                    li { "Ran 42 interviews with drivers, on the road." }
                    li {
                        "Rebuilt the dispatcher’s map view; "
                        span { class: "sheet-selection", "data-slot": "1", "planning a day’s routes" }
                        span { class: "sheet-caret", "data-slot": "1", i { "Jonas" } }
                        " went from 50 to 18 minutes."
                    }
                    li {
                        "Led the design system now used by 11 product teams"
                        span { class: "sheet-caret late", "data-slot": "0", i { "Mina" } }
                    }
                }
                div { class: "sheet-row",
                    b { "Product designer, Fjord Bank" }
                    span { "Aug 2019 – Feb 2023" }
                }
                ul {
                    li { "Designed the first mortgage application that can be finished on a phone." }
                    li { "Cut form errors by 38 % by asking one thing at a time." }
                }
                p { class: "sheet-heading", "Education" }
                div { class: "sheet-row",
                    b { "MA Interaction Design, Umeå Institute of Design" }
                    span { "2017" }
                }
            }
            p { class: "hero-state", span { class: "state-dot" } "Saved" }
        }
    }
}

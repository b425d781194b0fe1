//! The editor's page: signed in, then the workbench.

use dioxus::prelude::*;

use crate::account::{Account, check, use_account};
use crate::app::Route;
use crate::browser;
use crate::editor::Workbench;
use crate::ui::{Away, Splash};

/// A résumé.
#[component]
pub fn EditorPage(id: String) -> Element {
    rsx! { Opened { id, home: None } }
}

/// A cover letter beside a résumé.
#[component]
pub fn LetterPage(id: String, cover: String) -> Element {
    rsx! { Opened { id: cover, home: Some(id) } }
}

#[component]
fn Opened(id: String, home: Option<String>) -> Element {
    let account = use_account();
    let navigator = use_navigator();
    use_effect(move || {
        if (account.0)() == Account::SignedOut {
            navigator.replace(Route::Login { next: browser::path() });
        }
    });
    match (account.0)() {
        Account::Checking(None) | Account::SignedOut => rsx! { Splash {} },
        Account::Unreachable => rsx! {
            Away { onretry: move |()| async move { check(account).await } }
        },
        // Nobody waits for the server to open what this device has. In a list: the key of a lone part is not looked at, and
        // another résumé needs another workbench, as does another person.
        Account::SignedIn(me) | Account::Offline(me) | Account::Checking(Some(me)) => rsx! {
            for id in [id] {
                Workbench { key: "{me.id}/{id}", id: id.clone(), home: home.clone() }
            }
        },
    }
}

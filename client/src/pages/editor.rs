//! The editor's page: signed in, then the workbench.

use dioxus::prelude::*;

use crate::account::{Account, check, use_account};
use crate::app::Route;
use crate::editor::Workbench;
use crate::ui::{Away, Splash};

#[component]
pub fn EditorPage(id: String) -> Element {
    let account = use_account();
    let navigator = use_navigator();
    let goal = use_signal(|| format!("/r/{id}"));
    use_effect(move || {
        if (account.0)() == Account::SignedOut {
            navigator.replace(Route::Login { next: goal.peek().clone() });
        }
    });
    match (account.0)() {
        Account::Checking | Account::SignedOut => rsx! { Splash {} },
        Account::Unreachable => rsx! {
            Away { onretry: move |()| async move { check(account).await } }
        },
        Account::SignedIn(_) => rsx! { Workbench { key: "{id}", id } },
    }
}

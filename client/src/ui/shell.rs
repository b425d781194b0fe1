//! The frame of the pages that are not the editor: brand, who is signed in, theme.

use dioxus::prelude::*;

use super::theme::ThemeSwitch;
use super::{Avatar, Brand, Menu};
use crate::account::{Account, use_account};
use crate::api;
use crate::app::Route;

#[component]
pub fn Shell(children: Element) -> Element {
    rsx! {
        header { class: "bar",
            Brand {}
            span { class: "grow" }
            ThemeSwitch {}
            AccountMenu {}
        }
        {children}
    }
}

/// The signed-in person, with the way out.
#[component]
pub fn AccountMenu() -> Element {
    let account = use_account();
    let navigator = use_navigator();
    let Account::SignedIn(me) = (account.0)() else { return rsx! {} };
    let leave = move |_| async move {
        // A session that the server no longer knows is out as well.
        api::auth::logout().await.ok();
        let mut signal = account.0;
        signal.set(Account::SignedOut);
        navigator.push(Route::Home {});
    };
    rsx! {
        Menu {
            id: "account-menu",
            label: "Account of {me.name}",
            class: "avatar-button",
            button: rsx! {
                Avatar { name: me.name.clone(), slot: 7 }
            },
            div { class: "menu-who",
                strong { "{me.name}" }
                span { "{me.email}" }
            }
            button { class: "menu-item", r#type: "button", "data-testid": "sign-out", onclick: leave, "Sign out" }
        }
    }
}

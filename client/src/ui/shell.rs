//! The frame of the pages that are not the editor: brand, who is signed in, theme.

use dioxus::prelude::*;

use super::sign_out::SignOut;
use super::theme::ThemeSwitch;
use super::{Avatar, Brand, LanguageSwitch, Menu};
use crate::account::use_account;
use crate::msg;

#[component]
pub fn Shell(children: Element) -> Element {
    // In the menu of those who are known.
    let is_known = use_account().0.read().me().is_some();
    rsx! {
        header { class: "bar",
            Brand {}
            span { class: "grow" }
            if !is_known {
                LanguageSwitch {}
            }
            ThemeSwitch {}
            AccountMenu {}
        }
        {children}
    }
}

/// The signed-in person, with the way out. `slot`: their colour, where they have one.
#[component]
pub fn AccountMenu(#[props(default)] slot: Option<u8>) -> Element {
    let account = use_account();
    let Some(me) = account.0.read().me().cloned() else { return rsx! {} };
    rsx! {
        Menu {
            id: "account-menu",
            label: msg::account_of(&me.name),
            class: "avatar-button",
            button: rsx! {
                Avatar { name: me.name.clone(), slot: slot.unwrap_or(7) }
            },
            div { class: "menu-who",
                strong { "{me.name}" }
                span { dir: "auto", "{me.email}" }
            }
            label { class: "menu-choice",
                span { {msg::language_switch()} }
                LanguageSwitch {}
            }
            SignOut { user: me.id }
        }
    }
}

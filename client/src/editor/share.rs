//! Who works on this résumé.

use dioxus::prelude::*;

use super::desk::use_desk;
use super::panels::panels;
use super::share_invite::Invite;
use super::share_member::MemberRow;
use crate::account::{Account, use_account};
use crate::api::{self, resumes::Role};
use crate::msg;
use crate::ui::{Dialog, FormError};

#[component]
pub fn ShareDialog() -> Element {
    let desk = use_desk();
    let panels = panels();
    let account = use_account();
    let id = desk.resume_id().to_owned();
    let mut members = use_resource({
        let id = id.clone();
        move || {
            let id = id.clone();
            async move { api::members::list(&id).await }
        }
    });
    let is_owner = (desk.role)() == Some(Role::Owner);
    let me = match (account.0)() {
        Account::SignedIn(me) => me.id,
        _ => String::new(),
    };
    let read = members.read();
    rsx! {
        Dialog { title: msg::editor_share(), onclose: move |()| panels.close(),
            if is_owner {
                Invite { resume: id.clone(), onadded: move |()| members.restart() }
            } else {
                p { class: "dialog-words", {msg::share_only_owner()} }
            }
            h3 { class: "dialog-over", {msg::share_members()} }
            match read.as_ref() {
                None => rsx! { p { class: "dialog-words", "…" } },
                Some(Err(failure)) => rsx! { FormError { message: failure.message() } },
                Some(Ok(list)) => rsx! {
                    ul { class: "members",
                        for member in list {
                            MemberRow {
                                key: "{member.user_id}",
                                resume: id.clone(),
                                member: member.clone(),
                                is_me: member.user_id == me,
                                can_change: is_owner && member.user_id != me,
                                onchange: move |()| members.restart(),
                            }
                        }
                    }
                },
            }
        }
    }
}

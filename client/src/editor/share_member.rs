//! One member in the share dialog.

use dioxus::prelude::*;

use super::desk::use_desk;
use super::share_invite::RoleSelect;
use crate::api::members::{self, Member};
use crate::msg;
use crate::ui::{Avatar, Glyph, Icon};

#[component]
pub fn MemberRow(
    resume: String,
    member: Member,
    is_me: bool,
    /// Whether the one who looks may change this member.
    can_change: bool,
    onchange: EventHandler<()>,
) -> Element {
    let desk = use_desk();
    let toaster = desk.toaster;
    let (resume_id, user) = (use_signal(|| resume.clone()), use_signal(|| member.user_id.clone()));
    let pick = move |role| async move {
        if let Err(failure) = members::change(&resume_id.peek(), &user.peek(), role).await {
            toaster.say(failure.message());
        }
        onchange.call(());
    };
    let remove = move |_| async move {
        if let Err(failure) = members::remove(&resume_id.peek(), &user.peek()).await {
            toaster.say(failure.message());
        }
        onchange.call(());
    };
    rsx! {
        li { class: "member", "data-testid": "member-row", "data-user": "{member.user_id}",
            Avatar { name: member.name.clone(), slot: member.slot }
            div { class: "member-words",
                strong {
                    "{member.name}"
                    if is_me {
                        " "
                        span { class: "quiet", {msg::share_you()} }
                    }
                }
                if let Some(email) = &member.email {
                    span { "{email}" }
                }
            }
            if can_change {
                RoleSelect { role: member.role, label: msg::share_role_of(&member.name), onpick: pick }
                button {
                    class: "icon-button danger",
                    r#type: "button",
                    "data-action": "remove-member",
                    "aria-label": msg::share_remove_this(&member.name),
                    title: msg::share_remove(),
                    onclick: remove,
                    Icon { glyph: Glyph::Close }
                }
            } else {
                span { class: "chip plain", {member.role.label()} }
            }
        }
    }
}

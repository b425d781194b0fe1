//! Inviting somebody by their address.

use dioxus::prelude::*;

use crate::api::members::{self, Added};
use crate::api::{ApiError, resumes::Role};
use crate::browser;
use crate::msg;
use crate::ui::{Entry, FormError, Glyph, Icon, Submit};

#[component]
pub fn Invite(resume: String, onadded: EventHandler<()>) -> Element {
    let mut email = use_signal(String::new);
    let mut role = use_signal(|| Role::Editor);
    let mut busy = use_signal(|| false);
    let mut error = use_signal(|| None::<ApiError>);
    let mut done = use_signal(|| None::<Added>);
    let send = move |event: FormEvent| {
        let resume = resume.clone();
        async move {
            event.prevent_default();
            if busy() || email.peek().trim().is_empty() {
                return;
            }
            busy.set(true);
            error.set(None);
            done.set(None);
            let answer = members::add(&resume, email.peek().trim(), *role.peek()).await;
            busy.set(false);
            match answer {
                Ok(added) => {
                    email.set(String::new());
                    done.set(Some(added));
                    onadded.call(());
                }
                Err(failure) => error.set(Some(failure)),
            }
        }
    };
    let failure = error();
    let whole = failure.as_ref().filter(|failure| !failure.names_a_field(&["email"]));
    rsx! {
        form { class: "invite", novalidate: true, onsubmit: send,
            Entry {
                label: msg::share_email(),
                name: "invite",
                kind: "email",
                autocomplete: "off",
                testid: "invite-email",
                error: failure.as_ref().and_then(|failure| failure.field("email")),
                value: email,
            }
            div { class: "entry",
                label { r#for: "invite-role", {msg::share_they()} }
                RoleSelect { id: "invite-role", testid: "invite-role", role: role(), onpick: move |picked| role.set(picked) }
            }
            Submit { label: msg::share_invite(), busy: busy(), testid: "invite-submit" }
        }
        FormError { message: whole.map(ApiError::message) }
        match done() {
            None => rsx! {},
            Some(Added::Member(member)) => rsx! {
                p { class: "notice good",
                    Icon { glyph: Glyph::Check }
                    span { {msg::share_joined(&member.name)} }
                }
            },
            Some(Added::Invitation(link)) => rsx! { LinkBox { address: link.email, url: link.url } },
        }
    }
}

/// The link for an address without an account.
#[component]
fn LinkBox(address: String, url: String) -> Element {
    let mut copied = use_signal(|| false);
    let copy = {
        let url = url.clone();
        move |_| {
            let url = url.clone();
            async move { copied.set(browser::copy(&url).await) }
        }
    };
    rsx! {
        div { class: "notice good column",
            p { {msg::share_link_words(&address)} }
            div { class: "link-box",
                input { readonly: true, dir: "ltr", "data-testid": "invite-link", "aria-label": msg::share_link(), value: "{url}" }
                button { class: "button", r#type: "button", onclick: copy,
                    Icon { glyph: if copied() { Glyph::Check } else { Glyph::Copy } }
                    if copied() { {msg::share_copied()} } else { {msg::share_copy()} }
                }
            }
        }
    }
}

/// What somebody may do.
#[component]
pub fn RoleSelect(
    role: Role,
    onpick: EventHandler<Role>,
    #[props(default)] id: Option<String>,
    #[props(default)] testid: Option<String>,
    #[props(default)] label: Option<String>,
) -> Element {
    rsx! {
        select {
            id,
            "data-testid": testid,
            "aria-label": label,
            onchange: move |event| {
                if let Some(role) = Role::from_key(&event.value()) {
                    onpick.call(role);
                }
            },
            for choice in [Role::Viewer, Role::Commenter, Role::Editor, Role::Owner] {
                option { key: "{choice.key()}", value: choice.key(), selected: choice == role, {choice.label()} }
            }
        }
    }
}

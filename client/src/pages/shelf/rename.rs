//! A new title for a résumé, typed where the old one stands.

use dioxus::prelude::*;

use crate::api::{self, resumes::Resume};
use crate::msg;
use crate::ui::toast::use_toaster;

/// `onend`: it is renamed, or stays as it was.
#[component]
pub fn Rename(resume: Resume, onend: EventHandler<()>) -> Element {
    let toaster = use_toaster();
    let mut typed = use_signal(|| resume.title.clone());
    let resume = use_signal(|| resume.clone());
    let save = move |event: FormEvent| async move {
        event.prevent_default();
        let wanted = typed.peek().trim().to_owned();
        let (id, now) = (resume.peek().id.clone(), resume.peek().title.clone());
        if !wanted.is_empty()
            && wanted != now
            && let Err(failure) = api::resumes::rename(&id, &wanted).await
        {
            return toaster.say(failure.message());
        }
        onend.call(());
    };
    rsx! {
        form { class: "row-rename", onsubmit: save,
            input {
                dir: "auto",
                "aria-label": msg::list_row_title(),
                name: "title",
                maxlength: "200",
                value: "{typed}",
                onmounted: move |event| async move {
                    event.set_focus(true).await.ok();
                },
                oninput: move |event| typed.set(event.value()),
                onkeydown: move |event| {
                    if event.key() == Key::Escape {
                        onend.call(());
                    }
                },
            }
            button { class: "button primary", r#type: "submit", {msg::list_rename()} }
        }
    }
}

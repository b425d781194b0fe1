//! The first time: three ways to begin.

use dioxus::prelude::*;

use crate::api;
use crate::app::Route;
use crate::keep;
use crate::sample;
use crate::ui::toast::use_toaster;
use crate::ui::{Glyph, Icon};

/// Makes a blank one and opens it.
#[component]
pub fn NewButton(class: String, #[props(default = "New résumé".to_owned())] words: String) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let mut busy = use_signal(|| false);
    let make = move |_| async move {
        busy.set(true);
        match api::resumes::create(None, None).await {
            Ok(created) => {
                navigator.push(Route::Editor { id: created.id });
            }
            Err(failure) => toaster.say(failure.message()),
        }
        busy.set(false);
    };
    rsx! {
        button { class: "{class}", r#type: "button", "data-testid": "new-resume", disabled: busy(), onclick: make,
            Icon { glyph: Glyph::Plus }
            "{words}"
        }
    }
}

#[component]
pub fn Empty(name: String, onimport: EventHandler<()>) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    // Who has written in the sample before there was an account finds it again.
    let begun = use_resource(|| async { keep::has_unsaved(sample::LOCAL).await });
    let is_begun = begun() == Some(true);
    let open_sample = move |_| async move {
        if is_begun {
            navigator.push(Route::Try {});
            return;
        }
        let Some(json) = sample::json().await else {
            return toaster.say("The sample could not be fetched. Check your connection and try again.");
        };
        match api::resumes::create(None, Some(json)).await {
            Ok(created) => {
                navigator.push(Route::Editor { id: created.id });
            }
            Err(failure) => toaster.say(failure.message()),
        }
    };
    rsx! {
        section { class: "empty",
            h2 {
                "Where shall we begin, "
                bdi { "{first}" }
                "?"
            }
            p { "A résumé lives here as long as you like; whoever you invite writes in the same one." }
            ul { class: "empty-ways",
                li { class: "way",
                    span { class: "way-sheet import", "aria-hidden": "true",
                        Icon { glyph: Glyph::Upload }
                    }
                    h3 { "Bring one along" }
                    p { "A JSON Resume file, or its text. Nothing in it gets lost." }
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "import-resume",
                        onclick: move |_| onimport.call(()),
                        "Import"
                    }
                }
                li { class: "way",
                    span { class: "way-sheet blank", "aria-hidden": "true",
                        Icon { glyph: Glyph::Pencil }
                    }
                    h3 { "Start with a blank page" }
                    p { "Contact first, then what you did. Sections appear as you add them." }
                    NewButton { class: "button primary", words: "Start blank" }
                }
                li { class: "way",
                    span { class: "way-sheet sample", "aria-hidden": "true" }
                    h3 { if is_begun { "Go on with the sample" } else { "Look at a sample" } }
                    p {
                        if is_begun {
                            "You wrote in it before you had an account. It can become yours."
                        } else {
                            "A made-up designer’s résumé to type into and to break."
                        }
                    }
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "sample-resume",
                        onclick: open_sample,
                        if is_begun { "Go on" } else { "Open the sample" }
                    }
                }
            }
        }
    }
}

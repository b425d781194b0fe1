//! The first time: three ways to begin.

use crdt::json::Json;
use dioxus::prelude::*;
use render::language::LANGUAGES;

use crate::api;
use crate::app::Route;
use crate::msg;
use crate::sample;
use crate::ui::toast::use_toaster;
use crate::ui::{Glyph, Icon};

/// Makes a blank one and opens it.
#[component]
pub fn NewButton(class: String, #[props(default)] words: Option<&'static str>) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let mut busy = use_signal(|| false);
    let make = move |_| async move {
        busy.set(true);
        match api::resumes::create(None, blank()).await {
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
            {words.unwrap_or_else(msg::list_new)}
        }
    }
}

/// Its own words are in the language of who makes it, where a page can have that and letters do not tell. Nothing where it
/// is as it is anyway.
fn blank() -> Option<Json> {
    let code = msg::code();
    let base = code.split('-').next().unwrap_or_default();
    let language = LANGUAGES.iter().find(|language| language.code == code || language.code == base)?;
    let settings = format!(r#"{{"meta":{{"tandem":{{"settings":{{"language":"{}"}}}}}}}}"#, language.code);
    // Who has chosen a language has chosen its direction: what is written decides that.
    (language.code != "en" && language.direction() == "ltr").then(|| Json::parse(&settings).ok())?
}

#[component]
pub fn Empty(name: String, onimport: EventHandler<()>) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    // Who has written in the sample before there was an account finds it again.
    let is_begun = use_hook(sample::is_begun);
    let open_sample = move |_| async move {
        if is_begun {
            navigator.push(Route::Try {});
            return;
        }
        let Some(json) = sample::json().await else {
            return toaster.say(msg::list_no_sample());
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
            h2 { {msg::list_empty_title(&first)} }
            p { {msg::list_empty_words()} }
            ul { class: "empty-ways",
                li { class: "way",
                    span { class: "way-sheet import", "aria-hidden": "true",
                        Icon { glyph: Glyph::Upload }
                    }
                    h3 { {msg::list_bring()} }
                    p { {msg::list_bring_words()} }
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "import-resume",
                        onclick: move |_| onimport.call(()),
                        {msg::import()}
                    }
                }
                li { class: "way",
                    span { class: "way-sheet blank", "aria-hidden": "true",
                        Icon { glyph: Glyph::Pencil }
                    }
                    h3 { {msg::list_blank()} }
                    p { {msg::list_blank_words()} }
                    NewButton { class: "button primary", words: msg::list_blank_start() }
                }
                li { class: "way",
                    span { class: "way-sheet sample", "aria-hidden": "true" }
                    h3 { {if is_begun { msg::list_begun() } else { msg::list_sample() }} }
                    p { {if is_begun { msg::list_begun_words() } else { msg::list_sample_words() }} }
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "sample-resume",
                        onclick: open_sample,
                        {if is_begun { msg::list_begun_open() } else { msg::list_sample_open() }}
                    }
                }
            }
        }
    }
}

//! Above the fields of the sample: what it is, and where it is.

use dioxus::prelude::*;

use super::desk::use_desk;
use super::panels::{Panel, panels};
use crate::browser;
use crate::keep;
use crate::msg;
use crate::sample;
use crate::ui::{Glyph, Icon};

#[component]
pub fn SampleNotice() -> Element {
    let desk = use_desk();
    let panels = panels();
    if !desk.session.is_local() {
        return rsx! {};
    }
    let session = desk.session.clone();
    let again = move |_| {
        let session = session.clone();
        async move {
            session.is_elsewhere_now();
            keep::wipe(sample::LOCAL).await;
            browser::reload();
        }
    };
    rsx! {
        div { class: "notice sample", "data-testid": "sample-notice",
            Icon { glyph: Glyph::Eye }
            div {
                p {
                    strong { {msg::sample_title()} }
                    " "
                    {msg::sample_words()}
                }
                div { class: "notice-actions",
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "keep-here",
                        onclick: move |_| panels.show(Panel::Share),
                        {msg::keep_it()}
                    }
                    button { class: "button quiet", r#type: "button", "data-testid": "start-over", onclick: again, {msg::sample_again()} }
                }
            }
        }
    }
}

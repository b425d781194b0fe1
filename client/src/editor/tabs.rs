//! What a small screen shows of the editor: one thing at a time.

use dioxus::prelude::*;

use super::follow::Follow;
use super::panels::panels;
use crate::msg;

/// What it shows at first.
pub const FIELDS: &str = "fields";

/// What is asked for; whoever is followed is in the fields.
pub fn use_tab(follow: Follow) -> Signal<&'static str> {
    let mut shows = use_signal(|| FIELDS);
    use_effect(move || {
        if follow.is_on() {
            shows.set(FIELDS);
        }
    });
    shows
}

/// `tabs`: the name and the words of each. `shown`: the one that is open, which is not always what was asked for.
#[component]
pub fn Tabs(tabs: Vec<(&'static str, &'static str)>, shows: Signal<&'static str>, shown: &'static str) -> Element {
    let panels = panels();
    rsx! {
        nav { class: "tabs", "aria-label": msg::editor_shown(),
            for (key, words) in tabs {
                button {
                    key: "{key}",
                    r#type: "button",
                    "data-tab": key,
                    "aria-pressed": if shown == key { "true" } else { "false" },
                    onclick: move |_| {
                        // Whoever wants to see something else is done with the fields alone.
                        panels.leave_focus_mode();
                        shows.set(key);
                    },
                    {words}
                }
            }
        }
    }
}

//! What has been moved, told to those who hear the page.

use dioxus::prelude::*;

/// Where any part of the editor leaves a sentence.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Announcer {
    said: Signal<String>,
}

impl Announcer {
    pub fn say(mut self, words: impl Into<String>) {
        let words = words.into();
        // The same sentence twice would be no change, and nobody would hear it.
        let again = *self.said.peek() == words;
        self.said.set(if again { words + "\u{a0}" } else { words });
    }
}

pub fn use_announcer() -> Announcer {
    Announcer { said: use_signal(String::new) }
}

#[component]
pub fn Announcements(announcer: Announcer) -> Element {
    rsx! {
        div { class: "sr-only", role: "status", "aria-live": "polite", "data-testid": "announcements", "{announcer.said}" }
    }
}

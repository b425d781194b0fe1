//! What it looks like: an English résumé, whatever language the page speaks.

use dioxus::prelude::*;

use crate::msg;

/// A sheet with two carets at work.
#[component]
pub fn Illustration() -> Element {
    rsx! {
        div { class: "hero-desk", dir: "ltr", lang: "en", "aria-hidden": "true",
            div { class: "hero-sheet",
                p { class: "sheet-name", "Mina Okafor-Lindqvist" }
                p { class: "sheet-role", "Senior product designer" }
                p { class: "sheet-contact", "Gothenburg · mina@example.org · okafor.example" }
                p { class: "sheet-heading", "Experience" }
                div { class: "sheet-row",
                    b { "Senior product designer, Halden Logistics" }
                    span { "Mar 2023 – present" }
                }
                ul {
                    li { "Ran 42 interviews with drivers, on the road." }
                    li {
                        "Rebuilt the dispatcher’s map view; "
                        span { class: "sheet-selection", "data-slot": "1", "planning a day’s routes" }
                        span { class: "sheet-caret", "data-slot": "1", i { "Jonas" } }
                        " went from 50 to 18 minutes."
                    }
                    li {
                        "Led the design system now used by 11 product teams"
                        span { class: "sheet-caret late", "data-slot": "0", i { "Mina" } }
                    }
                }
                div { class: "sheet-row",
                    b { "Product designer, Fjord Bank" }
                    span { "Aug 2019 – Feb 2023" }
                }
                ul {
                    li { "Designed the first mortgage application that can be finished on a phone." }
                    li { "Cut form errors by 38 % by asking one thing at a time." }
                }
                p { class: "sheet-heading", "Education" }
                div { class: "sheet-row",
                    b { "MA Interaction Design, Umeå Institute of Design" }
                    span { "2017" }
                }
            }
            p { class: "hero-state", span { class: "state-dot" } {msg::state_saved()} }
        }
    }
}

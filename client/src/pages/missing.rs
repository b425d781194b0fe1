//! An address that leads nowhere.

use dioxus::prelude::*;

use crate::app::Route;
use crate::browser;
use crate::ui::Shell;

#[component]
pub fn MissingPage(path: Vec<String>) -> Element {
    use_effect(|| browser::set_title("Not found · Tandem"));
    rsx! {
        Shell {
            main { class: "centered",
                div { class: "message",
                    h1 { "There is no such page" }
                    p { "/{path.join(\"/\")} leads nowhere." }
                    Link { class: "button primary", to: Route::Home {}, "To the start" }
                }
            }
        }
    }
}

//! An address that leads nowhere.

use dioxus::prelude::*;

use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::ui::Shell;

#[component]
pub fn MissingPage(path: Vec<String>) -> Element {
    use_effect(|| browser::set_title(msg::missing_tab()));
    rsx! {
        Shell {
            main { class: "centered",
                div { class: "message",
                    h1 { {msg::missing_title()} }
                    p { {msg::missing_words(&format!("/{}", path.join("/")))} }
                    Link { class: "button primary", to: Route::Home {}, {msg::missing_start()} }
                }
            }
        }
    }
}

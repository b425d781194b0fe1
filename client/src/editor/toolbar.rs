//! The small buttons of a section, an item or a bullet.

use dioxus::prelude::*;

use super::structure::Way;
use crate::browser;
use crate::msg;
use crate::ui::{Glyph, Icon};
use crate::words::with_keys;

/// `name` says what the buttons act on, for those who hear the page.
#[component]
pub fn Toolbar(
    id: String,
    name: String,
    hidden: bool,
    onmove: EventHandler<Way>,
    onhide: EventHandler<bool>,
    #[props(default)] ondelete: Option<EventHandler<()>>,
) -> Element {
    // The button may travel with what it moves, and the browser takes the focus away then.
    let keep = {
        let id = id.clone();
        move |action: &'static str| {
            browser::focus_soon(format!("[data-id=\"{id}\"] > .toolbar-holder [data-action=\"{action}\"]"));
        }
    };
    let keep_up = keep.clone();
    rsx! {
        div { class: "toolbar", role: "group", "aria-label": "{name}",
            button {
                class: "icon-button small",
                r#type: "button",
                "data-action": "move-up",
                "aria-label": msg::tool_up_this(&name),
                title: with_keys(msg::tool_up(), "Alt ↑"),
                onclick: move |_| {
                    onmove.call(Way::Up);
                    keep_up("move-up");
                },
                Icon { glyph: Glyph::Up }
            }
            button {
                class: "icon-button small",
                r#type: "button",
                "data-action": "move-down",
                "aria-label": msg::tool_down_this(&name),
                title: with_keys(msg::tool_down(), "Alt ↓"),
                onclick: move |_| {
                    onmove.call(Way::Down);
                    keep("move-down");
                },
                Icon { glyph: Glyph::Down }
            }
            button {
                class: "icon-button small",
                r#type: "button",
                "data-action": "hide",
                "aria-label": if hidden { msg::tool_show_this(&name) } else { msg::tool_hide_this(&name) },
                "aria-pressed": if hidden { "true" } else { "false" },
                title: if hidden { msg::tool_show() } else { msg::tool_hide() },
                onclick: move |_| onhide.call(!hidden),
                Icon { glyph: if hidden { Glyph::EyeOff } else { Glyph::Eye } }
            }
            if let Some(ondelete) = ondelete {
                button {
                    class: "icon-button small danger",
                    r#type: "button",
                    "data-action": "delete",
                    "aria-label": msg::tool_delete_this(&name),
                    title: msg::tool_delete(),
                    onclick: move |_| ondelete.call(()),
                    Icon { glyph: Glyph::Bin }
                }
            }
        }
    }
}

//! A modal dialog: the browser's own, with its focus, its Escape key and its backdrop.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{Glyph, Icon, opener};
use crate::msg;

/// Shown as long as it is rendered.
#[component]
pub fn Dialog(
    title: String,
    /// Without it the dialog stays until something is done.
    #[props(default)]
    onclose: Option<EventHandler<()>>,
    #[props(default)] wide: bool,
    /// Instead of the usual looks.
    #[props(default)]
    class: Option<String>,
    children: Element,
) -> Element {
    let show = move |event: MountedEvent| {
        if let Some(Ok(dialog)) = event.data().try_as_web_event().map(|element| element.dyn_into::<HtmlDialogElement>())
        {
            opener::remember();
            dialog.show_modal().ok();
        }
    };
    // Not closed but taken away: the browser gives the focus back only when a dialog closes.
    use_drop(opener::go_back);
    let close = move || {
        if let Some(handler) = onclose {
            handler.call(());
        }
    };
    rsx! {
        dialog {
            class: class.unwrap_or_else(|| if wide { "dialog wide" } else { "dialog" }.to_owned()),
            "aria-label": "{title}",
            onmounted: show,
            oncancel: move |event| {
                event.prevent_default();
                close();
            },
            // Not on click: who selects words and lets go outside does not want to leave.
            onmousedown: move |_| close(),
            div { class: "dialog-body", onmousedown: move |event| event.stop_propagation(),
                // Not a `header`: that would be a second banner of the page.
                div { class: "dialog-head",
                    h2 { "{title}" }
                    if onclose.is_some() {
                        button {
                            class: "icon-button",
                            r#type: "button",
                            "aria-label": msg::dialog_close(),
                            onclick: move |_| close(),
                            Icon { glyph: Glyph::Close }
                        }
                    }
                }
                {children}
            }
        }
    }
}

//! A button that opens a small panel: the browser's popover, placed beside its button where the browser can.

use dioxus::prelude::*;

/// `id` must be unique on the page. `button` is what stands on the button, `label` what it is called.
#[component]
pub fn Menu(
    id: String,
    label: String,
    #[props(default = "button quiet".to_owned())] class: String,
    #[props(default)] testid: Option<String>,
    button: Element,
    children: Element,
) -> Element {
    // What it offers is made when somebody looks.
    let mut was_opened = use_signal(|| false);
    rsx! {
        button {
            class: "{class}",
            r#type: "button",
            popovertarget: "{id}",
            "aria-label": "{label}",
            title: "{label}",
            "data-testid": testid,
            onclick: move |_| was_opened.set(true),
            {button}
        }
        div { class: "menu", id: "{id}", popover: "auto",
            if was_opened() {
                {children}
            }
        }
    }
}

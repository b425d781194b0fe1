//! The templates, each as a small picture of this very résumé.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use gloo_timers::future::TimeoutFuture;
use render::templates::{TEMPLATES, template};
use web_sys::ShadowRoot;

use super::super::desk::use_desk;
use super::choose;
use crate::browser;
use crate::msg;
use crate::ui::is_popover_open;

const POPOVER: &str = "templates";
/// One after the other: laying out a page takes some milliseconds, and somebody may be choosing already.
const APART_MS: u32 = 30;

/// `now`: the key of the template that the page has.
#[component]
pub fn Gallery(now: &'static str, locked: bool) -> Element {
    let desk = use_desk();
    let mut is_open = use_signal(|| false);
    let name = template(now).name;
    rsx! {
        button {
            class: "button look-template",
            r#type: "button",
            popovertarget: POPOVER,
            "data-action": "templates",
            onclick: move |_| is_open.set(true),
            span { {msg::look_template()} }
            strong { {name} }
        }
        div {
            class: "gallery",
            id: POPOVER,
            popover: "auto",
            role: "group",
            "aria-label": msg::look_template(),
            ontoggle: move |event: Event<ToggleData>| is_open.set(is_popover_open(&event)),
            if is_open() {
                for (at, choice) in TEMPLATES.iter().enumerate() {
                    button {
                        key: "{choice.key}",
                        class: "gallery-choice",
                        r#type: "button",
                        disabled: locked,
                        "data-action": "set-template",
                        "data-value": choice.key,
                        "aria-pressed": if choice.key == now { "true" } else { "false" },
                        onclick: {
                            let desk = desk.clone();
                            move |_| choose(&desk, "template", choice.key)
                        },
                        Sketch { template: choice.key, at }
                        span { {choice.name} }
                    }
                }
            }
        }
    }
}

/// The first page in a template.
#[component]
fn Sketch(template: &'static str, at: usize) -> Element {
    let view = use_desk().session.shown.view;
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut is_drawn = use_signal(|| false);
    // As the look is chosen, not with every letter.
    let settings = use_memo(move || view.read().settings.clone());
    use_resource(move || {
        let (root, mut settings) = (root(), settings());
        async move {
            TimeoutFuture::new(at as u32 * APART_MS).await;
            let Some(root) = root else { return };
            let mut shown = view.peek().clone();
            template.clone_into(&mut settings.template);
            shown.settings = settings;
            let page = render::html::first_page(shown);
            root.set_inner_html(&format!("<style>{}</style>{}", browser::rules(&page), page.body));
            is_drawn.set(true);
        }
    });
    let attach = move |event: MountedEvent| {
        let Some(element) = event.data().try_as_web_event() else { return };
        root.set(browser::shadow(&element));
    };
    rsx! {
        div { class: "picture", "aria-hidden": "true", inert: true, "data-drawn": is_drawn().then_some("true"),
            div { class: "picture-page", dir: "ltr", onmounted: attach }
        }
    }
}

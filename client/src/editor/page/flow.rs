//! Where the text of a page flows in one column at its own size, to be measured; nobody sees or hears it.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use web_sys::ShadowRoot;

use crate::browser;

/// Stands apart from the pages: those are put away on a small screen, and what has no box has no size.
#[component]
pub fn PageFlow(flow: Signal<Option<ShadowRoot>>) -> Element {
    let attach = move |event: MountedEvent| {
        flow.set(event.data().try_as_web_event().and_then(|element| browser::shadow(&element)));
    };
    rsx! {
        div { class: "page-flow", dir: "ltr", "aria-hidden": "true", inert: true, onmounted: attach }
    }
}

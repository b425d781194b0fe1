//! The page as it prints, in a shadow tree: its styles and the editor's know nothing of each other.

use crdt::view::ResumeView;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::desk::use_desk;

/// The sheet's own width, A4 at 96 dots per inch.
const SHEET_PX: f64 = 794.0;

#[component]
pub fn Page() -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut host = use_signal(|| None::<HtmlElement>);
    use_effect(move || {
        if let Some(root) = root.read().as_ref() {
            show(root, &view.read());
        }
    });
    let attach = move |event: MountedEvent| {
        let Some(element) = event.data().try_as_web_event() else { return };
        if let Ok(made) = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)) {
            root.set(Some(made));
        }
        host.set(element.dyn_into().ok());
    };
    // The sheet is as wide as the desk lets it be.
    let resize = move |event: ResizeEvent| {
        let Ok(size) = event.get_content_box_size() else { return };
        if let Some(host) = host.peek().as_ref() {
            let scale = (size.width / SHEET_PX).clamp(0.2, 1.25);
            host.style().set_property("zoom", &format!("{scale:.4}")).ok();
        }
    };
    rsx! {
        div { class: "desk-sheet", onresize: resize,
            div { class: "page-host", "data-testid": "page", onmounted: attach }
        }
    }
}

fn show(root: &ShadowRoot, view: &ResumeView) {
    root.set_inner_html(&format!("<p>{}</p>", view.sections.len()));
}

//! The page as it prints, in a shadow tree: its styles and the editor's know nothing of each other.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::desk::use_desk;

/// CSS's own: 96 dots to the inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

#[component]
pub fn Page() -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut host = use_signal(|| None::<HtmlElement>);
    let mut desk_px = use_signal(|| 0.0);
    let page = use_memo(move || render::html::page(&view.read()));
    use_effect(move || {
        if let Some(root) = root.read().as_ref() {
            let page = page.read();
            root.set_inner_html(&format!("<style>{}</style>{}", page.css, page.body));
        }
    });
    // The sheet keeps its own size, and is shown as large as the desk lets it be.
    use_effect(move || {
        let sheet_px = page.read().paper.size_mm().0 / MM_PER_PX;
        if let Some(host) = host.read().as_ref()
            && desk_px() > 0.0
        {
            let scale = (desk_px() / sheet_px).clamp(0.2, 1.25);
            host.style().set_property("width", &format!("{sheet_px:.2}px")).ok();
            host.style().set_property("zoom", &format!("{scale:.4}")).ok();
        }
    });
    let attach = move |event: MountedEvent| {
        let Some(element) = event.data().try_as_web_event() else { return };
        if let Ok(made) = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)) {
            root.set(Some(made));
        }
        host.set(element.dyn_into().ok());
    };
    let resize = move |event: ResizeEvent| {
        if let Ok(size) = event.get_content_box_size() {
            desk_px.set(size.width);
        }
    };
    rsx! {
        div { class: "desk-sheet", onresize: resize,
            div { class: "page-host", "data-testid": "page", onmounted: attach }
        }
    }
}

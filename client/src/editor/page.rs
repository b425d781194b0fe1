//! The page as it prints, in a shadow tree: its styles and the editor's know nothing of each other.

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::desk::use_desk;
use super::page_click::{self, Clicked};

/// CSS's own: 96 dots to the inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

/// What is being edited shows on the page, quietly.
const HOT: &str = ".hot { border-radius: 1mm; background: color-mix(in srgb, var(--accent) 7%, transparent); \
     box-shadow: 0 0 0 1.2mm color-mix(in srgb, var(--accent) 7%, transparent); } [data-field] { cursor: text; }";

/// `hot` is the object that is being edited. `onclicked`: a text of the page was clicked, and its field has the focus.
#[component]
pub fn Page(hot: ReadSignal<Option<String>>, onclicked: EventHandler<()>) -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut host = use_signal(|| None::<HtmlElement>);
    let mut desk_px = use_signal(|| 0.0);
    let page = use_memo(move || render::html::page(&view.read()));
    use_effect(move || {
        let (page, hot) = (page.read(), hot.read());
        if let Some(root) = root.read().as_ref() {
            root.set_inner_html(&format!("<style>{}{HOT}</style>{}", page.css, page.body));
            heat(root, hot.as_deref());
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
    let click = move |event: MouseEvent| {
        let Some(native) = event.data().try_as_web_event() else { return };
        // Links open with Ctrl or Cmd, as in every editor.
        if native.ctrl_key() || native.meta_key() {
            return;
        }
        let clicked = root.peek().as_ref().and_then(|root| page_click::clicked(root, &native));
        if let Some(Clicked { field, caret }) = clicked {
            event.prevent_default();
            onclicked.call(());
            page_click::go_to(&desk.session, &field, caret);
        }
    };
    rsx! {
        div { class: "desk-sheet", onresize: resize,
            // The résumé runs in its own direction, whatever language the editor speaks.
            div { class: "page-host", dir: "ltr", "data-testid": "page", onmounted: attach, onclick: click }
        }
    }
}

/// Marks the object that is being edited.
fn heat(root: &ShadowRoot, hot: Option<&str>) {
    let Some(id) = hot else { return };
    let Ok(Some(element)) = root.query_selector(&format!("[data-object=\"{id}\"]")) else { return };
    element.class_list().add_1("hot").ok();
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

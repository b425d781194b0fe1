//! The pages as they print, in a shadow tree: their styles and the editor's know nothing of each other.

mod click;
mod flow;
mod guests;
mod pace;
mod patch;
mod print;
mod sheets;

use std::rc::Rc;

use crdt::view::ResumeView;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::ShadowRoot;

use super::desk::use_desk;
use crate::browser::{self, Listener};
use click::Clicked;
pub use click::go_to;
pub use flow::PageFlow;
use pace::Pace;
pub use sheets::count;
use sheets::{Sheets, laid_out};

/// CSS's own: 96 dots to the inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

/// `view` is what it shows, measured in `flow`. `hot` is the object that is being edited. `onclicked`: a text of the page
/// was clicked, and its field has the focus.
#[component]
pub fn Page(
    view: ReadSignal<ResumeView>,
    flow: ReadSignal<Option<ShadowRoot>>,
    hot: ReadSignal<Option<String>>,
    onclicked: EventHandler<()>,
) -> Element {
    let desk = use_desk();
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut desk_px = use_signal(|| 0.0);
    let mut sheets_px = use_signal(|| 0.0);
    let mut sheets = use_hook(|| CopyValue::new(Sheets::default()));
    let letters = use_letters();
    let paper = use_memo(move || render::Paper::of(&view.read().settings));
    let pace = use_hook(|| Rc::new(Pace::new()));
    let session = desk.session.clone();
    let peers = desk.session.shown.peers;
    let others = use_memo(move || guests::of(&peers.read()));
    use_effect(move || {
        // Letters that come late are wider or narrower than those that stood in for them.
        let (_changed, _heated, _came) = (view.read(), hot.read(), letters.read());
        let (Some(flow), Some(root)) = (flow(), root()) else { return };
        let mut due = pace.ask(browser::now_ms(), session.typed_ms());
        if due.is_none() {
            return;
        }
        let (pace, session) = (pace.clone(), session.clone());
        // A timer, not an animation frame: a page in the background has none.
        spawn(async move {
            while let Some(begin) = due {
                TimeoutFuture::new((begin - browser::now_ms()).max(0.0) as u32).await;
                if !pace.begin(begin) {
                    return;
                }
                // In two steps: a key that comes between does not wait for both. The first changes nothing in the document:
                // what is measured is not seen, and a frame for it would have nothing to show.
                let page = pace.work(|| sheets.write().read(&render::html::page(&view.peek())));
                TimeoutFuture::new(0).await;
                pace.work(|| {
                    let laid_out = page.map(|page| laid_out(&page, &flow)).unwrap_or_default();
                    cool(&root);
                    guests::hide(&root);
                    sheets.write().show(&laid_out, &root);
                    heat(&root, hot.peek().as_deref());
                    guests::show(&root, &others.peek());
                    browser::lay_out();
                });
                browser::say_took("pageTook", pace.worked_ms());
                due = pace.end(browser::now_ms(), session.typed_ms());
            }
        });
    });
    // Others come and go between the layouts, and change none.
    use_effect(move || {
        let others = others.read();
        if let Some(root) = root() {
            guests::hide(&root);
            guests::show(&root, &others);
        }
    });
    use_effect(move || print::set_paper(paper()));
    // The sheets keep their own size, and are shown as large as the desk lets them be. Not by `zoom`: that lays out again,
    // and rounds the height of each line in another way than the print does.
    let sheet_px = use_memo(move || paper().size_mm().0 / MM_PER_PX);
    let scale = use_memo(move || (desk_px() / sheet_px()).clamp(0.2, 1.25));
    let shown_px = sheets_px() * scale();
    let attach = move |event: MountedEvent| {
        let Some(element) = event.data().try_as_web_event() else { return };
        root.set(browser::shadow(&element));
    };
    let resize = move |event: ResizeEvent| {
        // What is put away has no size, and keeps the one that it had.
        if let Some(size) = event.get_content_box_size().ok().filter(|size| size.width > 0.0) {
            desk_px.set(size.width);
        }
    };
    let grow = move |event: ResizeEvent| {
        if let Some(size) = event.get_content_box_size().ok().filter(|size| size.height > 0.0) {
            sheets_px.set(size.height);
        }
    };
    let click = move |event: MouseEvent| {
        let Some(native) = event.data().try_as_web_event() else { return };
        // Links open with Ctrl or Cmd, as in every editor.
        if native.ctrl_key() || native.meta_key() {
            return;
        }
        let clicked = root.peek().as_ref().and_then(|root| click::clicked(root, &native));
        if let Some(Clicked { field, caret }) = clicked {
            event.prevent_default();
            onclicked.call(());
            click::go_to(&desk.session, &field, caret);
        }
    };
    rsx! {
        // The résumé runs in its own direction, whatever language the editor speaks.
        div { class: "desk-sheet", dir: "ltr", onresize: resize, style: "height: {shown_px:.2}px",
            div {
                class: "page-host",
                "data-testid": "page",
                style: "width: {sheet_px:.2}px; scale: {scale:.4}",
                onmounted: attach,
                onclick: click,
                onresize: grow,
            }
        }
    }
}

/// Changes whenever letters have been loaded.
fn use_letters() -> Signal<u32> {
    let mut loaded = use_signal(|| 0);
    let came = use_callback(move |()| loaded += 1);
    use_hook(|| {
        let fonts = js_sys::Reflect::get(&browser::document()?.into(), &"fonts".into()).ok()?;
        let fonts: web_sys::EventTarget = fonts.dyn_into().ok()?;
        Some(std::rc::Rc::new(Listener::new(&fonts, "loadingdone", move |_| came.call(()))))
    });
    loaded
}

/// Marks the object that is being edited, on each page that it is on.
fn heat(root: &ShadowRoot, hot: Option<&str>) {
    let Some(id) = hot else { return };
    let hot = all(root, &format!("[data-object=\"{id}\"]"));
    hot.iter().for_each(|element| drop(element.class_list().add_1("hot")));
    let Some(element) = hot.first() else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Takes the mark away, and leaves no trace of it: the pages are compared with what they shall be.
fn cool(root: &ShadowRoot) {
    all(root, ".hot").iter().for_each(|element| without_class(element, "hot"));
}

fn without_class(element: &web_sys::Element, class: &str) {
    element.class_list().remove_1(class).ok();
    if element.class_name().is_empty() {
        element.remove_attribute("class").ok();
    }
}

fn all(root: &ShadowRoot, selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

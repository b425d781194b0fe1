//! The few things that are asked of the browser directly. Where it lacks one, nothing happens.

mod left;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode, Window};

pub use left::{forget_left, left, say_took, take_asked, take_left, template};

pub fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// The path of the address, such as `/resumes`.
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        window.location().reload().ok();
    }
}

/// The title in the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Calls back after so many milliseconds, or a little later. What was called is let go of afterwards; a timer of gloo's that
/// is forgotten leaves something behind, and one is set for every letter.
pub fn later(ms: u32, call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    if let Some(window) = window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), ms as i32).ok();
    }
}

/// Calls back when the next frame is painted and drawn. A page in the background has none, and waits so long at most.
pub fn after_paint(call: impl FnOnce() + 'static) {
    type Once = RefCell<Option<Box<dyn FnOnce()>>>;
    const AT_MOST_MS: u32 = 60;
    /// So long it takes other threads to draw it; on a small machine they wait for this one.
    const DRAWING_MS: u32 = 6;
    let call: Rc<Once> = Rc::new(RefCell::new(Some(Box::new(call))));
    let run = |call: &Once| {
        let call = call.borrow_mut().take();
        if let Some(call) = call {
            call();
        }
    };
    let late = call.clone();
    later(AT_MOST_MS, move || run(&late));
    // What is asked for in a frame runs before it is painted, and a timer that is set there behind it.
    let frame = Closure::once_into_js(move || later(DRAWING_MS, move || run(&call)));
    if let Some(window) = window() {
        window.request_animation_frame(frame.unchecked_ref()).ok();
    }
}

/// Whether nobody sees the page: it is in the background.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Lays the page out now, with what was just changed. When the browser does it for a frame, Chromium asks for one frame
/// more, which has nothing to show: and the letter that comes meanwhile waits until that one's time is over.
pub fn lay_out() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.offset_height();
    }
}

/// The first element that the selector names.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Puts the focus on the first element that the selector names.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
    }
}

/// What has the focus, unless that is nothing.
pub fn active() -> Option<Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

/// Takes the focus away from whatever has it.
pub fn blur() {
    let active = document().and_then(|document| document.active_element());
    if let Some(element) = active.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.blur().ok();
    }
}

/// Clicks the first element that the selector names.
pub fn click(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// As [`focus`], after the page has taken over what was just changed.
pub fn focus_soon(selector: String) {
    later(0, move || focus(&selector));
}

/// Brings the first element that the selector names into view, at the top.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        scroll(&element, web_sys::ScrollLogicalPosition::Start);
    }
}

/// Brings an element into the middle of the view.
pub fn center(element: &Element) {
    scroll(element, web_sys::ScrollLogicalPosition::Center);
}

fn scroll(element: &Element, to: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    options.set_behavior(if prefers_less_motion() {
        web_sys::ScrollBehavior::Instant
    } else {
        web_sys::ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the first element that the selector names into view, if it is not, after the page has taken over what was just
/// changed.
pub fn reveal_soon(selector: String) {
    later(0, move || {
        let Some(element) = find(&selector) else { return };
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the screen has room for one column only, as the styles count it.
pub fn is_narrow() -> bool {
    matches("(max-width: 900px)")
}

fn matches(query: &str) -> bool {
    let query = window().and_then(|window| window.match_media(query).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Copies a text; gives whether the browser took it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Pages that are not served safely have no clipboard, whatever the types say.
    let clipboard = Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).unwrap_or_default();
    let Ok(clipboard) = clipboard.dyn_into::<web_sys::Clipboard>() else { return false };
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Saves what an address leads to, as a click on a link does.
fn download_as(address: &str, name: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(Ok(link)) = link.map(|link| link.dyn_into::<HtmlElement>()) {
        link.set_attribute("href", address).ok();
        link.set_attribute("download", name).ok();
        link.click();
    }
}

/// Lets the browser save a text as a file.
pub fn download_text(name: &str, kind: &str, text: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options);
    if let Ok(blob) = blob {
        download_file(name, &blob);
    }
}

/// Lets the browser save a file that is here.
pub fn download_file(name: &str, file: &web_sys::Blob) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(file) else { return };
    download_as(&address, name);
    // Not at once: the browser fetches it after the click.
    later(60_000, move || {
        web_sys::Url::revoke_object_url(&address).ok();
    });
}

/// A text as it is compared with what somebody typed: small letters without accents.
pub fn folded(text: &str) -> String {
    let apart = String::from(js_sys::JsString::from(text).normalize("NFD"));
    let mut folded = String::with_capacity(text.len());
    for c in apart.chars().flat_map(char::to_lowercase).filter(|c| !is_accent(*c)) {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// What stands over or under other letters: of Latin, Greek and Cyrillic, and the vowel signs of Hebrew and Arabic.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters that people without them write otherwise.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => return None,
    })
}

/// Which of two titles comes first, as people sort: by the language, and 2 before 10.
pub fn compare(one: &str, other: &str) -> std::cmp::Ordering {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"numeric".into(), &JsValue::TRUE).ok();
    js_sys::JsString::from(one).locale_compare(other, &js_sys::Array::new(), &options).cmp(&0)
}

/// Whether a key is a letter of some field.
pub fn is_typed(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        window.print().ok();
    }
}

/// Whether this machine has Apple's keys.
pub fn is_apple() -> bool {
    let platform = window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// What this browser keeps under a key.
pub fn remembered(key: &str) -> Option<String> {
    window()?.local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

pub fn remember(key: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        storage.set_item(key, value).ok();
    }
}

pub fn forget(key: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        storage.remove_item(key).ok();
    }
}

/// A line for developers. Never a person's words.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

/// A listener that lives as long as this value.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
    is_first: bool,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listener").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Listener {
    pub fn new(target: &EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, name, false, Closure::new(heard))
    }

    /// As [`Listener::new`], before anything on the page hears it.
    pub fn first(target: &EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Self::listen(target, name, true, Closure::new(heard))
    }

    fn listen(target: &EventTarget, name: &'static str, is_first: bool, closure: Closure<dyn FnMut(Event)>) -> Self {
        let heard = closure.as_ref().unchecked_ref();
        target.add_event_listener_with_callback_and_bool(name, heard, is_first).ok();
        Self { target: target.clone(), name, closure, is_first }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.closure.as_ref().unchecked_ref();
        self.target.remove_event_listener_with_callback_and_bool(self.name, heard, self.is_first).ok();
    }
}

/// A tree of the element's own, whose styles and the page's know nothing of each other.
pub fn shadow(element: &Element) -> Option<ShadowRoot> {
    element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()
}

/// All rules of a page, those of its template behind the others; the letters that they name are on their way.
pub fn rules(page: &render::html::Page) -> String {
    bring_letters(&page.css);
    page.css.clone() + &template(page.template)
}

/// Loads the letters that few pages need, where the rules of a page name their families. They are the document's also for
/// what stands in a shadow tree.
pub fn bring_letters(css: &str) {
    let Ok(letters) = left("letters").dyn_into::<js_sys::Object>() else { return };
    for pair in js_sys::Object::entries(&letters).iter().map(|pair| js_sys::Array::from(&pair)) {
        let (Some(family), Some(address)) = (pair.get(0).as_string(), pair.get(1).as_string()) else { continue };
        if css.contains(&family) && find(&format!("link[href=\"{address}\"]")).is_none() {
            load_styles(&address);
        }
    }
}

fn load_styles(address: &str) -> Option<()> {
    let (document, link) = (document()?, document()?.create_element("link").ok()?);
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", address).ok()?;
    document.head()?.append_child(&link).ok().map(drop)
}

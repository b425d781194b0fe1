//! From a click on the page to the field behind it.

use std::str::FromStr;

use crdt::FieldRef;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MouseEvent, Node, ShadowRoot};

use crate::browser;
use crate::sync::Session;

/// A text of the page.
#[derive(Debug)]
pub struct Clicked {
    /// `object/key`.
    pub field: String,
    /// The letter that was clicked, as near as the browser knows; the end where it does not.
    pub caret: u32,
}

/// What was clicked, when it was a text that comes from a field.
pub fn clicked(root: &ShadowRoot, event: &MouseEvent) -> Option<Clicked> {
    // Outside the shadow tree the target is its host; the path still knows.
    let element: Element = event.composed_path().get(0).dyn_into().ok()?;
    let text = element.closest("[data-field]").ok().flatten()?;
    let field = text.get_attribute("data-field")?;
    // Words in several paragraphs: which one it was, the offset does not say.
    let is_whole = root.query_selector_all(&format!("[data-field=\"{field}\"]")).is_ok_and(|all| all.length() == 1);
    let caret = if is_whole { caret_at(root, &text, event) } else { None };
    Some(Clicked { field, caret: caret.unwrap_or(u32::MAX) })
}

/// How many letters of the text stand before the point. Browsers that do not look into shadow trees do not say.
fn caret_at(root: &ShadowRoot, text: &Element, event: &MouseEvent) -> Option<u32> {
    let document = browser::document()?;
    let ask = js_sys::Reflect::get(&document, &JsValue::from_str("caretPositionFromPoint")).ok()?;
    let ask: js_sys::Function = ask.dyn_into().ok()?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &JsValue::from_str("shadowRoots"), &js_sys::Array::of1(root)).ok()?;
    let (x, y) = (JsValue::from(event.client_x()), JsValue::from(event.client_y()));
    let position = ask.call3(&document, &x, &y, &options).ok()?;
    let node: Node = js_sys::Reflect::get(&position, &JsValue::from_str("offsetNode")).ok()?.dyn_into().ok()?;
    let offset = js_sys::Reflect::get(&position, &JsValue::from_str("offset")).ok()?.as_f64()? as u32;
    if !text.contains(Some(&node)) {
        return None;
    }
    let before = document.create_range().ok()?;
    before.set_start(text, 0).ok()?;
    before.set_end(&node, offset).ok()?;
    // Without the marks of direction that the page adds.
    let before = String::from(before.to_string()).replace(['\u{200e}', '\u{200f}'], "");
    Some(crdt::text::utf16_len(&before))
}

/// Brings a field into view and puts the caret there.
pub fn go_to(session: &Session, field: &str, caret: u32) {
    let selector = format!(".fields [data-field=\"{field}\"]");
    let (session, field) = (session.clone(), field.to_owned());
    // The column with the fields may be about to be shown.
    crate::browser::later(0, move || {
        let Some(element) = browser::find(&selector) else { return };
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        match FieldRef::from_str(&field) {
            Ok(field) if element.tag_name() == "TEXTAREA" => session.focus(&field, caret),
            _ => browser::focus(&selector),
        }
    });
}

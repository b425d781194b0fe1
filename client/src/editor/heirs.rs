//! Who has the focus next, when what holds it is deleted.

use crdt::Id;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser;

const HANDLE: &str = ":scope > .handle";
const ADD: &str = ":scope > [data-action^=add-]";

/// The handle of a neighbour; without one, the button that adds to the list. Nothing, when the focus is elsewhere.
pub fn of(id: &Id) -> Vec<HtmlElement> {
    let (Some(gone), active) = (browser::find(&format!("[data-id=\"{id}\"]")), browser::active()) else {
        return Vec::new();
    };
    if !gone.contains(active.as_ref().map(AsRef::as_ref)) {
        return Vec::new();
    }
    let button = |near: Option<Element>, selector| near?.query_selector(selector).ok()?;
    let ancestor = |selector| gone.parent_element()?.closest(selector).ok()?;
    let heirs = [
        button(gone.next_element_sibling(), HANDLE),
        button(gone.previous_element_sibling(), HANDLE),
        button(ancestor(".list"), ADD),
        button(ancestor(".section"), ADD),
        browser::find(".add-sections button"),
    ];
    heirs.into_iter().flatten().filter_map(|heir| heir.dyn_into().ok()).collect()
}

/// Gives it to the first that is still there, after the page has taken the deletion over.
pub fn take_over(heirs: Vec<HtmlElement>) {
    crate::browser::later(0, move || {
        if let Some(heir) = heirs.iter().find(|heir| heir.is_connected()) {
            heir.focus().ok();
        }
    });
}

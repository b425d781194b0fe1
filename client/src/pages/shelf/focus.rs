//! Where the focus goes when the row that has it goes.

use dioxus::prelude::*;
use wasm_bindgen::JsCast;

use crate::api::{ApiError, resumes::Resume};
use crate::browser;

/// What can be pressed in a row.
const IN_ROW: &str = "[data-action=more], [data-action=undelete]";
/// What stands there when no row does: a way to go on.
const WITHOUT_ROWS: &str =
    ".nothing-found button, .empty-ways button, .shelf-head:has(~ .quiet-line) [data-testid=bin]";

/// Goes to the button of the next row, or of the one above the last.
pub fn beside(id: &str) {
    let Some(row) = browser::find(&format!(".card[data-id=\"{id}\"]")) else { return };
    let near = row.next_element_sibling().or_else(|| row.previous_element_sibling());
    let button = near.and_then(|near| near.query_selector(IN_ROW).ok().flatten());
    if let Some(Ok(button)) = button.map(|button| button.dyn_into::<web_sys::HtmlElement>()) {
        button.focus().ok();
    }
}

/// When the last row has gone, and the focus with it, goes to what stands there instead.
pub fn use_focus_after_last(list: Resource<Result<Vec<Resume>, ApiError>>) {
    let mut before = use_signal(|| 0);
    use_effect(move || {
        let Some(Ok(now)) = list.read().as_ref().map(|list| list.as_ref().map(Vec::len)) else { return };
        if now < *before.peek() && browser::active().is_none() {
            browser::focus_soon(WITHOUT_ROWS.to_owned());
        }
        before.set(now);
    });
}

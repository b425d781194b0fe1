//! Where the focus was before a dialog, so that it can go back when the dialog is gone.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser;

thread_local! {
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Before a dialog takes the focus. One that comes from another dialog goes back to where that one came from.
pub(super) fn remember() {
    let active = browser::active().filter(|element| !is_in_dialog(element));
    if let Some(element) = active.and_then(|element| element.dyn_into().ok()) {
        OPENER.with_borrow_mut(|opener| *opener = Some(element));
    }
}

/// After a dialog: gives the focus back, unless something else has taken it.
pub(super) fn go_back() {
    crate::browser::later(0, || match browser::active() {
        Some(element) if is_in_dialog(&element) => {}
        Some(_) => drop(OPENER.take()),
        None => {
            if let Some(opener) = OPENER.take().filter(|opener| opener.is_connected()) {
                opener.focus().ok();
            }
        }
    });
}

fn is_in_dialog(element: &web_sys::Element) -> bool {
    element.closest("dialog").is_ok_and(|dialog| dialog.is_some())
}

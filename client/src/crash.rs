//! What a person sees when this program has failed: never a page that looks alive and saves nothing.
//!
//! A program that has failed can do nothing more, so the note lies ready from the start, and `start.js` shows it. In a
//! release build a panic has no words: they would be a tenth of what the browser loads.

use wasm_bindgen::JsValue;

use crate::browser;
use crate::msg;

/// Puts the note into the page, unseen. From now on a panic is logged.
pub fn prepare() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    }));
    let Some(document) = browser::document() else { return };
    let (Ok(note), Some(body)) = (document.create_element("template"), document.body()) else { return };
    note.set_id("crash");
    note.set_inner_html(&format!(
        "<div class=\"crash\" role=\"alert\"><div class=\"message\"><h1>{}</h1><p>{}</p>\
         <a class=\"button primary\" href=\"\">{}</a></div></div>",
        msg::crash_title(),
        msg::crash_words(),
        msg::crash_again(),
    ));
    body.append_child(&note).ok();
}

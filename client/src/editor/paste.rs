//! Pasting from a word processor or a web page: lines become bullets, bold, italic and links stay, all else goes.

mod html;

use crdt::view::RichText;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

/// More letters than any résumé has: the rest of a paste is left out.
const MOST: usize = 200_000;

/// The lines of what is pasted, with their marks; nothing when it is plain text, which the browser puts in itself.
pub fn lines_of(event: &Event<ClipboardData>) -> Option<Vec<RichText>> {
    let event: web_sys::Event = event.data().try_as_web_event()?;
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let html = data.get_data("text/html").ok().filter(|html| !html.trim().is_empty() && html.len() <= 10 * MOST)?;
    let lines = html::lines(&html)?;
    // A paste of what is no text, a picture for instance, is the browser's business.
    (!lines.is_empty()).then_some(lines)
}

/// A list's dots are drawn by the list here.
fn without_dot(line: RichText) -> RichText {
    let words = line.plain();
    let rest = super::text_field::without_dot(&words);
    let cut = crdt::text::utf16_len(&words) - crdt::text::utf16_len(&rest);
    if cut == 0 { line } else { line.behind(cut) }
}

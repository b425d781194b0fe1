//! What is wanted of the pages, as a mark on the section or the item.

use crdt::view::Paging;
use dioxus::prelude::*;

use crate::msg;

#[component]
pub fn PagingMarks(paging: Paging) -> Element {
    let marks =
        [(paging.break_before, "break", msg::paging_breaks()), (paging.keep_together, "keep", msg::paging_keeps())];
    rsx! {
        for (_, key, words) in marks.into_iter().filter(|(is_on, ..)| *is_on) {
            span { key: "{key}", class: "chip plain", "data-mark": key, {words} }
        }
    }
}

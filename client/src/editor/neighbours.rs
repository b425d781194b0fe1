//! From one text to the next by the arrow keys, as in one long page.

use crdt::text::is_leftwards;
use dioxus::prelude::Key;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::browser;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Before,
    After,
}

/// Where an arrow key leads out of a text: from its very start or its very end. `leftwards`: the page runs from right to
/// left, and an empty text with it.
pub fn way_out(key: &Key, selection: (u32, u32), text: &str, leftwards: bool) -> Option<Way> {
    let length = crdt::text::utf16_len(text);
    let way = match key {
        Key::ArrowUp => Way::Before,
        Key::ArrowDown => Way::After,
        Key::ArrowLeft => {
            if runs_leftwards(text, leftwards)? {
                Way::After
            } else {
                Way::Before
            }
        }
        Key::ArrowRight => {
            if runs_leftwards(text, leftwards)? {
                Way::Before
            } else {
                Way::After
            }
        }
        _ => return None,
    };
    let at_the_edge = match way {
        Way::Before => selection == (0, 0),
        Way::After => selection == (length, length),
    };
    at_the_edge.then_some(way)
}

/// `None` where words of both directions are mixed: which way an arrow goes there, the browser knows.
fn runs_leftwards(text: &str, page: bool) -> Option<bool> {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic() || is_leftwards(*letter));
    match letters.next().map(is_leftwards) {
        None => Some(text.is_empty() && page),
        Some(first) => letters.all(|letter| is_leftwards(letter) == first).then_some(first),
    }
}

/// Puts the caret into the text before this one, at its end, or into the one after it, at its start. Gives whether there
/// was one.
pub fn go(from: &HtmlTextAreaElement, way: Way) -> bool {
    let Some(fields) = browser::find(".fields") else { return false };
    let Ok(all) = fields.query_selector_all("textarea[data-field]") else { return false };
    let texts: Vec<HtmlTextAreaElement> =
        (0..all.length()).filter_map(|index| all.item(index)?.dyn_into().ok()).collect();
    let Some(at) = texts.iter().position(|text| text == from) else { return false };
    let to = match way {
        Way::Before => at.checked_sub(1),
        Way::After => Some(at + 1),
    };
    let Some(next) = to.and_then(|to| texts.get(to)) else { return false };
    let caret = match way {
        Way::Before => crdt::text::utf16_len(&next.value()),
        Way::After => 0,
    };
    next.focus().ok();
    next.set_selection_range(caret, caret).ok();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_lead_out() {
        let way = |key: Key, selection, text: &str| way_out(&key, selection, text, false);
        assert_eq!(way(Key::ArrowUp, (0, 0), "words"), Some(Way::Before));
        assert_eq!(way(Key::ArrowUp, (0, 3), "words"), None);
        assert_eq!(way(Key::ArrowRight, (5, 5), "words"), Some(Way::After));
        assert_eq!(way(Key::ArrowRight, (4, 4), "words"), None);
        assert_eq!(way(Key::ArrowDown, (0, 0), ""), Some(Way::After));
        assert_eq!(way(Key::Tab, (0, 0), ""), None);
    }

    #[test]
    fn from_right_to_left_the_left_arrow_goes_on() {
        let way = |key: Key, selection, text: &str| way_out(&key, selection, text, true);
        assert_eq!(way(Key::ArrowLeft, (0, 0), "שלום"), None);
        assert_eq!(way(Key::ArrowLeft, (4, 4), "שלום"), Some(Way::After));
        assert_eq!(way(Key::ArrowRight, (0, 0), "שלום"), Some(Way::Before));
        assert_eq!(way(Key::ArrowUp, (0, 0), "שלום"), Some(Way::Before));
        assert_eq!(way(Key::ArrowLeft, (0, 0), ""), Some(Way::After), "an empty text runs as the page does");
        assert_eq!(way(Key::ArrowLeft, (0, 0), "words"), Some(Way::Before), "English does not");
        assert_eq!(way(Key::ArrowLeft, (0, 0), "שלום Ada"), None, "the browser knows");
    }
}

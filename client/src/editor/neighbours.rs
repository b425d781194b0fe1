//! From one text to the next by the arrow keys, as in one long page.

use dioxus::prelude::Key;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::browser;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Before,
    After,
}

/// Where an arrow key leads out of a text: from its very start or its very end.
pub fn way_out(key: &Key, selection: (u32, u32), text: &str) -> Option<Way> {
    let length = crdt::text::utf16_len(text);
    let (start, end) = (selection == (0, 0), selection == (length, length));
    match key {
        Key::ArrowUp if start => Some(Way::Before),
        Key::ArrowDown if end => Some(Way::After),
        // Where Arabic or Hebrew is written, left is forward, or not: the browser knows.
        Key::ArrowLeft if start && !is_right_to_left(text) => Some(Way::Before),
        Key::ArrowRight if end && !is_right_to_left(text) => Some(Way::After),
        _ => None,
    }
}

fn is_right_to_left(text: &str) -> bool {
    text.chars()
        .any(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
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
        assert_eq!(way_out(&Key::ArrowUp, (0, 0), "words"), Some(Way::Before));
        assert_eq!(way_out(&Key::ArrowUp, (0, 3), "words"), None);
        assert_eq!(way_out(&Key::ArrowRight, (5, 5), "words"), Some(Way::After));
        assert_eq!(way_out(&Key::ArrowRight, (4, 4), "words"), None);
        assert_eq!(way_out(&Key::ArrowDown, (0, 0), ""), Some(Way::After));
        assert_eq!(way_out(&Key::Tab, (0, 0), ""), None);
        assert_eq!(way_out(&Key::ArrowLeft, (0, 0), "שלום"), None);
        assert_eq!(way_out(&Key::ArrowUp, (0, 0), "שלום"), Some(Way::Before));
    }
}

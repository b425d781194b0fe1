//! The keys of the editor, on one sheet.

use dioxus::prelude::*;

use super::panels::panels;
use crate::msg;
use crate::ui::Dialog;
use crate::words::key;

/// Where, which keys, and what they do.
const SHEET: &[(msg::Message, &[(&str, msg::Message)])] = &[
    (
        msg::shortcuts_anywhere,
        &[
            ("Ctrl K", msg::palette_hint),
            ("Ctrl Z", msg::shortcuts_undo),
            ("Ctrl Shift Z", msg::shortcuts_redo),
            ("?", msg::shortcuts_sheet),
        ],
    ),
    (
        msg::shortcuts_bullet,
        &[
            ("Enter", msg::shortcuts_divide),
            ("Backspace", msg::shortcuts_join),
            ("Delete", msg::shortcuts_join_next),
            ("Ctrl B", msg::mark_bold),
            ("Ctrl I", msg::mark_italic),
        ],
    ),
    (
        msg::shortcuts_thing,
        &[
            ("Alt ↑", msg::shortcuts_up),
            ("Alt ↓", msg::shortcuts_down),
            ("Enter", msg::shortcuts_dots),
            ("Escape", msg::shortcuts_let_go),
        ],
    ),
];

#[component]
pub fn Shortcuts() -> Element {
    let panels = panels();
    rsx! {
        Dialog { title: msg::shortcuts(), onclose: move |()| panels.close(),
            for (place, keys) in SHEET {
                section { key: "{place()}", class: "shortcuts",
                    h3 { {place()} }
                    dl {
                        for (chord, words) in *keys {
                            div { key: "{chord}",
                                dt { {words()} }
                                dd {
                                    for part in chord.split(' ') {
                                        kbd { key: "{part}", {key(part)} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

//! The keys of the editor, on one sheet.

use dioxus::prelude::*;

use super::panels::panels;
use crate::ui::Dialog;

const SHEET: &[(&str, &[(&str, &str)])] = &[
    (
        "Anywhere",
        &[
            ("Ctrl K", "Find words, go somewhere, do something"),
            ("Ctrl Z", "Undo what you did"),
            ("Ctrl Shift Z", "Do it again"),
            ("?", "This sheet"),
        ],
    ),
    (
        "In a bullet",
        &[
            ("Enter", "Divide it at the caret"),
            ("Backspace", "At its start: join it to the one above"),
            ("Delete", "At its end: join the one below to it"),
            ("Ctrl B", "Bold"),
            ("Ctrl I", "Italic"),
        ],
    ),
    (
        "On a section, an item or a bullet",
        &[
            ("Alt ↑", "Move it up"),
            ("Alt ↓", "Move it down"),
            ("Enter", "On its six dots: copy it, or send it elsewhere"),
            ("Escape", "Let go of what is being dragged"),
        ],
    ),
];

#[component]
pub fn Shortcuts() -> Element {
    let panels = panels();
    rsx! {
        Dialog { title: "Keyboard shortcuts", onclose: move |()| panels.close(),
            for (place, keys) in SHEET {
                section { key: "{place}", class: "shortcuts",
                    h3 { "{place}" }
                    dl {
                        for (key, words) in *keys {
                            div { key: "{key}",
                                dt { "{words}" }
                                dd {
                                    for part in key.split(' ') {
                                        kbd { key: "{part}", "{browser_key(part)}" }
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

/// What stands on the key of this machine.
fn browser_key(part: &'static str) -> &'static str {
    match part {
        "Ctrl" if crate::browser::is_apple() => "⌘",
        "Alt" if crate::browser::is_apple() => "⌥",
        "Shift" if crate::browser::is_apple() => "⇧",
        other => other,
    }
}

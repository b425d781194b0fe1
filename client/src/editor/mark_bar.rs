//! Bold, italic and links for the words that are selected: a bar over the text, and the keys.

use std::ops::Range;

use crdt::view::RichText;
use crdt::{FieldRef, Mark};
use dioxus::prelude::*;

use super::desk::use_desk;
use crate::sync::Session;
use crate::ui::{Glyph, Icon};
use crate::words::with_keys;
use crate::{msg, parts};

/// A mark that is on or off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toggle {
    Bold,
    Italic,
}

impl Toggle {
    /// The one that Ctrl and a letter ask for.
    pub fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "b" => Some(Self::Bold),
            "i" => Some(Self::Italic),
            _ => None,
        }
    }

    const fn mark(self, on: bool) -> Mark {
        match self {
            Self::Bold => Mark::Bold(on),
            Self::Italic => Mark::Italic(on),
        }
    }

    /// Whether all words of a range carry it.
    fn is_on(self, text: &RichText, range: Range<u32>) -> bool {
        text.runs_in(range).all(|(_, _, marks)| match self {
            Self::Bold => marks.bold,
            Self::Italic => marks.italic,
        })
    }
}

/// Turns a mark on for the words of a range, or off when all of them carry it.
pub fn toggle(session: &Session, field: &FieldRef, range: Range<u32>, what: Toggle) {
    if range.is_empty() {
        return;
    }
    let text = session.read(|document| document.rich_text(field)).unwrap_or_default();
    let mark = what.mark(!what.is_on(&text, range.clone()));
    session.edit(|edit, _| edit.format_text(field, range, &mark));
}

/// What the bar is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Selected {
    pub range: Range<u32>,
    /// The address of a link is being written.
    pub links: bool,
}

#[component]
pub fn MarkBar(field: FieldRef, text: RichText, selected: Signal<Option<Selected>>) -> Element {
    let desk = use_desk();
    let Some(Selected { range, links }) = selected() else { return rsx! {} };
    let address = text.runs_in(range.clone()).find_map(|(_, _, marks)| marks.link);
    let press = |what: Toggle| {
        let (session, field, range) = (desk.session.clone(), field.clone(), range.clone());
        move |_| toggle(&session, &field, range.clone(), what)
    };
    let pressed = |is_on: bool| if is_on { "true" } else { "false" };
    rsx! {
        div {
            class: "mark-bar",
            role: "toolbar",
            "aria-label": msg::mark_label(),
            if links {
                parts::LinkField { field, range, address, selected }
            } else {
                button {
                    class: "icon-button small bold",
                    r#type: "button",
                    "data-action": "bold",
                    "aria-label": msg::mark_bold(),
                    "aria-pressed": pressed(Toggle::Bold.is_on(&text, range.clone())),
                    title: with_keys(msg::mark_bold(), "Ctrl B"),
                    // The words keep their focus and their selection.
                    onmousedown: move |event| event.prevent_default(),
                    onclick: press(Toggle::Bold),
                    {msg::mark_bold_letter()}
                }
                button {
                    class: "icon-button small italic",
                    r#type: "button",
                    "data-action": "italic",
                    "aria-label": msg::mark_italic(),
                    "aria-pressed": pressed(Toggle::Italic.is_on(&text, range.clone())),
                    title: with_keys(msg::mark_italic(), "Ctrl I"),
                    onmousedown: move |event| event.prevent_default(),
                    onclick: press(Toggle::Italic),
                    {msg::mark_italic_letter()}
                }
                button {
                    class: "icon-button small",
                    r#type: "button",
                    "data-action": "link",
                    "aria-label": if address.is_some() { msg::mark_link_change() } else { msg::mark_link() },
                    "aria-pressed": pressed(address.is_some()),
                    title: with_keys(msg::mark_link(), "Ctrl K"),
                    onmousedown: move |event| event.prevent_default(),
                    onclick: move |_| {
                        let mut selected = selected;
                        selected.with_mut(|selected| selected.iter_mut().for_each(|selected| selected.links = true));
                    },
                    Icon { glyph: Glyph::Link }
                }
            }
        }
    }
}

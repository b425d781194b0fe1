//! The text areas on the page, and how each one stays equal to its text in the document.
//!
//! The browser owns a text area while somebody types: nothing sets its value except here, when others have changed the
//! text, and then the selection is put back by anchors, which know where it went.

use std::cell::{Cell, RefCell};

use crdt::anchor::Anchor;
use crdt::text::replacement;
use crdt::{Document, FieldRef};
use web_sys::HtmlTextAreaElement;

use super::rebase::rebase;

/// One text area.
#[derive(Debug)]
pub struct TextHandle {
    pub field: FieldRef,
    pub element: HtmlTextAreaElement,
    /// The words that the text area and the document last agreed on. UTF-16 offsets of the element are into these,
    /// or into what has been typed since.
    shadow: RefCell<String>,
    /// Where the selection is: start, end.
    anchors: RefCell<Option<(Anchor, Anchor)>>,
    /// An input method is at work: its text must not be touched.
    composing: Cell<bool>,
    /// The document's words while it is, one after the other: each a change by others.
    meanwhile: RefCell<Vec<String>>,
}

/// A change that somebody made in a text area.
#[derive(Debug)]
pub struct Typed {
    /// In the document's words, UTF-16 code units.
    pub range: std::ops::Range<u32>,
    pub insert: String,
    /// Others have changed the words meanwhile: the caret of the text area is not where it would be in the document.
    pub rebased: bool,
}

impl TextHandle {
    /// Takes a text area that has just been put on the page, and shows the document's words in it.
    pub fn new(field: FieldRef, element: HtmlTextAreaElement, document: &Document) -> Self {
        let words = document.text(&field).unwrap_or_default();
        element.set_value(&words);
        Self {
            field,
            element,
            shadow: RefCell::new(words),
            anchors: RefCell::default(),
            composing: Cell::new(false),
            meanwhile: RefCell::default(),
        }
    }

    pub fn set_composing(&self, composing: bool) {
        self.composing.set(composing);
    }

    /// Says on the page whether it shows letters that the document does not have yet.
    pub fn mark_unsaid(&self, unsaid: bool) {
        match unsaid {
            true => self.element.set_attribute("data-unsaid", "").ok(),
            false => self.element.remove_attribute("data-unsaid").ok(),
        };
    }

    /// Puts its words into its mirror, which gives it its size, where they are all that is in there. The page draws the
    /// mirror anew when the document has the words, and finds the same.
    pub fn grow(&self) {
        let Some(mirror) = self.element.parent_element().and_then(|field| field.last_element_child()) else { return };
        let Some(words) = mirror.first_element_child().filter(|_| mirror.child_element_count() == 1) else { return };
        let Some(text) = words.first_child().filter(|_| words.class_name().is_empty()) else { return };
        text.set_node_value(Some(&self.element.value()));
    }

    pub fn is_composing(&self) -> bool {
        self.composing.get()
    }

    pub fn is_focused(&self) -> bool {
        let active = crate::browser::document().and_then(|document| document.active_element());
        active.is_some_and(|active| active == *AsRef::<web_sys::Element>::as_ref(&self.element))
    }

    /// The selection: start and end, UTF-16 code units.
    pub fn selection(&self) -> (u32, u32) {
        let start = self.element.selection_start().ok().flatten().unwrap_or(0);
        let end = self.element.selection_end().ok().flatten().unwrap_or(start);
        (start, end)
    }

    /// The length of what it shows, UTF-16 code units.
    pub fn len(&self) -> u32 {
        crdt::text::utf16_len(&self.element.value())
    }

    pub fn select(&self, start: u32, end: u32) {
        self.element.set_selection_range(start, end).ok();
    }

    pub fn focus_at(&self, start: u32, end: u32) {
        self.element.focus().ok();
        self.select(start, end);
    }

    /// What was typed since the last time, as a change of the document's words; nothing while an input method is at
    /// work. Afterwards the text area counts as agreeing with the document: the caller makes the change.
    pub fn typed(&self, document: &Document) -> Option<Typed> {
        if self.composing.get() {
            return None;
        }
        let value = self.element.value();
        let (range, insert) = replacement(&self.shadow.borrow(), &value, Some(self.selection().1))?;
        let now = document.text(&self.field).unwrap_or_default();
        let mut steps = self.meanwhile.take();
        if steps.last().is_none_or(|last| *last != now) {
            steps.push(now);
        }
        let mut shadow = self.shadow.replace(value);
        let mut rebased = false;
        let mut place = range;
        for step in steps {
            rebased |= step != shadow;
            place = rebase(place, &shadow, &step);
            shadow = step;
        }
        Some(Typed { range: place, insert, rebased })
    }

    /// Remembers where the selection is, so that it can be found again after others' changes.
    pub fn remember_selection(&self, document: &Document) -> Option<(Anchor, Anchor)> {
        let agrees = document.text(&self.field).is_some_and(|words| words == *self.shadow.borrow());
        // Offsets of a text area that shows other words would anchor at the wrong letters.
        if !agrees || self.element.value() != *self.shadow.borrow() {
            return None;
        }
        let (start, end) = self.selection();
        let first = if start < end { Anchor::before } else { Anchor::at };
        let anchors = (first(document, &self.field, start)?, Anchor::at(document, &self.field, end)?);
        *self.anchors.borrow_mut() = Some(anchors.clone());
        Some(anchors)
    }

    /// Whether the text area holds words that the document and it have not agreed on.
    pub fn holds_more(&self) -> bool {
        self.element.value() != *self.shadow.borrow()
    }

    /// What has been typed since they agreed; nothing when something was only removed.
    pub fn inserted(&self) -> String {
        let value = self.element.value();
        let typed = replacement(&self.shadow.borrow(), &value, Some(self.selection().1));
        typed.map(|(_, insert)| insert).unwrap_or_default()
    }

    pub fn forget_selection(&self) {
        *self.anchors.borrow_mut() = None;
    }

    /// Whether it and the document have agreed on the words that the document has now.
    pub fn agrees(&self, document: &Document) -> bool {
        let words = document.text(&self.field).unwrap_or_default();
        !self.composing.get() && words == *self.shadow.borrow()
    }

    fn set_value(&self, words: String) {
        self.element.set_value(&words);
        self.grow();
        *self.shadow.borrow_mut() = words;
    }

    /// Shows the document's words, with the selection where it belongs now. Gives whether they were others before.
    pub fn show(&self, document: &Document) -> bool {
        let words = document.text(&self.field).unwrap_or_default();
        if self.composing.get() {
            let mut meanwhile = self.meanwhile.borrow_mut();
            if *meanwhile.last().unwrap_or(&*self.shadow.borrow()) != words {
                meanwhile.push(words);
                return true;
            }
            return false;
        }
        self.meanwhile.borrow_mut().clear();
        if words == self.element.value() {
            *self.shadow.borrow_mut() = words;
            return false;
        }
        if !self.is_focused() {
            self.set_value(words);
            return true;
        }
        let (start, end) = self.selection();
        let backward = self.element.selection_direction().ok().flatten().as_deref() == Some("backward");
        let moved = {
            let anchors = self.anchors.borrow();
            let resolve = |anchor: &Anchor| anchor.resolve(document, &self.field);
            anchors.as_ref().and_then(|(from, to)| Some((resolve(from)?, resolve(to)?)))
        };
        let (start, end) = moved.unwrap_or_else(|| {
            let range = rebase(start..end, &self.shadow.borrow(), &words);
            (range.start, range.end)
        });
        self.set_value(words);
        let direction = if backward { "backward" } else { "forward" };
        self.element.set_selection_range_with_direction(start.min(end), end.max(start), direction).ok();
        true
    }
}

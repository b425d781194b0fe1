//! What others' changes do to the page beside its words: fields in which somebody types are marked, and what is deleted
//! under the own caret is kept.

use std::rc::Rc;

use crdt::{Document, FieldRef};
use dioxus::prelude::{ReadableExt, WritableExt};
use web_sys::Element;

use super::Session;
use crate::browser::{self, now_ms};
use crate::sync::ghosts::{Ghost, Watched};
use crate::sync::peers::Peer;
use crate::sync::texts::TextHandle;

/// How long a field is marked after a letter.
const MARKED_MS: f64 = 4_000.0;

impl Session {
    /// Before others' changes: what of this person they might delete.
    pub(super) fn watched(&self) -> Vec<Watched> {
        let focused = self.focused().map(|handle| handle.field.clone());
        let document = self.inner.document.borrow();
        self.inner.ghosts.borrow_mut().watched(focused, self.inner.is_unsaved(), &document, now_ms())
    }

    /// After others' changes: keeps what they have deleted, and marks the fields in which they type.
    pub(super) fn follow_up(&self, update: &[u8], watched: Vec<Watched>, changed: &[Rc<TextHandle>]) {
        if watched.is_empty() && changed.is_empty() && self.inner.ghosts.borrow().all.is_empty() {
            return;
        }
        let author = self.author(update);
        {
            let texts = self.inner.texts.borrow();
            let selection =
                |field: &FieldRef| texts.get(&field.to_string()).map_or((0, 0), |handle| handle.selection());
            let by = author.as_ref().map(|author| author.name.as_str());
            self.inner.ghosts.borrow_mut().keep(watched, &self.inner.document.borrow(), by, selection);
        }
        if let Some(author) = author {
            changed.iter().for_each(|handle| self.mark(&handle.element, &author));
        }
    }

    /// Whose change it is. One that brings those of several people does not say which is whose.
    fn author(&self, update: &[u8]) -> Option<Peer> {
        let clients = Document::inspect(update).ok()?.clients();
        let [client] = clients.as_slice() else { return None };
        self.inner.presence.borrow().get(*client)
    }

    /// The page knows nothing of these marks: they are put on and taken off between two drawings of it.
    fn mark(&self, text: &Element, author: &Peer) {
        let Some(field) = text.parent_element() else { return };
        field.set_attribute("data-slot", &author.slot.to_string()).ok();
        field.set_attribute("data-typist", &author.name).ok();
        let mut marked = self.inner.marked.borrow_mut();
        marked.retain(|(element, _)| *element != field);
        marked.push((field, now_ms()));
    }

    pub(super) fn unmark(&self, now_ms: f64) {
        self.inner.marked.borrow_mut().retain(|(field, at)| {
            let is_fresh = now_ms - at < MARKED_MS;
            if !is_fresh {
                field.remove_attribute("data-typist").ok();
            }
            is_fresh
        });
    }

    /// Brings the ghosts on the page up to date; what is back gets the caret again.
    pub(super) fn show_ghosts(&self) {
        let mut shown = self.shown.ghosts;
        let is_none = shown.try_peek().is_ok_and(|shown| shown.is_empty());
        if is_none && self.inner.ghosts.borrow().all.is_empty() {
            return;
        }
        let back = self.inner.ghosts.borrow_mut().settle(&self.inner.document.borrow());
        for ghost in back {
            let held = browser::document().and_then(|document| document.active_element());
            let is_held = held.and_then(|held| held.get_attribute("data-ghost-words"));
            if is_held.as_deref() == Some(ghost.fallen.id.as_str()) {
                self.focus(&ghost.field, ghost.selection.1);
            }
        }
        let now = self.inner.ghosts.borrow().all.clone();
        if shown.try_peek().is_ok_and(|shown| *shown != now) {
            shown.set(now);
        }
    }

    /// Takes a ghost off the page.
    pub fn let_go(&self, ghost: &Ghost) {
        self.inner.ghosts.borrow_mut().all.retain(|other| other.fallen.id != ghost.fallen.id);
        self.show_ghosts();
    }

    /// Puts what somebody else has deleted back, with all that was written in it.
    pub fn bring_back(&self, ghost: &Ghost) {
        self.focus(&ghost.field, ghost.selection.1);
        self.edit(|edit, _| edit.raise(&ghost.field.object));
    }
}

//! The text areas of a session: what is typed into them, and what others typed.

use std::cell::RefMut;
use std::rc::Rc;

use crdt::{Document, FieldRef};
use web_sys::HtmlTextAreaElement;

use super::Session;
use crate::browser::{self, now_ms};
use crate::sync::own_cursor::Place;
use crate::sync::texts::{TextHandle, Typed};

impl Session {
    /// Takes a text area that has just been put on the page.
    pub fn attach(&self, field: &FieldRef, element: HtmlTextAreaElement) -> Rc<TextHandle> {
        self.take_typed();
        let handle = Rc::new(TextHandle::new(field.clone(), element, &self.inner.document.borrow()));
        let key = field.to_string();
        self.inner.texts.borrow_mut().insert(key.clone(), handle.clone());
        let wanted = self.inner.wanted_focus.borrow_mut().take_if(|(field, _)| *field == key);
        if let Some((_, caret)) = wanted {
            handle.focus_at(caret, caret);
        }
        handle
    }

    /// Forgets a text area that has left the page; another one of the same text stays. What an input method was about
    /// to write counts as written.
    pub fn detach(&self, handle: &Rc<TextHandle>) {
        let key = handle.field.to_string();
        self.take_typed();
        if handle.is_composing() {
            handle.set_composing(false);
            self.typed(handle);
        }
        if handle.is_focused() {
            self.follow(&key, handle.selection());
        }
        let mut texts = self.inner.texts.borrow_mut();
        if texts.get(&key).is_some_and(|known| Rc::ptr_eq(known, handle)) {
            texts.remove(&key);
        }
    }

    /// The text area that has the focus is about to go. When its text comes anew in another place, because somebody
    /// has moved it there, the focus goes along; in the same turn, before the next key can be lost.
    fn follow(&self, key: &str, (_, caret): (u32, u32)) {
        let wanted = (key.to_owned(), caret);
        *self.inner.wanted_focus.borrow_mut() = Some(wanted.clone());
        // What was deleted, and comes back later, takes nobody's focus.
        let session = self.clone();
        crate::browser::later(0, move || {
            session.inner.wanted_focus.borrow_mut().take_if(|now| *now == wanted);
        });
    }

    /// Puts the caret into a text, at once where it is on the page, else when it appears.
    pub fn focus(&self, field: &FieldRef, caret: u32) {
        let key = field.to_string();
        let known = self.inner.texts.borrow().get(&key).cloned();
        match known {
            Some(handle) if handle.element.is_connected() => handle.focus_at(caret, caret),
            _ => *self.inner.wanted_focus.borrow_mut() = Some((key, caret)),
        }
    }

    /// The same, after the page has taken over what was just changed: a text area that was moved on the page has lost
    /// the focus.
    pub fn focus_soon(&self, field: &FieldRef, caret: u32) {
        let (session, field) = (self.clone(), field.clone());
        crate::browser::later(0, move || session.focus(&field, caret));
    }

    /// Where the caret is in a text on the page; its start for all others.
    pub fn caret_in(&self, field: &FieldRef) -> u32 {
        self.inner.texts.borrow().get(&field.to_string()).map_or(0, |handle| handle.selection().1)
    }

    /// The text that has the focus, and where its caret is.
    pub fn focused_field(&self) -> Option<(FieldRef, u32)> {
        let handle = self.focused()?;
        Some((handle.field.clone(), handle.selection().1))
    }

    /// Something was typed into a text area: the document says it too, as soon as its letters are painted. Whatever
    /// changes it takes that over before ([`Session::writing`]), and so does who asks it ([`Session::take_typed`]).
    pub fn typed_soon(&self, handle: &Rc<TextHandle>) {
        let is_other = self.inner.typing.borrow().as_ref().is_some_and(|typing| !Rc::ptr_eq(typing, handle));
        if is_other {
            self.take_typed();
        }
        // With its letters, and not a frame behind them.
        handle.grow();
        if self.inner.typing.replace(Some(handle.clone())).is_some() {
            return;
        }
        handle.mark_unsaid(true);
        let session = self.clone();
        browser::after_paint(move || session.take_typed());
    }

    /// When the document took over a letter last, in milliseconds of the browser's clock.
    pub fn typed_ms(&self) -> f64 {
        self.inner.typed_ms.get()
    }

    /// Takes over what was typed and is not in the document yet.
    pub fn take_typed(&self) {
        let typing = self.inner.typing.take();
        if let Some(handle) = typing {
            self.typed(&handle);
            handle.mark_unsaid(false);
        }
    }

    /// The document, to be changed: with all that was typed before.
    pub(super) fn writing(&self) -> RefMut<'_, Document> {
        self.take_typed();
        self.inner.document.borrow_mut()
    }

    /// Something was typed into a text area: the document says it too.
    pub fn typed(&self, handle: &TextHandle) {
        let typed = handle.typed(&self.inner.document.borrow());
        self.draft(&handle.field.to_string(), handle.is_composing() && handle.holds_more());
        let Some(Typed { range, insert, rebased }) = typed else { return };
        self.inner.typed_ms.set(now_ms());
        let caret = range.start + crdt::text::utf16_len(&insert);
        self.change(|edit, _| edit.replace_text(&handle.field, range, &insert));
        self.inner.ghosts.borrow_mut().wrote(&handle.field, now_ms());
        // Others may have changed the text while an input method was at work; the anchors are from before that.
        handle.forget_selection();
        handle.show(&self.inner.document.borrow());
        if rebased && handle.is_focused() {
            handle.select(caret, caret);
        }
        self.selection_changed();
        self.redraw();
        self.update_status();
    }

    /// An input method has begun or ended its work in a text area.
    pub fn composing(&self, handle: &TextHandle, composing: bool) {
        self.take_typed();
        handle.set_composing(composing);
        if !composing {
            self.typed(handle);
            handle.show(&self.inner.document.borrow());
        }
    }

    /// The selection of the page has moved: remembers it, and tells the others.
    pub(super) fn selection_changed(&self) {
        if self.inner.typing.borrow().is_some() {
            // Looked at when the letters before it are in the document.
            return;
        }
        let place = self.focused().and_then(|handle| {
            if handle.is_composing() {
                // The caret stays where it was until the words are there.
                return self.inner.own_cursor.borrow().cursor.clone();
            }
            let (start, end) = handle.remember_selection(&self.inner.document.borrow())?;
            let backward = handle.element.selection_direction().ok().flatten().as_deref() == Some("backward");
            let (anchor, head) = if backward { (end, start) } else { (start, end) };
            Some(Place { field: handle.field.to_string(), anchor, head })
        });
        self.cursor_is(place);
    }

    /// A text area has lost the focus.
    pub fn blurred(&self, handle: &TextHandle) {
        self.take_typed();
        if handle.is_composing() {
            // Not every browser says that the input method has ended when the text area was moved.
            self.composing(handle, false);
        }
        self.inner.history.borrow_mut().close_step();
        handle.forget_selection();
        self.selection_changed();
    }

    /// Anchors the selection in the document as it is, before others' changes come in.
    pub(super) fn remember_selection(&self) {
        if let Some(handle) = self.focused().filter(|handle| !handle.is_composing()) {
            handle.remember_selection(&self.inner.document.borrow());
        }
    }

    /// Brings every text area up to date, in the same turn in which the document has changed. Gives those that say
    /// something else now.
    pub(super) fn show_texts(&self) -> Vec<Rc<TextHandle>> {
        let document = self.inner.document.borrow();
        let focused = self.focused();
        let mut handles: Vec<Rc<TextHandle>> = self.inner.texts.borrow().values().cloned().collect();
        handles.retain(|handle| {
            // Nobody writes where the focus is not: what it last showed, it shows. To ask each of them takes long.
            let is_at_rest = focused.as_ref().is_none_or(|focused| !Rc::ptr_eq(focused, handle));
            !(is_at_rest && handle.agrees(&document)) && handle.show(&document)
        });
        handles
    }

    pub(super) fn focused(&self) -> Option<Rc<TextHandle>> {
        let active = crate::browser::document()?.active_element()?;
        let key = active.get_attribute("data-field")?;
        let handle = self.inner.texts.borrow().get(&key).cloned()?;
        (*AsRef::<web_sys::Element>::as_ref(&handle.element) == active).then_some(handle)
    }
}

//! Taking back what was done here, and doing it again.

use crdt::FieldRef;
use crdt::undo::Reverted;
use dioxus::prelude::{ReadableExt, WritableExt};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, InputEvent, KeyboardEvent};

use super::Session;
use crate::browser::{self, Listener, now_ms};
use crate::sync::frames::{Happening, Way};

/// What there is to take back, and to do again.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Undoable {
    pub undo: bool,
    pub redo: bool,
}

impl Session {
    pub fn undo(&self) {
        self.walk(Way::Back);
    }

    pub fn redo(&self) {
        self.walk(Way::Forth);
    }

    /// Whoever may write no more has nothing to take back.
    pub fn forget_history(&self) {
        self.inner.history.take();
        self.show_undoable();
    }

    pub(super) fn walk(&self, way: Way) {
        if self.focused().is_some_and(|handle| handle.is_composing()) {
            return;
        }
        self.take_typed();
        self.remember_selection();
        let reverted = {
            let mut document = self.writing();
            let mut history = self.inner.history.borrow_mut();
            match way {
                Way::Back => history.undo(&mut document, now_ms()),
                Way::Forth => history.redo(&mut document, now_ms()),
            }
        };
        if let Some(Reverted { update, caret, object }) = reverted {
            self.tell(&update);
            self.show_texts();
            self.redraw();
            match (caret, object) {
                (Some((field, caret)), _) => self.caret_returns(&field, caret),
                (None, Some(object)) => browser::reveal_soon(format!("[data-id=\"{object}\"]")),
                (None, None) => {}
            }
        }
        self.show_undoable();
        self.update_status();
    }

    /// The caret goes where something was taken back: at once when it is in that text, for the next key may lead elsewhere.
    /// Afterwards only when the page has moved the text, which takes the focus from it.
    fn caret_returns(&self, field: &FieldRef, caret: u32) {
        let Some(handle) = self.focused().filter(|handle| handle.field == *field) else {
            return self.focus_soon(field, caret);
        };
        handle.focus_at(caret, caret);
        let (session, field) = (self.clone(), field.clone());
        browser::later(0, move || {
            if browser::active().is_none() {
                session.focus(&field, caret);
            }
        });
    }

    /// Brings the buttons up to date. Writes the signal only when it says something new.
    pub(super) fn show_undoable(&self) {
        let now = {
            let history = self.inner.history.borrow();
            Undoable { undo: history.can_undo(), redo: history.can_redo() }
        };
        let mut signal = self.shown.undoable;
        if signal.try_peek().is_ok_and(|shown| *shown != now) {
            signal.set(now);
        }
    }

    /// The keys, and what a menu or a gesture of the browser asks for: its own undo knows nothing of what others typed.
    pub(super) fn history_listeners(&self, document: &web_sys::Document) -> [Listener; 2] {
        let (keys, inputs) = (self.inner.events.clone(), self.inner.events.clone());
        let pressed = Listener::new(document, "keydown", move |event| {
            let way = event.dyn_ref::<KeyboardEvent>().and_then(way_of_keys);
            if let Some(way) = way.filter(|_| is_ours(&event)) {
                event.prevent_default();
                keys.unbounded_send(Happening::Walk(way)).ok();
            }
        });
        let asked = Listener::new(document, "beforeinput", move |event| {
            let way = match event.dyn_ref::<InputEvent>().map(InputEvent::input_type).as_deref() {
                Some("historyUndo") => Way::Back,
                Some("historyRedo") => Way::Forth,
                _ => return,
            };
            if is_ours(&event) {
                event.prevent_default();
                inputs.unbounded_send(Happening::Walk(way)).ok();
            }
        });
        [pressed, asked]
    }
}

fn way_of_keys(event: &KeyboardEvent) -> Option<Way> {
    if event.ctrl_key() == event.meta_key() || event.alt_key() || event.is_composing() {
        return None;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("z", false) => Some(Way::Back),
        ("z" | "Z", true) | ("y", false) => Some(Way::Forth),
        _ => None,
    }
}

/// Fields that are no texts of the résumé (a date, a title, a search) and dialogs have the browser's own undo. Where
/// nothing is typed, it has none.
fn is_ours(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return true };
    let is_chosen = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "color"));
    let is_other_field = (element.tag_name() == "INPUT" && !is_chosen)
        || (element.tag_name() == "TEXTAREA" && !element.has_attribute("data-field"));
    !is_other_field && element.closest("dialog, [role=dialog]").ok().flatten().is_none()
}

//! What a session tells the server: edits, and where the own caret is.

use crdt::Edit;
use crdt::awareness::{self, Entry};
use crdt::protocol::{Frame, Sync};

use super::Session;
use crate::browser::now_ms;
use crate::sample;
use crate::sync::frames::Happening;
use crate::sync::own_cursor::{ANNOUNCE_MS, Place, REST_MS};
use crate::sync::random::BrowserRandom;

impl Session {
    /// Changes the document in one transaction, tells the server, and lets the page show it. It can be taken back.
    pub fn edit<R>(&self, change: impl FnOnce(&mut Edit<'_, '_>, &mut BrowserRandom) -> R) -> R {
        self.take_typed();
        // A change of structure is a step of its own.
        self.inner.history.borrow_mut().close_step();
        let result = self.change(change);
        self.inner.history.borrow_mut().close_step();
        self.show_texts();
        self.redraw();
        self.update_status();
        result
    }

    /// The change alone: what the page shows is the caller's business.
    pub(super) fn change<R>(&self, change: impl FnOnce(&mut Edit<'_, '_>, &mut BrowserRandom) -> R) -> R {
        let (result, update, changes) = self.writing().edit_recorded(|edit| change(edit, &mut BrowserRandom));
        self.inner.history.borrow_mut().record(changes, now_ms());
        self.show_undoable();
        self.tell(&update);
        result
    }

    /// As [`Session::edit`], but it is itself the way back, and no step: the button that takes one thing back.
    pub fn take_back(&self, change: impl FnOnce(&mut Edit<'_, '_>)) {
        self.take_typed();
        let ((), update) = self.writing().edit(change);
        self.tell(&update);
        self.show_texts();
        self.redraw();
        self.update_status();
    }

    /// Tells the server what has just been done.
    pub(super) fn tell(&self, update: &[u8]) {
        if !update.is_empty() {
            if !self.inner.unsaved.replace(true) && self.is_local() && self.inner.keeper.is_keeping() {
                sample::note_begun(true);
            }
            self.inner.keeper.append(update, true);
            if !self.send_update(update) {
                // Other tabs would get it from the server.
                self.tell_neighbours(&Frame::Sync(Sync::Update(update)));
            }
        }
    }

    /// Sends an update; gives whether there is a connection that takes it. Before the server's step 1 is answered, the
    /// answer will carry it; without a connection, the next one.
    pub(super) fn send_update(&self, update: &[u8]) -> bool {
        if !self.inner.connection.borrow().delivery.is_flowing() {
            return false;
        }
        let sent = self.send_counted(&Frame::Sync(Sync::Update(update)));
        if !sent {
            // Or it would count as saved: nobody waits for what was never sent.
            self.lost();
        }
        sent
    }

    /// Sends a frame of kind step 2 or update; gives whether the connection took it.
    pub(super) fn send_counted(&self, frame: &Frame<'_>) -> bool {
        let sent = self.send(frame);
        if sent {
            self.inner.connection.borrow_mut().delivery.count_sent();
        }
        sent
    }

    /// Gives whether there was a connection that took it. One that takes no frame is about to end, and the next one
    /// begins with what the server lacks.
    pub(super) fn send(&self, frame: &Frame<'_>) -> bool {
        let connection = self.inner.connection.borrow();
        connection.is_open && connection.socket.as_ref().is_some_and(|socket| socket.send(&frame.encode()))
    }

    /// Where the own caret is now; `None` in no text.
    pub(super) fn cursor_is(&self, place: Option<Place>) {
        let is_pending = {
            let mut own = self.inner.own_cursor.borrow_mut();
            if own.cursor == place {
                return;
            }
            own.cursor = place;
            std::mem::replace(&mut own.is_pending, true)
        };
        if !is_pending {
            let events = self.inner.events.clone();
            crate::browser::later(REST_MS, move || {
                events.unbounded_send(Happening::CursorRests).ok();
            });
        }
    }

    pub(super) fn cursor_rests(&self) {
        self.inner.own_cursor.borrow_mut().is_pending = false;
        self.announce();
    }

    pub(super) fn announce_if_due(&self, now_ms: f64) {
        if now_ms - self.inner.own_cursor.borrow().announced_ms >= ANNOUNCE_MS {
            self.announce();
        }
    }

    /// Tells everybody that this one is here, and where its caret is.
    pub(super) fn announce(&self) {
        let client = self.inner.document.borrow().client_id();
        let (clock, state) = {
            let mut own = self.inner.own_cursor.borrow_mut();
            own.clock = own.clock.wrapping_add(1);
            own.announced_ms = now_ms();
            (own.clock, own.state())
        };
        let payload = awareness::encode(&[Entry { client, clock, state: state.into() }]);
        self.send(&Frame::Awareness(&payload));
    }
}

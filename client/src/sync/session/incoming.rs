//! What happens to a session: the connection opens, brings frames and ends; time passes.

use crdt::awareness;
use crdt::protocol::{Frame, Sync, close};
use dioxus::prelude::{ReadableExt, Signal, WritableExt};
use gloo_timers::callback::Timeout;
use serde::Deserialize;

use super::Session;
use crate::browser::{self, now_ms, warn};
use crate::sync::backoff::delay_ms;
use crate::sync::delivery::Delivery;
use crate::sync::frames::Happening;
use crate::sync::socket::Socket;
use crate::sync::status::Refusal;

/// The server sends something every 20 s; a connection that is silent for so long is dead.
const SILENT_MS: f64 = 45_000.0;
/// An attempt that may still succeed.
const YOUNG_MS: f64 = 3_000.0;
/// How often a session that was left signed out, with something unsaved, tries again.
const LOCKED_OUT_MS: f64 = 10_000.0;
/// Longer than this no attempt takes.
const OPENING_MS: f64 = 15_000.0;

impl Session {
    pub(super) fn handle(&self, happening: Happening) {
        let happening = match happening {
            Happening::Frame { attempt, bytes } if self.is_current(attempt) && self.can_wait(&bytes) => {
                self.inner.waiting.borrow_mut().push(bytes);
                return self.redraw_soon();
            }
            happening => happening,
        };
        self.catch_up();
        match happening {
            Happening::Open { attempt } if self.is_current(attempt) => self.opened(),
            Happening::Frame { attempt, bytes } if self.is_current(attempt) => self.frame(&bytes),
            Happening::Closed { attempt, code, reason } if self.is_current(attempt) => self.closed(code, &reason),
            Happening::Retry { attempt } if self.is_current(attempt) => self.connect(),
            // Of an attempt that was given up.
            Happening::Open { .. } | Happening::Frame { .. } | Happening::Closed { .. } | Happening::Retry { .. } => {}
            Happening::Online => self.reconnect_now(),
            Happening::Tick => self.tick(),
            Happening::Redraw => {
                if self.inner.redraw_is_due.get() {
                    self.show_peers();
                    self.redraw();
                }
            }
            Happening::CursorRests => self.cursor_rests(),
            Happening::Walk(way) => self.walk(way),
            Happening::Neighbour { bytes } => self.neighbour(&bytes),
            Happening::Kept | Happening::Rested => self.update_status(),
        }
    }

    /// Whether a frame can wait for the one that comes with it: another's letter and the caret behind it are drawn once.
    /// A page that nobody sees waits for nothing, since its timers are slow.
    fn can_wait(&self, bytes: &[u8]) -> bool {
        let is_theirs = matches!(Frame::decode(bytes), Ok(Frame::Sync(Sync::Update(_)) | Frame::Awareness(_)));
        is_theirs && self.inner.connection.borrow().delivery.is_synced() && !browser::is_hidden()
    }

    /// Takes what has waited, in its order, and draws it.
    fn catch_up(&self) {
        let waiting = self.inner.waiting.take();
        if waiting.is_empty() {
            return;
        }
        for bytes in waiting {
            self.frame(&bytes);
        }
        self.show_peers();
        self.redraw();
    }

    fn is_current(&self, attempt: u32) -> bool {
        self.inner.connection.borrow().attempt == attempt
    }

    /// Begins a new attempt; the one before it is given up.
    pub(super) fn connect(&self) {
        if self.is_local() {
            return self.update_status();
        }
        let attempt = {
            let mut connection = self.inner.connection.borrow_mut();
            connection.attempt += 1;
            connection.is_open = false;
            connection.delivery = Delivery::default();
            connection.last_heard_ms = now_ms();
            connection.not_saving = None;
            connection.retry = None;
            connection.socket = None;
            connection.attempt
        };
        let socket = Socket::open(&self.inner.resume, &self.inner.whose.user, attempt, &self.inner.events);
        let failed = socket.is_none();
        self.inner.connection.borrow_mut().socket = socket;
        if failed {
            self.lost();
        }
        self.update_status();
    }

    /// Connects at once where there is no connection: the network is back, or somebody has signed in again. An attempt
    /// that has just begun is left alone.
    pub fn reconnect_now(&self) {
        let is_waiting = {
            let connection = self.inner.connection.borrow();
            let is_young = now_ms() - connection.last_heard_ms < YOUNG_MS;
            !connection.is_open && (connection.socket.is_none() || !is_young)
        };
        if is_waiting {
            self.connect();
        }
    }

    fn opened(&self) {
        let state_vector = {
            let mut connection = self.inner.connection.borrow_mut();
            connection.is_open = true;
            connection.last_heard_ms = now_ms();
            self.inner.document.borrow().state_vector()
        };
        self.send(&Frame::Sync(Sync::Step1(&state_vector)));
        self.announce();
        self.update_status();
    }

    fn frame(&self, bytes: &[u8]) {
        let was_synced = {
            let mut connection = self.inner.connection.borrow_mut();
            connection.last_heard_ms = now_ms();
            connection.delivery.is_synced()
        };
        match Frame::decode(bytes) {
            Ok(Frame::Sync(Sync::Step1(state_vector))) => self.answer(state_vector),
            Ok(Frame::Sync(Sync::Step2(update))) => {
                if self.take(update) {
                    let mut connection = self.inner.connection.borrow_mut();
                    connection.delivery.heard();
                }
            }
            Ok(Frame::Sync(Sync::Update(update))) => {
                self.take(update);
            }
            Ok(Frame::Awareness(payload)) => self.presence(payload),
            Ok(Frame::QueryAwareness) => self.announce(),
            Ok(Frame::Saved(n)) => self.inner.connection.borrow_mut().delivery.saved(n),
            Ok(Frame::Event(json)) => self.event(json),
            Ok(Frame::AuthDenied(reason)) => warn(&format!("the server refuses: {reason}")),
            Err(error) => {
                warn(&format!("a frame of the server cannot be read: {error}"));
                self.lost();
            }
        }
        let delivery = self.inner.connection.borrow().delivery;
        if delivery.is_saved() {
            // Not before: a server that can take nothing would be asked again at once.
            self.inner.connection.borrow_mut().failures = 0;
        }
        if delivery.is_synced() && !was_synced {
            self.inner.connection.borrow_mut().was_synced = true;
            // The role may have changed while there was no connection, and the list of letters.
            self.ask_for_role();
            count_up(self.shown.letters_news);
        }
        self.update_status();
    }

    /// Asks the server anew what it says of the résumé: the role, the title.
    pub fn ask_for_role(&self) {
        count_up(self.shown.access_news);
    }

    /// Answers the server's step 1 with everything it lacks, always, also when that is nothing: it is counted.
    fn answer(&self, state_vector: &[u8]) {
        // It asks: it has let us in.
        self.inner.connection.borrow_mut().refusal = None;
        let update = self.inner.document.borrow().diff(state_vector);
        match update {
            Ok(update) => {
                if self.send_counted(&Frame::Sync(Sync::Step2(&update))) {
                    self.inner.connection.borrow_mut().delivery.answered();
                } else {
                    self.lost();
                }
            }
            Err(error) => {
                warn(&format!("the server's state vector cannot be read: {error}"));
                self.lost();
            }
        }
    }

    /// Applies what others did; gives whether it could be read.
    fn take(&self, update: &[u8]) -> bool {
        if !self.apply(update, false) {
            self.lost();
            return false;
        }
        let is_first = !self.inner.connection.borrow().was_synced;
        if is_first {
            self.redraw()
        } else {
            self.redraw_soon()
        }
        true
    }

    /// Applies what was done elsewhere, keeps it, and shows it in the text areas; gives whether it could be read.
    pub(super) fn apply(&self, update: &[u8], is_unsaved: bool) -> bool {
        self.take_typed();
        self.remember_selection();
        let (is_news, watched) = (self.is_news(update), self.watched());
        let applied = self.writing().apply(update);
        if let Err(error) = applied {
            warn(&format!("an update cannot be applied: {error}"));
            return false;
        }
        if is_news {
            self.inner.keeper.append(update, is_unsaved);
        }
        let changed = self.show_texts();
        self.follow_up(update, watched, &changed);
        true
    }

    fn presence(&self, payload: &[u8]) {
        let Ok(entries) = awareness::decode(payload) else { return };
        let own = self.inner.document.borrow().client_id();
        let changed = self.inner.presence.borrow_mut().merge(&entries, own, now_ms());
        if changed {
            self.redraw_soon();
        }
    }

    fn event(&self, json: &str) {
        #[derive(Deserialize)]
        struct Event {
            r#type: String,
            #[serde(default)]
            reason: String,
        }
        let Ok(event) = serde_json::from_str::<Event>(json) else { return };
        match event.r#type.as_str() {
            "not_saving" => self.inner.connection.borrow_mut().not_saving = Some(event.reason),
            "saving" => self.inner.connection.borrow_mut().not_saving = None,
            "letters" => count_up(self.shown.letters_news),
            _ => {}
        }
    }

    fn closed(&self, code: u16, reason: &str) {
        let refusal = match code {
            close::SIGNED_OUT => Some(Refusal::SignedOut),
            close::NOT_ALLOWED => Some(Refusal::NoAccess),
            close::MALFORMED => Some(Refusal::Malformed(reason.to_owned())),
            _ => None,
        };
        if code == close::ACCESS_CHANGED || refusal == Some(Refusal::NoAccess) {
            self.ask_for_role();
        }
        if matches!(refusal, Some(Refusal::NoAccess | Refusal::Malformed(_))) {
            self.inner.keeper.refused();
        }
        match refusal {
            Some(refusal) => {
                {
                    let mut connection = self.inner.connection.borrow_mut();
                    connection.is_open = false;
                    connection.socket = None;
                    connection.delivery = Delivery::default();
                    connection.refusal = Some(refusal);
                }
                self.nobody_is_here();
                self.update_status();
            }
            None => self.lost(),
        }
    }

    /// The connection is gone; another attempt will come.
    pub(super) fn lost(&self) {
        let (attempt, failures) = {
            let mut connection = self.inner.connection.borrow_mut();
            connection.attempt += 1;
            connection.is_open = false;
            connection.socket = None;
            connection.delivery = Delivery::default();
            connection.failures = connection.failures.saturating_add(1);
            (connection.attempt, connection.failures)
        };
        let events = self.inner.events.clone();
        let retry = Timeout::new(delay_ms(failures - 1), move || {
            events.unbounded_send(Happening::Retry { attempt }).ok();
        });
        self.inner.connection.borrow_mut().retry = Some(retry);
        self.nobody_is_here();
        self.update_status();
    }

    fn nobody_is_here(&self) {
        self.inner.presence.borrow_mut().clear();
        self.show_peers();
    }

    fn tick(&self) {
        let now = now_ms();
        let is_dead = {
            let connection = self.inner.connection.borrow();
            let limit = if connection.is_open { SILENT_MS } else { OPENING_MS };
            connection.socket.is_some() && now - connection.last_heard_ms > limit
        };
        if is_dead {
            self.lost();
            return;
        }
        let is_locked_out = self.inner.connection.borrow().refusal == Some(Refusal::SignedOut);
        if self.inner.is_left.get() && is_locked_out && self.inner.is_unsaved() {
            // Nobody sees the question to sign in again: perhaps they have, elsewhere.
            let is_due = now - self.inner.connection.borrow().last_heard_ms > LOCKED_OUT_MS;
            if is_due {
                self.connect();
            }
        }
        self.inner.presence.borrow_mut().expire(now);
        // Also those whose carets have come to rest.
        self.show_peers();
        self.unmark(now);
        self.announce_if_due(now);
        self.inner.keeper.mend(|| self.inner.document.borrow().encode());
        // A store that takes long is no promise.
        self.update_status();
    }

    fn show_peers(&self) {
        let peers = self.inner.presence.borrow().snapshot(now_ms());
        let mut signal = self.shown.peers;
        if signal.try_peek().is_ok_and(|now| *now != peers) {
            signal.set(peers);
        }
    }
}

/// Where the page that would hear it is still there.
fn count_up(mut news: Signal<u32>) {
    let seen = news.try_peek().map(|seen| *seen);
    if let Ok(seen) = seen {
        news.set(seen + 1);
    }
}

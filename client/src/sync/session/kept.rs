//! A session and the store of this device: what is read at the beginning, and what other tabs say.

use crdt::protocol::{Frame, Sync};
use dioxus::prelude::{ReadableExt, WritableExt};

use super::Session;
use crate::api::resumes::{Resume, Role};
use crate::browser::{now_ms, warn};
use crate::keep::{About, Neighbours, Replica};
use crate::sample;
use crate::sync::status::Refusal;

impl Session {
    /// Shows the résumé as it was kept, before anything else: the connection then brings both up to date. Gives what was
    /// read before this program listened to other tabs.
    pub(super) async fn open_replica(&self) -> Option<Replica> {
        let whose = &self.inner.whose;
        if !whose.is_kept {
            return None;
        }
        let found = Neighbours::find(&whose.user, &self.inner.resume, &self.inner.events);
        *self.inner.neighbours.borrow_mut() = found;
        let replica = self.inner.keeper.open(&whose.user).await;
        if let Some(replica) = &replica {
            self.take_over(replica);
        }
        let state_vector = self.inner.document.borrow().state_vector();
        self.tell_neighbours(&Frame::Sync(Sync::Step1(&state_vector)));
        replica.filter(|replica| replica.is_early)
    }

    /// Takes what a tab that is closed by now has written since.
    pub(super) async fn complete_replica(&self, early: &Replica) {
        if let Some(replica) = self.inner.keeper.read_again().await
            && replica.updates != early.updates
        {
            self.take_over(&replica);
        }
    }

    fn take_over(&self, replica: &Replica) {
        let all = replica.updates.iter().map(Vec::as_slice);
        let applied = self.writing().apply_all(all);
        if let Err(error) = applied {
            // The others are good: the server knows what is missing, unless it was never sent.
            warn(&format!("a kept update cannot be applied: {error}"));
            for update in &replica.updates {
                self.writing().apply(update).ok();
            }
        }
        if replica.is_unsaved() {
            self.inner.unsaved.set(true);
        }
        self.show_texts();
        self.redraw();
        let is_something = !replica.updates.is_empty();
        let mut kept = self.shown.kept;
        if is_something && kept.try_peek().is_ok() {
            kept.set(replica.about.clone());
        }
        self.update_status();
    }

    /// Nobody has opened the sample here before: it is fetched, and kept.
    pub(super) async fn begin_sample(&self) {
        if self.shown.kept.try_peek().is_ok_and(|kept| kept.is_some()) {
            return;
        }
        let Some(update) = sample::update().await else {
            // The page offers to try again.
            return self.ask_for_role();
        };
        self.apply(&update, false);
        self.redraw();
        self.name_sample(sample::TITLE);
    }

    /// The sample's title, which only this device knows.
    pub fn name_sample(&self, title: &str) {
        let about = About { title: title.to_owned(), role: Role::Owner, beside: None, slot: None, seen_ms: now_ms() };
        self.inner.keeper.put_about(about.clone());
        let mut kept = self.shown.kept;
        if kept.try_peek().is_ok() {
            kept.set(Some(about));
        }
        self.update_status();
    }

    /// What is here is somewhere else now, or not wanted any more: nothing of it has to be kept.
    pub fn is_elsewhere_now(&self) {
        self.inner.unsaved.set(false);
        sample::note_begun(false);
    }

    /// What the server says about the résumé, for the next time without it.
    pub fn keep_about(&self, about: &Resume) {
        let about = About {
            title: about.title.clone(),
            role: about.role,
            beside: about.beside.clone(),
            slot: about.slot,
            seen_ms: now_ms(),
        };
        self.inner.keeper.put_about(about);
    }

    pub(super) fn tell_neighbours(&self, frame: &Frame<'_>) {
        if let Some(neighbours) = self.inner.neighbours.borrow().as_ref() {
            neighbours.tell(&frame.encode());
        }
    }

    /// Another tab asks what is only here, or says what was typed there.
    pub(super) fn neighbour(&self, bytes: &[u8]) {
        match Frame::decode(bytes) {
            // What the server has, everybody gets from the server.
            Ok(Frame::Sync(Sync::Step1(state_vector))) if self.inner.unsaved.get() && !self.is_rejected() => {
                let lacking = self.inner.document.borrow().diff(state_vector);
                if let Ok(lacking) = lacking {
                    self.tell_neighbours(&Frame::Sync(Sync::Step2(&lacking)));
                }
            }
            Ok(Frame::Sync(Sync::Step2(update) | Sync::Update(update))) => self.take_from_neighbour(update),
            _ => {}
        }
    }

    /// What the server does not want is not handed on: the next tab would be refused with it.
    fn is_rejected(&self) -> bool {
        matches!(self.inner.connection.borrow().refusal, Some(Refusal::NoAccess | Refusal::Malformed(_)))
    }

    fn take_from_neighbour(&self, update: &[u8]) {
        // Whoever has been refused is not helped by more, and helps nobody.
        if self.inner.connection.borrow().refusal.is_some() || !self.is_news(update) {
            return;
        }
        if self.apply(update, true) {
            self.inner.unsaved.set(true);
            self.send_update(update);
            self.redraw_soon();
            self.update_status();
        }
    }

    pub(super) fn is_news(&self, update: &[u8]) -> bool {
        // What cannot be read is found out by whoever applies it.
        self.inner.document.borrow().has_news(update).unwrap_or(true)
    }
}

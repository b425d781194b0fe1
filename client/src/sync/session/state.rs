//! What the state line says: whether everything is saved, and where.

use dioxus::prelude::{ReadableExt, WritableExt};
use gloo_timers::callback::Timeout;

use super::Session;
use crate::browser::now_ms;
use crate::sync::frames::Happening;
use crate::sync::status::Status;

/// A pause between two letters: then what is saved is called so.
const QUIET_MS: f64 = 250.0;

impl Session {
    /// A field of the page holds words that the document does not have, or no longer.
    pub fn draft(&self, key: &str, is_draft: bool) {
        let changed = match is_draft {
            true => self.inner.drafts.borrow_mut().insert(key.to_owned()),
            false => self.inner.drafts.borrow_mut().remove(key),
        };
        if changed {
            self.update_status();
        }
    }

    fn status(&self) -> Status {
        let connection = self.inner.connection.borrow();
        let unsaved = self.inner.is_unsaved();
        let kept = self.inner.keeper.is_keeping() && self.inner.drafts.borrow().is_empty();
        if let Some(refusal) = &connection.refusal {
            return Status::Refused { refusal: refusal.clone(), unsaved, kept };
        }
        if self.is_local() {
            let has_come = self.shown.kept.try_peek().is_ok_and(|kept| kept.is_some());
            return if has_come { Status::Local { kept } } else { Status::Connecting };
        }
        if connection.is_open && connection.delivery.is_synced() {
            return match &connection.not_saving {
                _ if connection.delivery.is_saved() && self.inner.drafts.borrow().is_empty() => Status::Saved,
                Some(reason) => Status::NotSaving(reason.clone()),
                None => Status::Saving,
            };
        }
        if !connection.was_synced && connection.failures == 0 {
            return Status::Connecting;
        }
        Status::Offline { unsaved, kept }
    }

    /// Brings the state line up to date. Writes the signal only when it says something new.
    pub(super) fn update_status(&self) {
        let status = self.status();
        if status == Status::Saved {
            self.inner.unsaved.set(false);
            self.inner.keeper.saved(|| self.inner.document.borrow().encode());
        }
        let mut signal = self.shown.status;
        let pause = QUIET_MS - (now_ms() - self.inner.typed_ms.get());
        if status == Status::Saved && pause > 0.0 && signal.try_peek().is_ok_and(|now| *now == Status::Saving) {
            return self.rest_for(pause);
        }
        if signal.try_peek().is_ok_and(|now| *now != status) {
            signal.set(status);
        }
    }

    /// While somebody types, the line says *Saving* until there is a pause, and does not change with every letter.
    fn rest_for(&self, ms: f64) {
        let events = self.inner.events.clone();
        let pause = Timeout::new(ms as u32 + 1, move || drop(events.unbounded_send(Happening::Rested)));
        *self.inner.resting.borrow_mut() = Some(pause);
    }
}

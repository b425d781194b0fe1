//! When the pages follow what is typed: laying them out takes long, and no letter shall wait for it.

use std::cell::Cell;

use crate::browser::now_ms;

/// Without a letter on its way: two frames.
const BEHIND_MS: f64 = 32.0;
/// Behind a letter that has just been painted, before the next one can come. Until then its frame is drawn.
const BEHIND_LETTER_MS: f64 = 8.0;
/// A letter was just painted.
const JUST_MS: f64 = 25.0;
/// Who pauses for so long is not writing a word.
const PAUSE_MS: f64 = 240.0;
/// The share of the time that the pages may take, and the longest that they wait for it.
const SHARE: f64 = 1.0 / 8.0;
const SHARE_AT_MOST_MS: f64 = 250.0;

/// All times in milliseconds of the browser's clock.
pub(super) struct Pace {
    /// When the pages come next; infinite when nothing asks for them.
    due: Cell<f64>,
    /// When they may come again, for they have had their share.
    rested: Cell<f64>,
    /// How long they have worked since they began; `None` when they are not at work.
    worked: Cell<Option<f64>>,
    /// Something has changed since they began.
    is_asked: Cell<bool>,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self {
            due: Cell::new(f64::INFINITY),
            rested: Cell::new(0.0),
            worked: Cell::new(None),
            is_asked: Cell::new(false),
        }
    }

    /// Something has changed. Gives when to call [`Pace::begin`], unless somebody does so as early. `typed`: when the
    /// last letter was painted.
    pub(super) fn ask(&self, now: f64, typed: f64) -> Option<f64> {
        if self.worked.get().is_some() {
            self.is_asked.set(true);
            return None;
        }
        let rested = self.rested.get();
        let due = if now - typed < JUST_MS && rested <= now + BEHIND_LETTER_MS {
            now + BEHIND_LETTER_MS
        } else {
            // Among letters: behind the next one that finds the pages rested.
            rested.max(now + BEHIND_MS).max(typed + PAUSE_MS)
        };
        (due < self.due.get()).then(|| {
            self.due.set(due);
            due
        })
    }

    /// Whether it is still time for what was due then.
    pub(super) fn begin(&self, due: f64) -> bool {
        let is_due = self.due.get() == due;
        if is_due {
            self.due.set(f64::INFINITY);
            self.worked.set(Some(0.0));
        }
        is_due
    }

    /// A part of the work.
    pub(super) fn work<R>(&self, part: impl FnOnce() -> R) -> R {
        let began = now_ms();
        let result = part();
        self.worked.set(self.worked.get().map(|worked| worked + now_ms() - began));
        result
    }

    /// How long the parts have taken together.
    pub(super) fn worked_ms(&self) -> f64 {
        self.worked.get().unwrap_or_default()
    }

    /// The pages have come. Gives when they begin again, if they must.
    pub(super) fn end(&self, now: f64, typed: f64) -> Option<f64> {
        let worked = self.worked_ms();
        self.worked.set(None);
        self.rested.set(now + (worked / SHARE).min(SHARE_AT_MOST_MS));
        if self.is_asked.replace(false) { self.ask(now, typed) } else { None }
    }
}

//! Undo and redo of one person's edits, among everybody else's.
//!
//! What a person has done is kept as changes, each with what it takes to turn it back: the identity of every letter that
//! came or went, and the value before and after. Turning one back makes an ordinary edit of what is there now: letters
//! that others have typed stay, a value that somebody has set since stays, and what was deleted comes back where it was.
//! The edit that turns something back is kept the same way, and is what redo turns back.
//!
//! yrs brings an undo of its own. It takes whole objects out of the document, with what others have typed into them, and
//! keeps deleted letters from being forgotten.

mod change;
mod revert;
mod units;

use std::collections::{HashMap, VecDeque};

pub use change::Change;
pub(crate) use change::Journal;
use change::What;

use crate::{Document, FieldRef, Id};
use units::Unit;

/// Steps that can be taken back.
const STEPS: usize = 300;
/// Letters typed within so many milliseconds of each other are one step.
const PAUSE_MS: f64 = 1_000.0;
/// After so many letters the next word begins a new step.
const LONG: u32 = 24;

/// What one person can take back, and what they have taken back.
#[derive(Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// Letters that were deleted and have come back, by what they were.
    returned: HashMap<Unit, Unit>,
    /// The next edit begins a step of its own.
    is_closed: bool,
}

/// What is taken back at once.
#[derive(Debug)]
struct Step {
    changes: Vec<Change>,
    at_ms: f64,
}

/// What has been taken back, or done again.
#[derive(Debug)]
pub struct Reverted {
    /// The edit that did it.
    pub update: Vec<u8>,
    /// Where the caret should go, in UTF-16 code units.
    pub caret: Option<(FieldRef, u32)>,
    /// The section, item or bullet that was changed, where it was not a text.
    pub object: Option<Id>,
}

impl History {
    /// Takes in what [`Document::edit_recorded`] has recorded. Letters typed without a pause become one step.
    pub fn record(&mut self, changes: Vec<Change>, at_ms: f64) {
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        let is_closed = std::mem::replace(&mut self.is_closed, false);
        match self.done.back_mut() {
            Some(last) if !is_closed && last.is_continued_by(&changes, at_ms) => {
                changes.into_iter().for_each(|change| last.take_in(change));
                last.at_ms = at_ms;
            }
            _ => self.push(Step { changes, at_ms }),
        }
    }

    /// The next edit begins a step of its own: somebody has gone elsewhere.
    pub fn close_step(&mut self) {
        self.is_closed = true;
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back of which anything is left to take back. `now_ms`: milliseconds since 1970.
    pub fn undo(&mut self, document: &mut Document, now_ms: f64) -> Option<Reverted> {
        while let Some(step) = self.done.pop_back() {
            if let Some((reverted, again)) = self.revert(document, &step, now_ms) {
                self.undone.push(again);
                self.is_closed = true;
                return Some(reverted);
            }
        }
        None
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, document: &mut Document, now_ms: f64) -> Option<Reverted> {
        while let Some(step) = self.undone.pop() {
            if let Some((reverted, again)) = self.revert(document, &step, now_ms) {
                self.push(again);
                self.is_closed = true;
                return Some(reverted);
            }
        }
        None
    }

    /// What turns the step back, and the step that turns that back; nothing when others have left nothing of it.
    fn revert(&mut self, document: &mut Document, step: &Step, now_ms: f64) -> Option<(Reverted, Step)> {
        let returned = &mut self.returned;
        let (caret, update, changes) = document.edit_recorded(|edit| {
            let mut caret = None;
            for change in step.changes.iter().rev() {
                caret = edit.revert(change, returned, now_ms as i64).or(caret);
            }
            caret
        });
        let object = changes.iter().find_map(Change::object).cloned();
        let again = Step { changes, at_ms: now_ms };
        (!again.changes.is_empty()).then_some((Reverted { update, caret, object }, again))
    }

    fn push(&mut self, step: Step) {
        self.done.push_back(step);
        if self.done.len() > STEPS {
            self.done.pop_front();
        }
    }
}

impl Step {
    /// Whether somebody goes on typing, or deleting, in the same text.
    fn is_continued_by(&self, changes: &[Change], at_ms: f64) -> bool {
        let (Some(last), [Change(next)]) = (self.typing(), changes) else { return false };
        let is_soon = at_ms - self.at_ms < PAUSE_MS;
        match (last, next) {
            (What::Inserted { field, words, .. }, What::Inserted { field: same, words: more, .. }) => {
                let begins_word = words.ends_with(char::is_whitespace) && !more.starts_with(char::is_whitespace);
                let is_long = crate::text::utf16_len(words) >= LONG;
                is_soon && field == same && !(is_long && begins_word)
            }
            (What::Removed { field, .. }, What::Removed { field: same, .. }) => is_soon && field == same,
            _ => false,
        }
    }

    /// The change that typing goes on with. Typing over a selection is a deletion, then an insertion.
    fn typing(&self) -> Option<&What> {
        match self.changes.as_slice() {
            [Change(one)] => Some(one),
            [Change(What::Removed { field, .. }), Change(inserted @ What::Inserted { field: same, .. })]
                if field == same =>
            {
                Some(inserted)
            }
            _ => None,
        }
    }

    fn take_in(&mut self, Change(change): Change) {
        match (self.changes.last_mut().map(|last| &mut last.0), change) {
            (Some(What::Inserted { units, words, .. }), What::Inserted { units: more, words: further, .. }) => {
                units.extend(more);
                words.push_str(&further);
            }
            (Some(What::Removed { gap, .. }), What::Removed { field, gap: later }) => {
                let apart = gap.and_then(later).map(|gap| What::Removed { field, gap });
                self.changes.extend(apart.map(Change));
            }
            (_, change) => self.changes.push(Change(change)),
        }
    }
}

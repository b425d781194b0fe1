//! What an edit has done, as far as it can be taken back.

use yrs::{Any, TextRef, TransactionMut};

use super::units::{self, Unit};
use crate::view::{Marks, RichText};
use crate::{FieldRef, Id, read};

/// One change of one edit.
#[derive(Clone, PartialEq, Debug)]
pub struct Change(pub(super) What);

impl Change {
    /// What has another value now.
    pub(super) fn object(&self) -> Option<&Id> {
        match &self.0 {
            What::Made(id) | What::Put { object: id, .. } => Some(id),
            What::Inserted { .. } | What::Removed { .. } | What::Marked { .. } => None,
        }
    }
}

/// See [`Change`].
#[derive(Clone, PartialEq, Debug)]
pub(super) enum What {
    /// A section, item or bullet was made.
    Made(Id),
    /// A value of an object was set.
    Put { object: Id, key: String, before: Option<Any>, after: Option<Any> },
    /// Letters came.
    Inserted { field: FieldRef, units: Vec<Unit>, words: String },
    /// Letters went.
    Removed { field: FieldRef, gap: Gap },
    /// Letters got other marks.
    Marked { field: FieldRef, units: Vec<Unit>, before: Marks, after: Marks },
}

/// Where letters stood one after the other that are gone.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Gap {
    /// The offset of the first.
    at: u32,
    /// In their order.
    pub(super) pieces: Vec<Piece>,
    /// What stood before them and behind them. Letters that went and came back may stand elsewhere among those that are
    /// gone: it is the neighbours that tell the order.
    pub(super) left: Option<Unit>,
    pub(super) right: Option<Unit>,
}

/// Letters that stood one after the other, all with the same marks.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Piece {
    pub(super) units: Vec<Unit>,
    pub(super) words: String,
    pub(super) marks: Marks,
}

/// Takes down what an edit does.
#[derive(Debug, Default)]
pub(crate) struct Journal(Vec<Change>);

impl Gap {
    /// Makes one of two, when the later deletion went on where the earlier one had stopped: with Backspace, or with
    /// Delete. Otherwise gives the later one back.
    pub(super) fn and_then(&mut self, mut later: Self) -> Option<Self> {
        if later.at == self.at {
            self.pieces.append(&mut later.pieces);
            self.right = later.right;
        } else if later.at + later.len() == self.at {
            later.pieces.append(&mut self.pieces);
            (self.at, self.left, self.pieces) = (later.at, later.left, later.pieces);
        } else {
            return Some(later);
        }
        None
    }

    fn len(&self) -> u32 {
        self.pieces.iter().map(|piece| piece.units.len() as u32).sum()
    }
}

impl Journal {
    pub(crate) fn into_changes(self) -> Vec<Change> {
        self.0
    }

    fn note(&mut self, what: What) {
        self.0.push(Change(what));
    }

    pub(crate) fn made(&mut self, id: &Id) {
        self.note(What::Made(id.clone()));
    }

    pub(crate) fn put(&mut self, object: &Id, key: &str, before: Option<Any>, after: Option<Any>) {
        self.note(What::Put { object: object.clone(), key: key.to_owned(), before, after });
    }

    /// Some letters have just come to a place.
    pub(crate) fn inserted(
        &mut self,
        txn: &TransactionMut<'_>,
        field: &FieldRef,
        text: &TextRef,
        start: u32,
        words: &str,
    ) {
        if !words.is_empty() {
            let units = units::at(txn, text, start..start + crate::text::utf16_len(words));
            self.note(What::Inserted { field: field.clone(), units, words: words.to_owned() });
        }
    }

    /// The letters of a range are about to go. `rich`: the text as it is.
    pub(crate) fn removes(
        &mut self,
        txn: &TransactionMut<'_>,
        field: &FieldRef,
        text: &TextRef,
        rich: &RichText,
        range: std::ops::Range<u32>,
    ) {
        let at = range.start;
        let left = at.checked_sub(1).and_then(|left| units::at(txn, text, left..at).first().copied());
        let right = units::at(txn, text, range.end..range.end + 1).first().copied();
        let pieces: Vec<Piece> = rich
            .runs_in(range)
            .map(|(range, words, marks)| Piece { units: units::at(txn, text, range), words, marks })
            .collect();
        if !pieces.is_empty() {
            self.note(What::Removed { field: field.clone(), gap: Gap { at, pieces, left, right } });
        }
    }

    /// Letters have just got other marks. `before`: the text as it was.
    pub(crate) fn marked(&mut self, txn: &TransactionMut<'_>, field: &FieldRef, text: &TextRef, before: &RichText) {
        let after = read::rich(txn, text);
        for (range, marks) in crate::text::mark_changes(before, &after) {
            for (range, _, before) in before.runs_in(range) {
                let units = units::at(txn, text, range);
                self.note(What::Marked { field: field.clone(), units, before, after: marks.clone() });
            }
        }
    }
}

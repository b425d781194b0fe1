//! Positions in a text that keep their place while others type.

use std::fmt;
use std::str::FromStr;

use yrs::branch::{Branch, BranchPtr};
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{Assoc, IndexedSequence, StickyIndex, Transact};

use crate::{Document, FieldRef};

/// A place in one text: behind a certain character, or at the start.
///
/// Usually it holds on to the character before it, so that what others type at the same place comes after it, and a person's
/// own letters stay together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Anchor(StickyIndex);

/// The text is not an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not an anchor")]
pub struct AnchorError;

impl Anchor {
    /// The anchor at an offset in UTF-16 code units; `None` when there is no such text. Beyond the end is the end.
    pub fn at(document: &Document, field: &FieldRef, offset: u32) -> Option<Self> {
        let offset = offset.min(document.text_len(field)?);
        let txn = document.doc().transact();
        let text = document.roots.text(&txn, field)?;
        text.sticky_index(&txn, offset, Assoc::Before).map(Self)
    }

    /// As [`Anchor::at`], but holding on to the character behind it: for the start of a selection, which shall not grow
    /// by what others type right before it.
    pub fn before(document: &Document, field: &FieldRef, offset: u32) -> Option<Self> {
        let offset = offset.min(document.text_len(field)?);
        let txn = document.doc().transact();
        let text = document.roots.text(&txn, field)?;
        text.sticky_index(&txn, offset, Assoc::After).map(Self)
    }

    /// Where it is now, in UTF-16 code units; `None` when its text is gone or not known here yet.
    pub fn resolve(&self, document: &Document, field: &FieldRef) -> Option<u32> {
        let txn = document.doc().transact();
        let text = document.roots.text(&txn, field)?;
        let offset = self.0.get_offset(&txn)?;
        (offset.branch == BranchPtr::from(AsRef::<Branch>::as_ref(&text))).then_some(offset.index)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.encode_v1().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Anchor {
    type Err = AnchorError;

    fn from_str(text: &str) -> Result<Self, AnchorError> {
        if text.len() > 256 || !text.len().is_multiple_of(2) || !text.is_ascii() {
            return Err(AnchorError);
        }
        let bytes: Vec<u8> = (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16))
            .collect::<Result<_, _>>()
            .map_err(|_| AnchorError)?;
        StickyIndex::decode_v1(&bytes).map(Self).map_err(|_| AnchorError)
    }
}

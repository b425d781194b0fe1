//! The letters of a text by their identity: it stays when others type, and tells whether a letter is still there.

use std::collections::HashMap;
use std::ops::Range;

use yrs::branch::{Branch, BranchPtr};
use yrs::{Assoc, ID, IndexedSequence, ReadTxn, StickyIndex, TextRef};

/// One UTF-16 code unit: who made it, and its clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Unit {
    client: u64,
    clock: u32,
}

/// The units of a range of a text, in order.
pub(super) fn at<T: ReadTxn>(txn: &T, text: &TextRef, range: Range<u32>) -> Vec<Unit> {
    let unit = |offset| {
        let sticky = text.sticky_index(txn, offset, Assoc::After)?;
        sticky.id().map(|id| Unit { client: id.client.get(), clock: id.clock })
    };
    range.filter_map(unit).collect()
}

/// Where a unit is, or was, in a text; `None` when it is not of this text, or unknown.
pub(super) fn place_of<T: ReadTxn>(txn: &T, text: &TextRef, unit: Unit) -> Option<Where> {
    let offset = |assoc| {
        let id = ID::new(yrs::ClientID::new(unit.client), unit.clock);
        let offset = StickyIndex::from_id(id, assoc).get_offset(txn)?;
        (offset.branch == BranchPtr::from(AsRef::<Branch>::as_ref(text))).then_some(offset.index)
    };
    let (before, after) = (offset(Assoc::After)?, offset(Assoc::Before)?);
    Some(if after > before { Where::Here(before) } else { Where::Gone(before) })
}

/// Where a unit is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Where {
    Here(u32),
    /// It was deleted: the offset of what stood behind it.
    Gone(u32),
}

/// The unit as which this one has come back the last time.
pub(super) fn latest(returned: &HashMap<Unit, Unit>, mut unit: Unit) -> Unit {
    while let Some(later) = returned.get(&unit) {
        unit = *later;
    }
    unit
}

/// The ranges of a text in which these units stand now, from the last to the first: changing one moves no other.
pub(super) fn ranges<T: ReadTxn>(txn: &T, text: &TextRef, units: impl Iterator<Item = Unit>) -> Vec<Range<u32>> {
    let mut offsets: Vec<u32> = units
        .filter_map(|unit| match place_of(txn, text, unit) {
            Some(Where::Here(offset)) => Some(offset),
            _ => None,
        })
        .collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut ranges: Vec<Range<u32>> = Vec::new();
    for offset in offsets {
        match ranges.last_mut() {
            Some(last) if last.end == offset => last.end += 1,
            _ => ranges.push(offset..offset + 1),
        }
    }
    ranges.reverse();
    ranges
}

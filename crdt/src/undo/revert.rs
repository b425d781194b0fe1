//! Turning one change back, in the document as it is now.

use std::collections::HashMap;

use yrs::{Any, Text, TextRef};

use super::change::{Change, Gap, What};
use super::units::{self, Unit, Where};
use crate::edit::Edit;
use crate::view::Marks;
use crate::{FieldRef, Id, read};

impl Edit<'_, '_> {
    /// Turns a change back as far as it still stands. Gives where the caret should be.
    pub(super) fn revert(
        &mut self,
        Change(what): &Change,
        returned: &mut HashMap<Unit, Unit>,
        now_ms: i64,
    ) -> Option<(FieldRef, u32)> {
        match what {
            What::Made(id) => {
                self.delete(id, now_ms);
                None
            }
            What::Put { object, key, before, after } => {
                self.put_back(object, key, before.as_ref(), after.as_ref());
                None
            }
            What::Inserted { field, units, .. } => {
                let text = self.existing_text(field)?;
                let ranges = units::ranges(self.txn, &text, units.iter().map(|unit| units::latest(returned, *unit)));
                // From the last to the first: what stands before a range is as it was.
                let before = read::rich(self.txn, &text);
                for range in &ranges {
                    self.remove(field, &text, &before, range.clone());
                }
                ranges.last().map(|first| (field.clone(), first.start))
            }
            What::Removed { field, gap } => {
                let text = self.existing_text(field)?;
                self.bring_back(field, &text, gap, returned).map(|caret| (field.clone(), caret))
            }
            What::Marked { field, units, before, after } => {
                let text = self.existing_text(field)?;
                self.mark_back(field, &text, units.iter().map(|unit| units::latest(returned, *unit)), before, after)
            }
        }
    }

    /// Sets a value back that is still as it was set.
    fn put_back(&mut self, object: &Id, key: &str, before: Option<&Any>, after: Option<&Any>) {
        let Some(target) = self.roots.object(self.txn, object.as_str()) else { return };
        if read::value(self.txn, &target, key).as_ref() == after {
            self.put(object, &target, key, before.cloned());
        }
    }

    /// Inserts deleted letters anew where they were. Others may have typed between them: then they come back in parts.
    fn bring_back(
        &mut self,
        field: &FieldRef,
        text: &TextRef,
        gap: &Gap,
        returned: &mut HashMap<Unit, Unit>,
    ) -> Option<u32> {
        let neighbour = |unit: Option<Unit>| unit.map(|unit| units::latest(returned, unit));
        let (left, right) = (neighbour(gap.left), neighbour(gap.right));
        let mut behind = right;
        let mut caret = None;
        // From the last part to the first: what is inserted moves no part before it.
        for piece in gap.pieces.iter().rev() {
            let words: Vec<u16> = piece.words.encode_utf16().collect();
            let units: Vec<Unit> = piece.units.iter().map(|unit| units::latest(returned, *unit)).collect();
            let places: Vec<Option<u32>> = units.iter().map(|unit| self.gone_from(text, *unit)).collect();
            let mut end = units.len();
            while end > 0 {
                let mut start = end - 1;
                while start > 0 && places[start - 1] == places[end - 1] {
                    start -= 1;
                }
                let part = start..end;
                end = start;
                let Some(place) = places[part.start] else { continue };
                // A part that cuts a character in halves would not be text: nobody types between the halves.
                let Ok(some) = String::from_utf16(&words[part.clone()]) else { continue };
                let offset = self.between(text, left, place, behind);
                self.insert_marked(field, text, offset, &some, &piece.marks);
                let length = part.len() as u32;
                let new = units::at(self.txn, text, offset..offset + length);
                behind = new.first().copied().or(behind);
                returned.extend(units[part].iter().copied().zip(new));
                caret = caret.or(Some(offset + length));
            }
        }
        caret
    }

    /// Where a letter that is gone was; `None` when it is there. Only what is gone comes back.
    fn gone_from(&self, text: &TextRef, unit: Unit) -> Option<u32> {
        match units::place_of(self.txn, text, unit)? {
            Where::Gone(offset) => Some(offset),
            Where::Here(_) => None,
        }
    }

    /// The place nearest to `place` that is behind one letter and before another, where they are there.
    fn between(&self, text: &TextRef, left: Option<Unit>, place: u32, right: Option<Unit>) -> u32 {
        let here = |unit: Option<Unit>| match units::place_of(self.txn, text, unit?)? {
            Where::Here(offset) => Some(offset),
            Where::Gone(_) => None,
        };
        let place = here(right).map_or(place, |right| place.min(right));
        here(left).map_or(place, |left| place.max(left + 1))
    }

    /// Inserts words with exactly these marks.
    fn insert_marked(&mut self, field: &FieldRef, text: &TextRef, offset: u32, words: &str, marks: &Marks) {
        text.insert(self.txn, offset, words);
        let range = offset..offset + crate::text::utf16_len(words);
        let differs = read::rich(self.txn, text).runs_in(range.clone()).any(|(_, _, now)| now != *marks);
        if differs {
            self.set_marks(text, range, marks);
        }
        self.note_inserted(field, text, offset, words);
    }

    fn mark_back(
        &mut self,
        field: &FieldRef,
        text: &TextRef,
        units: impl Iterator<Item = Unit>,
        before: &Marks,
        after: &Marks,
    ) -> Option<(FieldRef, u32)> {
        let now = read::rich(self.txn, text);
        let ranges = units::ranges(self.txn, text, units);
        let still: Vec<_> = ranges
            .into_iter()
            .flat_map(|range| now.runs_in(range).filter(|(_, _, marks)| marks == after).collect::<Vec<_>>())
            .collect();
        for (range, _, _) in &still {
            self.set_marks(text, range.clone(), before);
        }
        self.note_marked(field, text, &now);
        still.iter().map(|(range, _, _)| range.end).max().map(|end| (field.clone(), end))
    }

    fn existing_text(&self, field: &FieldRef) -> Option<TextRef> {
        self.roots.text(self.txn, field)
    }
}

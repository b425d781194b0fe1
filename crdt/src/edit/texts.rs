//! Words and marks.

use std::ops::Range;

use yrs::types::Attrs;
use yrs::{Any, Map, MapRef, Out, Text, TextPrelim, TextRef};

use super::Edit;
use crate::schema::{BASICS_FIELDS, FieldSpec, SectionKind};
use crate::view::{Marks, RichText};
use crate::{FieldRef, Id, read, text};

/// A mark, on or off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    Bold(bool),
    Italic(bool),
    /// An address, or no link.
    Link(Option<String>),
}

impl Edit<'_, '_> {
    /// Replaces a range (UTF-16 code units) of a text. What is inserted takes the marks at that place.
    pub fn replace_text(&mut self, field: &FieldRef, range: Range<u32>, insert: &str) {
        let Some(target) = self.text_ref(field) else { return };
        let before = read::rich(self.txn, &target);
        let range = text::snap(&before.plain(), range);
        let start = range.start;
        self.remove(field, &target, &before, range);
        target.insert(self.txn, start, insert);
        self.note_inserted(field, &target, start, insert);
    }

    /// Removes a range of a text. `before`: what it reads now, at least up to the end of the range.
    pub(crate) fn remove(&mut self, field: &FieldRef, target: &TextRef, before: &RichText, range: Range<u32>) {
        if range.is_empty() {
            return;
        }
        if let Some(journal) = &mut self.journal {
            journal.removes(self.txn, field, target, before, range.clone());
        }
        target.remove_range(self.txn, range.start, range.end - range.start);
    }

    pub(crate) fn note_inserted(&mut self, field: &FieldRef, target: &TextRef, start: u32, words: &str) {
        if let Some(journal) = &mut self.journal {
            journal.inserted(self.txn, field, target, start, words);
        }
    }

    /// Takes down how the marks differ from what they were.
    pub(crate) fn note_marked(&mut self, field: &FieldRef, target: &TextRef, before: &RichText) {
        if let Some(journal) = &mut self.journal {
            journal.marked(self.txn, field, target, before);
        }
    }

    pub(crate) fn set_marks(&mut self, target: &TextRef, range: Range<u32>, marks: &Marks) {
        target.format(self.txn, range.start, range.end - range.start, all_marks(marks));
    }

    /// Makes a text read `wanted` by the smallest single replacement.
    pub fn set_text(&mut self, field: &FieldRef, wanted: &str) {
        let now = self.text_ref(field).map(|target| read::rich(self.txn, &target).plain()).unwrap_or_default();
        if let Some((range, insert)) = text::replacement(&now, wanted, None) {
            self.replace_text(field, range, &insert);
        }
    }

    /// Makes a text read as `wanted`, marks included.
    pub fn set_rich_text(&mut self, field: &FieldRef, wanted: &RichText) {
        self.set_text(field, &wanted.plain());
        let Some(target) = self.text_ref(field) else { return };
        let before = read::rich(self.txn, &target);
        for (range, marks) in text::mark_changes(&before, wanted) {
            self.set_marks(&target, range, &marks);
        }
        self.note_marked(field, &target, &before);
    }

    /// Sets or clears one mark on a range (UTF-16 code units).
    pub fn format_text(&mut self, field: &FieldRef, range: Range<u32>, mark: &Mark) {
        let Some(target) = self.text_ref(field) else { return };
        let before = read::rich(self.txn, &target);
        let range = text::snap(&before.plain(), range);
        if range.end > range.start {
            let (key, value) = match mark {
                Mark::Bold(on) => ("bold", flag(*on)),
                Mark::Italic(on) => ("italic", flag(*on)),
                Mark::Link(address) => ("link", address_value(address.as_deref())),
            };
            target.format(self.txn, range.start, range.end - range.start, Attrs::from([(key.into(), value)]));
            self.note_marked(field, &target, &before);
        }
    }

    /// The text of a field, made when an object of ours lacks it.
    fn text_ref(&mut self, field: &FieldRef) -> Option<TextRef> {
        let object = self.roots.object(self.txn, field.object.as_str())?;
        match object.get(self.txn, &field.field) {
            Some(Out::YText(text)) => Some(text),
            // A foreign client wrote a plain value here: it becomes a text.
            Some(Out::Any(Any::String(words))) if self.is_text_field(&field.object, &object, &field.field) => {
                Some(object.insert(self.txn, field.field.as_str(), TextPrelim::new(words.as_ref())))
            }
            None if self.is_text_field(&field.object, &object, &field.field) => {
                Some(object.insert(self.txn, field.field.as_str(), TextPrelim::new("")))
            }
            _ => None,
        }
    }

    fn is_text_field(&self, id: &Id, object: &MapRef, key: &str) -> bool {
        let has = |specs: &[FieldSpec]| specs.iter().any(|spec| spec.key == key && spec.form.is_text());
        if *id == Id::basics() {
            return has(BASICS_FIELDS);
        }
        if self.roots.items.contains_key(self.txn, id.as_str()) {
            let kind = read::string(self.txn, object, "kind").and_then(|key| SectionKind::from_key(&key));
            return kind.is_some_and(|kind| has(kind.fields()));
        }
        (key == "text" && self.roots.bullets.contains_key(self.txn, id.as_str()))
            || (key == "title" && self.roots.sections.contains_key(self.txn, id.as_str()))
    }
}

/// `null` takes a mark away.
fn flag(on: bool) -> Any {
    if on { Any::Bool(true) } else { Any::Null }
}

fn address_value(address: Option<&str>) -> Any {
    address.map_or(Any::Null, Any::from)
}

fn all_marks(marks: &Marks) -> Attrs {
    Attrs::from([
        ("bold".into(), flag(marks.bold)),
        ("italic".into(), flag(marks.italic)),
        ("link".into(), address_value(marks.link.as_deref())),
    ])
}

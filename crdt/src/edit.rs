//! Typed edits. Each method is one change inside the transaction of [`crate::Document::edit`].
//!
//! A method given an id or a range that does not exist (somebody else may have deleted it a moment ago) changes
//! nothing or goes to the nearest place; it never fails.

mod company;
mod duplicate;

use std::ops::Range;
use std::sync::Arc;

use yrs::types::Attrs;
use yrs::{Any, Map, MapPrelim, MapRef, Out, Text, TextPrelim, TextRef, TransactionMut};

use crate::document::Roots;
use crate::read::{self, list_parent};
use crate::schema::{BASICS_FIELDS, FieldSpec, STANDARD_SECTIONS, SectionKind};
use crate::undo::{Change, Journal};
use crate::view::{Column, Keep, Marks, RichText};
use crate::{FieldRef, Id, Place, Random, order, text};

/// A mark, on or off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    Bold(bool),
    Italic(bool),
    /// An address, or no link.
    Link(Option<String>),
}

/// The changes of one transaction.
pub struct Edit<'a, 'doc> {
    pub(crate) txn: &'a mut TransactionMut<'doc>,
    pub(crate) roots: &'a Roots,
    /// Takes down what is done, for undo.
    journal: Option<Journal>,
}

impl std::fmt::Debug for Edit<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Edit")
    }
}

impl<'a, 'doc> Edit<'a, 'doc> {
    pub(crate) fn new(txn: &'a mut TransactionMut<'doc>, roots: &'a Roots) -> Self {
        Self { txn, roots, journal: None }
    }

    /// As [`Edit::new`]; what is done is taken down.
    pub(crate) fn recorded(txn: &'a mut TransactionMut<'doc>, roots: &'a Roots) -> Self {
        Self { txn, roots, journal: Some(Journal::default()) }
    }

    /// What was taken down.
    pub(crate) fn into_changes(self) -> Vec<Change> {
        self.journal.map(Journal::into_changes).unwrap_or_default()
    }

    // Texts

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

    // Values

    /// Sets or clears a value of an object: a date (`2023`, `2023-03`, `2023-03-14`, or any words), or a key of the
    /// settings. The last writer wins.
    pub fn set_value(&mut self, object: &Id, key: &str, value: Option<&str>) {
        let Some(target) = self.roots.object(self.txn, object.as_str()) else { return };
        self.put(object, &target, key, value.filter(|text| !text.is_empty()).map(Any::from));
    }

    /// Shows or hides a section, item or bullet.
    pub fn set_hidden(&mut self, id: &Id, hidden: bool) {
        let Some(target) = self.roots.object(self.txn, id.as_str()) else { return };
        self.put(id, &target, "hidden", hidden.then_some(Any::Bool(true)));
    }

    /// Puts an item into a group of roles at one place, or takes it out.
    pub fn set_group(&mut self, item: &Id, group: Option<&Id>) {
        self.set_value(item, "group", group.map(Id::as_str));
    }

    /// Deletes a section, item or bullet by a flag. What others type into it meanwhile is kept, and comes back with it.
    pub fn delete(&mut self, id: &Id, at_unix_ms: i64) {
        let Some(target) = self.roots.object(self.txn, id.as_str()) else { return };
        self.put(id, &target, "deleted", Some(Any::from(at_unix_ms)));
    }

    /// Takes a deletion back.
    pub fn undelete(&mut self, id: &Id) {
        let Some(target) = self.roots.object(self.txn, id.as_str()) else { return };
        self.put(id, &target, "deleted", None);
    }

    /// Removes for good what was deleted before that time.
    pub fn purge(&mut self, before_unix_ms: i64) {
        for root in [&self.roots.sections, &self.roots.items, &self.roots.bullets] {
            let old: Vec<String> = root
                .iter(self.txn)
                .filter_map(|(id, value)| {
                    let object = value.cast::<MapRef>().ok()?;
                    match object.get(self.txn, "deleted") {
                        Some(Out::Any(Any::Number(at))) if at.as_i64().is_some_and(|at| at < before_unix_ms) => {
                            Some(id.to_owned())
                        }
                        _ => None,
                    }
                })
                .collect();
            for id in old {
                root.remove(self.txn, &id);
            }
        }
    }

    // Structure

    /// Adds a section.
    pub fn add_section(
        &mut self,
        kind: SectionKind,
        title: &str,
        column: Column,
        place: &Place,
        rng: &mut dyn Random,
    ) -> Id {
        let id = Id::random(rng);
        let key = self.make_room(&self.roots.sections.clone(), column.key(), None, place, rng);
        self.new_section(&id, kind, title, column, &key);
        self.note_made(&id);
        id
    }

    /// Adds an empty item to a section, or to `profiles`.
    pub fn add_item(&mut self, section: &Id, place: &Place, rng: &mut dyn Random) -> Id {
        let id = Id::random(rng);
        let kind = self.section_kind(section);
        let key = self.make_room(&self.roots.items.clone(), section.as_str(), None, place, rng);
        self.new_item(&id, kind, section.as_str(), &key);
        self.note_made(&id);
        id
    }

    /// Adds a bullet to a list of an item.
    pub fn add_bullet(&mut self, item: &Id, list: &str, place: &Place, words: &str, rng: &mut dyn Random) -> Id {
        let id = Id::random(rng);
        let parent = list_parent(item.as_str(), list);
        let key = self.make_room(&self.roots.bullets.clone(), &parent, None, place, rng);
        self.new_bullet(&id, &parent, &key, words);
        self.note_made(&id);
        id
    }

    /// Moves a section within its column or into another.
    pub fn move_section(&mut self, id: &Id, column: Column, place: &Place, rng: &mut dyn Random) {
        self.move_to(&self.roots.sections.clone(), id, column.key(), place, rng);
    }

    /// Moves an item within its section or into another.
    pub fn move_item(&mut self, id: &Id, section: &Id, place: &Place, rng: &mut dyn Random) {
        self.move_to(&self.roots.items.clone(), id, section.as_str(), place, rng);
    }

    /// Moves a bullet within its list or into another item's.
    pub fn move_bullet(&mut self, id: &Id, item: &Id, list: &str, place: &Place, rng: &mut dyn Random) {
        self.move_to(&self.roots.bullets.clone(), id, &list_parent(item.as_str(), list), place, rng);
    }

    fn move_to(&mut self, root: &MapRef, id: &Id, parent: &str, place: &Place, rng: &mut dyn Random) {
        let Some(Ok(object)) = root.get(self.txn, id.as_str()).map(|value| value.cast::<MapRef>()) else { return };
        if matches!(place, Place::Before(other) | Place::After(other) if other == id) {
            return;
        }
        let key = self.make_room(root, parent, Some(id), place, rng);
        self.put(id, &object, "place", Some(spot_value(parent, &key)));
    }

    /// An order key at that place among the siblings. Where two of them share a key, the later ones get new ones.
    fn make_room(
        &mut self,
        root: &MapRef,
        parent: &str,
        moving: Option<&Id>,
        place: &Place,
        rng: &mut dyn Random,
    ) -> String {
        let mut siblings = read::siblings(self.txn, root, parent);
        siblings.retain(|(id, _)| Some(id) != moving);
        let ids: Vec<Id> = siblings.iter().map(|(id, _)| id.clone()).collect();
        let at = place.index(&ids);
        let before = at.checked_sub(1).map(|left| siblings[left].1.as_str());
        let after = siblings.get(at).map(|(_, key)| key.as_str());
        if let Some(key) = order::between(before, after, rng) {
            return key;
        }
        let keys = order::sequence(siblings.len() + 1);
        for (index, (id, old)) in siblings.iter().enumerate() {
            let key = &keys[index + usize::from(index >= at)];
            if let Some(Ok(object)) = root.get(self.txn, id.as_str()).map(|value| value.cast::<MapRef>())
                && old != key
            {
                self.put(id, &object, "place", Some(spot_value(parent, key)));
            }
        }
        keys[at].clone()
    }

    // Making objects, also for imports

    pub(crate) fn new_section(&mut self, id: &Id, kind: SectionKind, title: &str, column: Column, key: &str) {
        let object = self.roots.sections.insert(self.txn, id.as_str(), MapPrelim::default());
        object.insert(self.txn, "kind", kind.key());
        object.insert(self.txn, "place", spot_value(column.key(), key));
        object.insert(self.txn, "title", TextPrelim::new(title));
    }

    pub(crate) fn new_item(&mut self, id: &Id, kind: SectionKind, parent: &str, key: &str) {
        let object = self.roots.items.insert(self.txn, id.as_str(), MapPrelim::default());
        object.insert(self.txn, "kind", kind.key());
        object.insert(self.txn, "place", spot_value(parent, key));
        self.ensure_texts(&object, kind.fields());
    }

    pub(crate) fn new_bullet(&mut self, id: &Id, parent: &str, key: &str, words: &str) {
        let object = self.roots.bullets.insert(self.txn, id.as_str(), MapPrelim::default());
        object.insert(self.txn, "place", spot_value(parent, key));
        object.insert(self.txn, "text", TextPrelim::new(words));
    }

    /// Every text of an object exists from its first day: two people who begin to type into it at the same moment
    /// type into the same text.
    fn ensure_texts(&mut self, object: &MapRef, specs: &[FieldSpec]) {
        for spec in specs.iter().filter(|spec| spec.form.is_text()) {
            if !object.contains_key(self.txn, spec.key) {
                object.insert(self.txn, spec.key, TextPrelim::new(""));
            }
        }
    }

    /// The contact block's texts and the standard sections, where they are missing.
    pub(crate) fn ensure_standard(&mut self) {
        self.ensure_texts(&self.roots.basics.clone(), BASICS_FIELDS);
        let keys = order::sequence(STANDARD_SECTIONS.len());
        for (kind, key) in STANDARD_SECTIONS.iter().zip(keys) {
            if !self.roots.sections.contains_key(self.txn, kind.key()) {
                self.new_section(&Id::from(kind.key()), *kind, "", Column::Main, &key);
            }
        }
    }

    pub(crate) fn set_schema(&mut self, version: i64) {
        self.write(&self.roots.meta.clone(), "schema", Some(Any::from(version)));
    }

    pub(crate) fn set_keep(&mut self, object: &MapRef, keep: &Keep) {
        self.write(object, "keep", keep.0.as_ref().map(|text| Any::String(text.clone())));
    }

    pub(crate) fn set_spot(&mut self, root: &MapRef, id: &Id, parent: &str, key: &str) {
        if let Some(Ok(object)) = root.get(self.txn, id.as_str()).map(|value| value.cast::<MapRef>()) {
            self.put(id, &object, "place", Some(spot_value(parent, key)));
        }
    }

    pub(crate) fn object(&mut self, id: &Id) -> Option<MapRef> {
        self.roots.object(self.txn, id.as_str())
    }

    fn section_kind(&self, section: &Id) -> SectionKind {
        if let Some(kind) = SectionKind::from_key(section.as_str()) {
            return kind;
        }
        let object = self.roots.sections.get(self.txn, section.as_str()).and_then(|value| value.cast::<MapRef>().ok());
        object
            .and_then(|object| read::string(self.txn, &object, "kind"))
            .and_then(|key| SectionKind::from_key(&key))
            .unwrap_or(SectionKind::Custom)
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

    fn note_made(&mut self, id: &Id) {
        if let Some(journal) = &mut self.journal {
            journal.made(id);
        }
    }

    /// Writes a value of an object, as somebody may take back.
    pub(crate) fn put(&mut self, id: &Id, object: &MapRef, key: &str, value: Option<Any>) {
        let before = read::value(self.txn, object, key);
        if self.write(object, key, value.clone())
            && let Some(journal) = &mut self.journal
        {
            journal.put(id, key, before, value);
        }
    }

    /// Writes a value only when it differs: an edit that changes nothing makes no update. Gives whether it did.
    fn write(&mut self, object: &MapRef, key: &str, value: Option<Any>) -> bool {
        let now = match object.get(self.txn, key) {
            Some(Out::Any(any)) => Some(any),
            Some(_) => return false,
            None => None,
        };
        match value {
            Some(value) if now.as_ref() != Some(&value) => {
                object.insert(self.txn, key, value);
                true
            }
            None if now.is_some() => object.remove(self.txn, key).is_some(),
            _ => false,
        }
    }
}

fn spot_value(parent: &str, key: &str) -> Any {
    Any::Array(Arc::from([Any::from(parent), Any::from(key)]))
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

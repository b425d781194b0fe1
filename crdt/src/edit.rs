//! Typed edits. Each method is one change inside the transaction of [`crate::Document::edit`].
//!
//! A method given an id or a range that does not exist (somebody else may have deleted it a moment ago) changes
//! nothing or goes to the nearest place; it never fails.

mod company;
mod duplicate;
mod objects;
mod structure;
mod texts;

use std::sync::Arc;

pub use texts::Mark;
use yrs::{Any, Map, MapRef, Out, TransactionMut};

use crate::document::Roots;
use crate::schema::SectionKind;
use crate::undo::{Change, Journal};
use crate::{Id, read};

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

    /// Sets or clears a value of an object: a date (`2023`, `2023-03`, `2023-03-14`, or any words), or a key of the
    /// settings. The last writer wins.
    pub fn set_value(&mut self, object: &Id, key: &str, value: Option<&str>) {
        let Some(target) = self.roots.object(self.txn, object.as_str()) else { return };
        self.put(object, &target, key, value.filter(|text| !text.is_empty()).map(Any::from));
    }

    /// Shows or hides a section, item or bullet.
    pub fn set_hidden(&mut self, id: &Id, hidden: bool) {
        self.set_flag(id, "hidden", hidden);
    }

    /// Has a section or an item begin a new page.
    pub fn set_break_before(&mut self, id: &Id, breaks: bool) {
        self.set_flag(id, "breakBefore", breaks);
    }

    /// Keeps a section or an item on one page.
    pub fn set_keep_together(&mut self, id: &Id, keeps: bool) {
        self.set_flag(id, "keepTogether", keeps);
    }

    fn set_flag(&mut self, id: &Id, key: &str, is_on: bool) {
        let Some(target) = self.roots.object(self.txn, id.as_str()) else { return };
        self.put(id, &target, key, is_on.then_some(Any::Bool(true)));
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

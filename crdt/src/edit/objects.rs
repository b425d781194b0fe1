//! Objects as they are made, also by imports.

use yrs::{Any, Map, MapPrelim, MapRef, TextPrelim};

use super::{Edit, spot_value};
use crate::schema::{BASICS_FIELDS, FieldSpec, STANDARD_SECTIONS, SectionKind};
use crate::view::{Column, Keep};
use crate::{Id, order};

impl Edit<'_, '_> {
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
}

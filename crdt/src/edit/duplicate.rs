//! Copies of sections, items and bullets.

use yrs::types::text::YChange;
use yrs::{Any, Map, MapPrelim, MapRef, Out, Text, TextPrelim};

use super::{Edit, spot_value};
use crate::read::{self, list_parent};
use crate::{Id, Place, Random, SectionKind, order};

/// What belongs to the one object, and to no copy: where it stands, on which page, and when it was deleted.
const OWN_KEYS: [&str; 3] = ["place", "breakBefore", "deleted"];

impl Edit<'_, '_> {
    /// Copies a section, item or bullet, with all that is in it, to the place just behind it. The copy and everything
    /// in it have ids of their own. Gives the copy's id; `None` when there is nothing to copy.
    pub fn duplicate(&mut self, id: &Id, rng: &mut dyn Random) -> Option<Id> {
        let roots = [&self.roots.sections, &self.roots.items, &self.roots.bullets];
        let root = roots.into_iter().find(|root| root.contains_key(self.txn, id.as_str()))?.clone();
        let object = child(self, &root, id)?;
        if read::is_deleted(self.txn, &object) {
            return None;
        }
        let parent = read::spot(self.txn, &object)?.parent;
        let key = self.make_room(&root, &parent, None, &Place::After(id.clone()), rng);
        let copy = if root == self.roots.sections {
            self.copy_section(id, &parent, &key, rng)
        } else if root == self.roots.items {
            self.copy_item(id, &parent, &key, rng)
        } else {
            self.copy_object(&root, id, &parent, &key, rng)
        };
        // Its parts go and come back with it.
        if let Some(copy) = &copy {
            self.note_made(copy);
        }
        copy
    }

    fn copy_section(&mut self, id: &Id, parent: &str, key: &str, rng: &mut dyn Random) -> Option<Id> {
        let (sections, items) = (self.roots.sections.clone(), self.roots.items.clone());
        let copy = self.copy_object(&sections, id, parent, key, rng)?;
        if let Some(object) = child(self, &sections, &copy) {
            // What an import has kept of a standard section is how its list stood in the file.
            object.remove(self.txn, "keep");
            // An odd section may not say its kind; the copy cannot be told it by its id.
            if object.get(self.txn, "kind").is_none() {
                let kind = SectionKind::from_key(id.as_str()).unwrap_or(SectionKind::Custom);
                object.insert(self.txn, "kind", kind.key());
            }
        }
        let parts = read::siblings(self.txn, &items, id.as_str());
        for ((part, _), key) in parts.iter().zip(order::sequence(parts.len())) {
            self.copy_item(part, copy.as_str(), &key, rng);
        }
        Some(copy)
    }

    fn copy_item(&mut self, id: &Id, parent: &str, key: &str, rng: &mut dyn Random) -> Option<Id> {
        let (items, bullets) = (self.roots.items.clone(), self.roots.bullets.clone());
        let copy = self.copy_object(&items, id, parent, key, rng)?;
        let object = child(self, &items, id)?;
        let kind = read::string(self.txn, &object, "kind").and_then(|key| SectionKind::from_key(&key));
        for list in kind.unwrap_or_else(|| self.section_kind(&Id::from(parent))).lists() {
            let parts = read::siblings(self.txn, &bullets, &list_parent(id.as_str(), list.key));
            let into = list_parent(copy.as_str(), list.key);
            for ((part, _), key) in parts.iter().zip(order::sequence(parts.len())) {
                self.copy_object(&bullets, part, &into, &key, rng);
            }
        }
        Some(copy)
    }

    /// Copies one object: its values, and its texts with their marks.
    fn copy_object(&mut self, root: &MapRef, id: &Id, parent: &str, key: &str, rng: &mut dyn Random) -> Option<Id> {
        let object = child(self, root, id)?;
        let mut values: Vec<(String, Any)> = Vec::new();
        let mut texts = Vec::new();
        for (key, value) in object.iter(self.txn) {
            match value {
                _ if OWN_KEYS.contains(&key) => {}
                Out::Any(value) => values.push((key.to_owned(), value)),
                Out::YText(text) => texts.push((key.to_owned(), text)),
                // What only a foreign client could have put there.
                _ => {}
            }
        }
        // The document keeps its entries in no order; a copy is made the same way every time.
        values.sort_by(|a, b| a.0.cmp(&b.0));
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        let copy = Id::random(rng);
        let made = root.insert(self.txn, copy.as_str(), MapPrelim::default());
        made.insert(self.txn, "place", spot_value(parent, key));
        for (key, value) in values {
            made.insert(self.txn, key, value);
        }
        for (key, text) in texts {
            let words = read::rich(self.txn, &text).plain();
            let runs = text.diff(self.txn, YChange::identity);
            let target = made.insert(self.txn, key, TextPrelim::new(words));
            let mut start = 0;
            for run in runs {
                let Out::Any(Any::String(words)) = run.insert else { continue };
                let length = crate::text::utf16_len(&words);
                if let Some(marks) = run.attributes {
                    // All of them, also those that are not ours.
                    target.format(self.txn, start, length, *marks);
                }
                start += length;
            }
        }
        Some(copy)
    }
}

fn child(edit: &Edit<'_, '_>, root: &MapRef, id: &Id) -> Option<MapRef> {
    root.get(edit.txn, id.as_str())?.cast::<MapRef>().ok()
}

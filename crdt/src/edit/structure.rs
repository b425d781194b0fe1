//! What is added, and what moves.

use yrs::{Map, MapRef};

use super::{Edit, spot_value};
use crate::read::{self, list_parent};
use crate::schema::SectionKind;
use crate::view::Column;
use crate::{Id, Place, Random, order};

impl Edit<'_, '_> {
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
    pub(super) fn make_room(
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
}

//! Roles at one place: one more, in and out, and what the place is called stays said.
//!
//! The words about a place are texts of one of its roles. Whoever takes a role away hands them over in the same edit.

use yrs::{Map, MapRef};

use super::Edit;
use crate::company::line;
use crate::view::RichText;
use crate::{FieldRef, Id, Place, Random, SectionKind, read};

impl Edit<'_, '_> {
    /// Adds a role just behind another one, at its place.
    pub fn add_role(&mut self, role: &Id, rng: &mut dyn Random) -> Option<Id> {
        let (_, section) = self.role(role)?;
        let group = self.group_of(role, rng)?;
        let made = self.add_item(&section, &Place::After(role.clone()), rng);
        self.set_group(&made, Some(&group));
        Some(made)
    }

    /// Puts an item into the company of another one. What that one says of the place already, the item says no more.
    pub fn join_company(&mut self, item: &Id, with: &Id, rng: &mut dyn Random) {
        let Some((kind, _)) = self.role(item) else { return };
        let Some((name, about)) = kind.place() else { return };
        if item == with {
            return;
        }
        let mut others = self.roles_beside(with, true);
        let was_there = others.contains(item);
        others.retain(|other| other != item);
        if !was_there {
            self.hand_over(item);
        }
        let Some(group) = self.group_of(with, rng) else { return };
        self.set_group(item, Some(&group));
        for key in [name].iter().chain(about) {
            let own = self.said(item, key);
            let held = others.iter().map(|other| self.said(other, key)).find(|said| !said.is_blank());
            if held.is_some_and(|held| *key == name || line(&held) == line(&own)) {
                self.set_text(&FieldRef::new(item.clone(), *key), "");
            }
        }
    }

    /// Takes a role out: it and those who stay each say the place themselves. From the middle it goes behind them.
    pub fn leave_company(&mut self, item: &Id, rng: &mut dyn Random) {
        let Some((kind, section)) = self.role(item) else { return };
        self.hand_over(item);
        let roles = self.roles_beside(item, true);
        if let (Some(first), Some(last)) = (roles.first(), roles.last())
            && first != item
            && last != item
        {
            self.move_item(item, &section, &Place::After(last.clone()), rng);
        }
        let others = self.roles_beside(item, false);
        for key in keys(kind) {
            let held = others.iter().map(|other| self.said(other, key)).find(|said| !said.is_blank());
            if let Some(held) = held.filter(|_| self.said(item, key).is_blank()) {
                self.set_rich_text(&FieldRef::new(item.clone(), key), &held);
            }
        }
        self.set_group(item, None);
    }

    /// Before a role goes: what it alone says of the place, another one says from now on.
    pub fn hand_over(&mut self, item: &Id) {
        let Some((kind, _)) = self.role(item) else { return };
        let others = self.roles_beside(item, false);
        let Some(heir) = others.first() else { return };
        for key in keys(kind) {
            let own = self.said(item, key);
            if !own.is_blank() && others.iter().all(|other| self.said(other, key).is_blank()) {
                self.set_rich_text(&FieldRef::new(heir.clone(), key), &own);
            }
        }
    }

    /// The kind of an item, and its section.
    fn role(&mut self, id: &Id) -> Option<(SectionKind, Id)> {
        let object = self.item_map(id)?;
        let section = Id::from(read::spot(self.txn, &object)?.parent);
        let kind = read::string(self.txn, &object, "kind").and_then(|key| SectionKind::from_key(&key));
        Some((kind.unwrap_or_else(|| self.section_kind(&section)), section))
    }

    /// The group of a role; a new one when it has none.
    fn group_of(&mut self, role: &Id, rng: &mut dyn Random) -> Option<Id> {
        let object = self.item_map(role)?;
        if let Some(group) = read::string(self.txn, &object, "group") {
            return Some(Id::from(group));
        }
        let group = Id::random(rng);
        self.set_group(role, Some(&group));
        Some(group)
    }

    /// The roles of one group in the same section, in order.
    fn roles_beside(&mut self, role: &Id, with_it: bool) -> Vec<Id> {
        let Some((_, section)) = self.role(role) else { return Vec::new() };
        let group = |edit: &Self, id: &Id| read::string(edit.txn, &edit.item_map(id)?, "group");
        let own = group(self, role);
        let siblings = read::siblings(self.txn, &self.roots.items, section.as_str());
        let mut roles: Vec<Id> = siblings.into_iter().map(|(id, _)| id).collect();
        roles.retain(|id| if id == role { with_it } else { own.is_some() && group(self, id) == own });
        roles
    }

    fn item_map(&self, id: &Id) -> Option<MapRef> {
        self.roots.items.get(self.txn, id.as_str())?.cast::<MapRef>().ok()
    }

    fn said(&mut self, item: &Id, key: &str) -> RichText {
        let text = self.roots.text(self.txn, &FieldRef::new(item.clone(), key));
        text.map(|text| read::rich(self.txn, &text)).unwrap_or_default()
    }
}

fn keys(kind: SectionKind) -> impl Iterator<Item = &'static str> {
    kind.place().into_iter().flat_map(|(name, about)| [name].into_iter().chain(about.iter().copied()))
}

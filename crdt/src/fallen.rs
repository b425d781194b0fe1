//! What was deleted and is still there for a day: which deletion took something off the page, where it stood, and what
//! it says.

use yrs::{Map, MapRef, Out, ReadTxn, Text as _, Transact};

use crate::document::Roots;
use crate::view::{Column, Item};
use crate::{Document, Edit, FieldRef, Id, read};

/// A section, item or bullet that was deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fallen {
    pub id: Id,
    pub level: Level,
    /// Where it stood: the column of a section, the section of an item, `item.list` of a bullet.
    pub parent: String,
    /// Those who stand before its place now, in order.
    pub after: Vec<Id>,
}

/// What a thing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    Section,
    Item,
    Bullet,
}

impl Document {
    /// The outermost deleted thing that an object is in, or is itself; `None` while it stands on the page, and when it
    /// is gone for good.
    pub fn fallen(&self, object: &Id) -> Option<Fallen> {
        let txn = self.doc().transact();
        let lineage = lineage(&txn, &self.roots, object);
        let (level, id, object) = lineage.into_iter().rev().find(|(_, _, object)| read::is_deleted(&txn, object))?;
        let spot = read::spot(&txn, &object)?;
        let before = |parent: &str| {
            let standing = read::siblings(&txn, root(&self.roots, level), parent);
            let is_before = |(other, key): &(Id, String)| parent != spot.parent || (key, other) < (&spot.key, &id);
            standing.into_iter().filter(is_before).map(|(id, _)| id).collect::<Vec<Id>>()
        };
        let (main, side) = (Column::Main.key(), Column::Side.key());
        let mut after = if level == Level::Section && spot.parent == side { before(main) } else { Vec::new() };
        after.extend(before(&spot.parent));
        Some(Fallen { id, level, parent: spot.parent, after })
    }

    /// The fields of a thing that say something, with their words, in the order of the editor; also of what was deleted.
    /// `always` is there even when it is empty.
    pub fn words_in(&self, thing: &Id, always: &FieldRef) -> Vec<(FieldRef, String)> {
        let txn = self.doc().transact();
        let mut words = Vec::new();
        match lineage(&txn, &self.roots, thing).into_iter().next() {
            Some((Level::Bullet, id, _)) => words.push(FieldRef::bullet(&id)),
            Some((Level::Item, id, object)) => {
                fields_of(&read::lone_item(&txn, &self.roots, &id, &object), &mut words);
            }
            Some((Level::Section, id, _)) => {
                words.push(FieldRef::title(&id));
                for (id, _) in read::siblings(&txn, &self.roots.items, id.as_str()) {
                    let object = self.roots.object(&txn, id.as_str());
                    if let Some(object) = object {
                        fields_of(&read::lone_item(&txn, &self.roots, &id, &object), &mut words);
                    }
                }
            }
            None => {}
        }
        let said = words.into_iter().map(|field| {
            let said = said(&txn, &self.roots, &field);
            (field, said)
        });
        said.filter(|(field, said)| field == always || !said.trim().is_empty()).collect()
    }
}

impl Edit<'_, '_> {
    /// Takes back every deletion that keeps an object off the page.
    pub fn raise(&mut self, object: &Id) {
        for (_, id, object) in lineage(self.txn, self.roots, object) {
            if read::is_deleted(self.txn, &object) {
                self.undelete(&id);
            }
        }
    }
}

/// The object and what it is in, the innermost first.
fn lineage<T: ReadTxn>(txn: &T, roots: &Roots, object: &Id) -> Vec<(Level, Id, MapRef)> {
    let mut lineage = Vec::new();
    let mut id = object.clone();
    for level in [Level::Bullet, Level::Item, Level::Section] {
        let Some(Ok(found)) = root(roots, level).get(txn, id.as_str()).map(|value| value.cast::<MapRef>()) else {
            continue;
        };
        let parent = read::spot(txn, &found).map(|spot| spot.parent).unwrap_or_default();
        lineage.push((level, id, found));
        // `item.list`; ids have no dot.
        id = Id::from(parent.split('.').next().unwrap_or_default());
    }
    lineage
}

fn root(roots: &Roots, level: Level) -> &MapRef {
    match level {
        Level::Section => &roots.sections,
        Level::Item => &roots.items,
        Level::Bullet => &roots.bullets,
    }
}

fn fields_of(item: &Item, words: &mut Vec<FieldRef>) {
    words.extend(item.kind.fields().iter().map(|spec| FieldRef::new(item.id.clone(), spec.key)));
    for list in item.kind.lists() {
        words.extend(item.list(list.key).iter().map(|bullet| FieldRef::bullet(&bullet.id)));
    }
}

fn said<T: ReadTxn>(txn: &T, roots: &Roots, field: &FieldRef) -> String {
    let value = roots.object(txn, field.object.as_str()).and_then(|object| object.get(txn, &field.field));
    match value {
        Some(Out::YText(text)) if text.len(txn) > 0 => read::rich(txn, &text).plain(),
        Some(Out::Any(yrs::Any::String(words))) => words.as_ref().to_owned(),
        _ => String::new(),
    }
}

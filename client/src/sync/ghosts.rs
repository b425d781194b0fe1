//! What somebody else has deleted while this person was in it, or had just written in it: kept on the page, to be
//! copied or brought back.

use std::collections::HashMap;

use crdt::{Document, Fallen, FieldRef};

/// Who has written in a field has it in mind for so long after it was saved.
const IN_MIND_MS: f64 = 10_000.0;

/// One thing that is gone for everybody, and still stands here.
#[derive(Clone, PartialEq, Debug)]
pub struct Ghost {
    pub fallen: Fallen,
    /// Where this person was in it.
    pub field: FieldRef,
    /// The selection there, UTF-16 code units.
    pub selection: (u32, u32),
    /// Who has deleted it, when that is known.
    pub by: Option<String>,
    /// The caret was in it.
    pub had_focus: bool,
}

/// A field that is watched while others' changes come in.
#[derive(Debug)]
pub struct Watched {
    pub field: FieldRef,
    pub has_focus: bool,
}

/// The ghosts, and where this person has written lately.
#[derive(Debug, Default)]
pub struct Ghosts {
    pub all: Vec<Ghost>,
    written: HashMap<FieldRef, f64>,
}

impl Ghosts {
    pub fn wrote(&mut self, field: &FieldRef, now_ms: f64) {
        self.written.insert(field.clone(), now_ms);
    }

    /// What is to be watched: the field with the focus, and those with words that others may not have seen. Only what
    /// stands on the page.
    pub fn watched(
        &mut self,
        focused: Option<FieldRef>,
        is_unsaved: bool,
        document: &Document,
        now_ms: f64,
    ) -> Vec<Watched> {
        if !is_unsaved {
            self.written.retain(|_, at| now_ms - *at < IN_MIND_MS);
        }
        let written = self.written.keys().filter(|field| focused.as_ref() != Some(*field)).cloned();
        let mut all: Vec<Watched> = written.map(|field| Watched { field, has_focus: false }).collect();
        // A set has no order; the ghosts have one.
        all.sort_by(|a, b| a.field.cmp(&b.field));
        all.splice(0..0, focused.clone().map(|field| Watched { field, has_focus: true }));
        all.retain(|watched| document.fallen(&watched.field.object).is_none());
        all
    }

    /// Keeps what of the watched others have deleted. Where several fields of one thing were watched, the first counts.
    pub fn keep(
        &mut self,
        watched: Vec<Watched>,
        document: &Document,
        by: Option<&str>,
        selection: impl Fn(&FieldRef) -> (u32, u32),
    ) {
        // What lay there already may be part of what was deleted now.
        for ghost in &mut self.all {
            if let Some(fallen) = document.fallen(&ghost.field.object) {
                ghost.fallen = fallen;
            }
        }
        for Watched { field, has_focus } in watched {
            let Some(fallen) = document.fallen(&field.object) else { continue };
            self.written.remove(&field);
            if self.all.iter().all(|ghost| ghost.fallen.id != fallen.id) {
                let by = by.map(str::to_owned);
                self.all.push(Ghost { selection: selection(&field), fallen, field, by, had_focus: has_focus });
            }
        }
        self.all.dedup_by(|later, earlier| later.fallen.id == earlier.fallen.id);
    }

    /// Lets go what is back, and what has gone with something that this person has deleted. Gives what is back.
    pub fn settle(&mut self, document: &Document) -> Vec<Ghost> {
        let mut back = Vec::new();
        self.all.retain_mut(|ghost| match document.fallen(&ghost.field.object) {
            Some(fallen) if fallen.id == ghost.fallen.id => {
                ghost.fallen = fallen;
                true
            }
            Some(_) => false,
            None => {
                back.push(ghost.clone());
                false
            }
        });
        back
    }
}

#[cfg(test)]
mod tests {
    use crdt::{Document, Id, Place, Seeded};

    use super::*;

    /// A bullet in a role, for two people.
    fn two() -> (Document, Document, Id, FieldRef) {
        let mut ada = Document::new(1);
        ada.upgrade();
        let ((item, bullet), _) = ada.edit(|edit| {
            let item = edit.add_item(&Id::from("work"), &Place::Last, &mut Seeded::new(1));
            (item.clone(), edit.add_bullet(&item, "highlights", &Place::Last, "words", &mut Seeded::new(2)))
        });
        let bob = ada.scratch(2).expect("a copy");
        (ada, bob, item, FieldRef::bullet(&bullet))
    }

    fn deleted(ghosts: &mut Ghosts, focus: Option<&FieldRef>, now_ms: f64) -> Vec<Ghost> {
        let (mut ada, mut bob, _, field) = two();
        let watched = ghosts.watched(focus.map(|_| field.clone()), false, &ada, now_ms);
        let ((), deletion) = bob.edit(|edit| edit.delete(&field.object, 1));
        ada.apply(&deletion).expect("fits");
        ghosts.keep(watched, &ada, Some("Bob"), |_| (1, 2));
        ghosts.all.clone()
    }

    #[test]
    fn what_one_is_in_or_has_just_written_in_is_kept() {
        let (_, _, _, field) = two();
        let kept = deleted(&mut Ghosts::default(), Some(&field), 0.0);
        assert_eq!((kept.len(), kept[0].had_focus, kept[0].by.as_deref()), (1, true, Some("Bob")));
        let mut ghosts = Ghosts::default();
        ghosts.wrote(&field, 0.0);
        assert_eq!(deleted(&mut ghosts, None, IN_MIND_MS - 1.0).len(), 1);
        let mut ghosts = Ghosts::default();
        ghosts.wrote(&field, 0.0);
        assert!(deleted(&mut ghosts, None, IN_MIND_MS).is_empty(), "it was saved long ago");
        assert!(deleted(&mut Ghosts::default(), None, 0.0).is_empty(), "nothing to do with this person");
    }

    #[test]
    fn it_goes_when_it_is_back_or_goes_with_something_else() {
        let (mut ada, _, item, field) = two();
        let mut ghosts = Ghosts::default();
        let watched = ghosts.watched(Some(field.clone()), false, &ada, 0.0);
        ada.edit(|edit| edit.delete(&field.object, 1));
        ghosts.keep(watched, &ada, None, |_| (0, 0));
        assert!(ghosts.settle(&ada).is_empty() && ghosts.all.len() == 1);
        ada.edit(|edit| edit.raise(&field.object));
        assert_eq!(ghosts.settle(&ada).len(), 1);
        assert!(ghosts.all.is_empty());

        let watched = ghosts.watched(Some(field.clone()), false, &ada, 0.0);
        ada.edit(|edit| edit.delete(&field.object, 1));
        ghosts.keep(watched, &ada, None, |_| (0, 0));
        ada.edit(|edit| edit.delete(&item, 1));
        assert!(ghosts.settle(&ada).is_empty() && ghosts.all.is_empty(), "this person deleted what it was in");
    }
}

//! Undo takes back what I have done, and nothing of what others have.

use std::collections::BTreeMap;

use crdt::undo::History;
use crdt::view::ResumeView;
use crdt::{Document, Edit, FieldRef, Id, Place};
use proptest::prelude::*;

use crate::acts::{SEED, any_edit};
use crate::common::{Seeded, check, json, seeded};

/// Far apart: each edit is a step of its own.
const APART_MS: f64 = 5_000.0;

/// One person at one replica, with what they can take back.
struct Person {
    document: Document,
    history: History,
    now_ms: f64,
}

impl Person {
    fn at(document: Document) -> Self {
        Self { document, history: History::default(), now_ms: 1_000_000.0 }
    }

    fn edit(&mut self, pause_ms: f64, edit: impl FnOnce(&mut Edit<'_, '_>)) -> Vec<u8> {
        self.now_ms += pause_ms;
        let ((), update, changes) = self.document.edit_recorded(edit);
        self.history.record(changes, self.now_ms);
        update
    }

    fn undo(&mut self) -> Option<Vec<u8>> {
        self.now_ms += APART_MS;
        self.history.undo(&mut self.document, self.now_ms).map(|reverted| reverted.update)
    }

    fn redo(&mut self) -> Option<Vec<u8>> {
        self.now_ms += APART_MS;
        self.history.redo(&mut self.document, self.now_ms).map(|reverted| reverted.update)
    }

    fn text(&self, field: &FieldRef) -> String {
        self.document.text(field).unwrap_or_default()
    }
}

fn start() -> Document {
    seeded(&json(SEED)).scratch(100).expect("a copy")
}

fn summary() -> FieldRef {
    FieldRef::basics("summary")
}

/// Goes back and forth at random: at each step the résumé is what it was there.
fn alone(seed: u64, steps: usize) -> Result<(), TestCaseError> {
    let mut rng = Seeded::new(seed);
    let mut me = Person::at(start());
    let mut seen: Vec<ResumeView> = vec![me.document.read()];
    for _ in 0..steps {
        let edit = any_edit(&me.document, &mut rng);
        let before = me.document.read();
        me.edit(APART_MS, edit);
        // An edit that changes nothing that is shown, of something deleted, is a step too.
        if me.history.can_undo() && (seen.len() == 1 || me.document.read() != before) {
            seen.push(me.document.read());
        }
    }
    let distinct = |mut views: Vec<ResumeView>| {
        views.dedup();
        views
    };
    let seen = distinct(seen);
    for _ in 0..3 {
        let mut back = vec![me.document.read()];
        while me.undo().is_some() {
            back.push(me.document.read());
        }
        let mut back = distinct(back);
        back.reverse();
        same(&back, &seen, "undone step by step")?;
        let mut forth = vec![me.document.read()];
        while me.redo().is_some() {
            forth.push(me.document.read());
        }
        same(&distinct(forth), &seen, "done again step by step")?;
    }
    Ok(())
}

/// Two walks through the same states; names the first that is not.
fn same(walked: &[ResumeView], seen: &[ResumeView], how: &str) -> Result<(), TestCaseError> {
    for (at, (walked, seen)) in walked.iter().zip(seen).enumerate() {
        prop_assert_eq!(walked, seen, "{}, at state {}", how, at);
    }
    prop_assert_eq!(walked.len(), seen.len(), "{}", how);
    Ok(())
}

#[test]
fn undo_and_redo_lead_through_the_same_states() {
    check(150, any::<u64>(), |seed| alone(seed, 25));
}

/// The texts that were there at the start.
fn texts(document: &Document) -> BTreeMap<String, String> {
    let view = document.read();
    let mut fields = vec![summary(), FieldRef::basics("name")];
    for item in view.sections.iter().flat_map(|section| &section.items) {
        fields.push(FieldRef::new(item.id.clone(), "name"));
        fields.extend(item.lists.values().flatten().map(|bullet| FieldRef::bullet(&bullet.id)));
    }
    fields.iter().map(|field| (field.to_string(), document.text(field).unwrap_or_default())).collect()
}

/// A letter that only the other one types.
fn is_theirs(letter: char) -> bool {
    ('\u{e000}'..'\u{f8ff}').contains(&letter)
}

/// I do anything; somebody else types letters of their own into texts, at the same time. Then I take everything back.
fn together(seed: u64, steps: usize) -> Result<(), TestCaseError> {
    let mut rng = Seeded::new(seed);
    let mut me = Person::at(start());
    let mut other = me.document.scratch(200).expect("a copy");
    let before = texts(&me.document);
    let fields: Vec<FieldRef> = before.keys().map(|field| field.parse().expect("a field")).collect();
    let (mut to_me, mut to_other): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (Vec::new(), Vec::new());
    let mut typed: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for step in 0..steps {
        match rng.below(6) {
            0 | 1 => {
                let pause = if rng.below(2) == 0 { 100.0 } else { APART_MS };
                let edit = any_edit(&me.document, &mut rng);
                to_other.push(me.edit(pause, edit));
            }
            2 => {
                let field = &fields[rng.below(fields.len())];
                let letter = char::from_u32(0xe000 + step as u32).expect("a letter");
                let at = rng.below(1 + other.text_len(field).unwrap_or(0) as usize) as u32;
                let words = letter.to_string();
                let ((), update) = other.edit(|edit| edit.replace_text(field, at..at, &words));
                typed.entry(field.to_string()).or_default().push(letter);
                to_me.push(update);
            }
            3 => {
                let walked = if rng.below(2) == 0 { me.undo() } else { me.redo() };
                to_other.extend(walked);
            }
            _ => deliver(&mut me.document, &mut other, &mut to_me, &mut to_other),
        }
    }
    deliver(&mut me.document, &mut other, &mut to_me, &mut to_other);
    while let Some(update) = me.undo() {
        to_other.push(update);
    }
    deliver(&mut me.document, &mut other, &mut to_me, &mut to_other);
    prop_assert_eq!(me.document.read(), other.read());
    prop_assert_eq!(me.document.canonical_state(), other.canonical_state());
    for (field, was) in &before {
        let now = me.text(&field.parse().expect("a field"));
        let mine: String = now.chars().filter(|letter| !is_theirs(*letter)).collect();
        prop_assert_eq!(&mine, was, "what I did in {} is taken back", field);
        let mut theirs: Vec<char> = now.chars().filter(|letter| is_theirs(*letter)).collect();
        theirs.sort_unstable();
        let mut expected = typed.remove(field).unwrap_or_default();
        expected.sort_unstable();
        prop_assert_eq!(theirs, expected, "what they typed into {} is there, once", field);
    }
    // All of it can be done again, and there is still one résumé.
    while let Some(update) = me.redo() {
        to_other.push(update);
    }
    deliver(&mut me.document, &mut other, &mut to_me, &mut to_other);
    prop_assert_eq!(me.document.read(), other.read());
    Ok(())
}

fn deliver(me: &mut Document, other: &mut Document, to_me: &mut Vec<Vec<u8>>, to_other: &mut Vec<Vec<u8>>) {
    let some = |updates: &mut Vec<Vec<u8>>| updates.drain(..).filter(|update| !update.is_empty()).collect::<Vec<_>>();
    me.apply_all(some(to_me).iter().map(Vec::as_slice)).expect("fits");
    other.apply_all(some(to_other).iter().map(Vec::as_slice)).expect("fits");
}

#[test]
fn what_others_type_stays_when_i_take_everything_back() {
    check(200, any::<u64>(), |seed| together(seed, 60));
}

#[test]
fn a_value_that_somebody_else_has_set_since_stays() {
    let mut me = Person::at(start());
    let mut other = me.document.scratch(200).expect("a copy");
    let item = me.document.read().sections[0].items[0].id.clone();
    let mine = me.edit(APART_MS, |edit| edit.set_value(&item, "startDate", Some("2020")));
    other.apply(&mine).expect("fits");
    let ((), theirs) = other.edit(|edit| edit.set_value(&item, "startDate", Some("2021")));
    me.document.apply(&theirs).expect("fits");
    assert_eq!(me.undo(), None, "nothing of mine is left");
    assert_eq!(me.document.read(), other.read());
}

#[test]
fn what_others_typed_into_something_i_made_comes_back_with_it() {
    let mut me = Person::at(start());
    let mut other = me.document.scratch(200).expect("a copy");
    let item = me.document.read().sections[0].items[0].id.clone();
    let mut rng = Seeded::new(1);
    let mut bullet = Id::from("none");
    let made = me.edit(APART_MS, |edit| bullet = edit.add_bullet(&item, "highlights", &Place::Last, "", &mut rng));
    other.apply(&made).expect("fits");
    let undone = me.undo().expect("a step");
    let field = FieldRef::bullet(&bullet);
    let ((), theirs) = other.edit(|edit| edit.replace_text(&field, 0..0, "theirs"));
    other.apply(&undone).expect("fits");
    me.document.apply(&theirs).expect("fits");
    other.apply(&me.redo().expect("a step")).expect("fits");
    assert_eq!(me.document.read(), other.read());
    assert_eq!(me.text(&field), "theirs");
    let list = me.document.read().item(&item).expect("it").list("highlights").len();
    assert_eq!(list, 3);
}

#[test]
fn letters_typed_without_a_pause_go_together() {
    let mut me = Person::at(start());
    let type_in = |me: &mut Person, at: u32, words: &str, pause: f64| {
        for (offset, letter) in words.char_indices() {
            let at = at + offset as u32;
            me.edit(pause, |edit| edit.replace_text(&summary(), at..at, &letter.to_string()));
        }
    };
    type_in(&mut me, 0, "Well ", 80.0);
    me.now_ms += APART_MS;
    type_in(&mut me, 5, "then ", 80.0);
    assert_eq!(me.text(&summary()), "Well then Counts things");
    me.undo();
    assert_eq!(me.text(&summary()), "Well Counts things");
    // Whoever types on after an undo begins anew.
    type_in(&mut me, 5, "no ", 80.0);
    assert_eq!(me.redo(), None, "there is nothing to do again after an edit");
    me.undo();
    assert_eq!(me.text(&summary()), "Well Counts things");
    me.undo();
    assert_eq!(me.text(&summary()), "Counts things");
    // A long sentence goes word by word.
    let sentence = "one two three four five six seven eight nine ten";
    type_in(&mut me, 0, sentence, 80.0);
    me.undo();
    let left = me.text(&summary());
    assert!(left.len() > "Counts things".len() && left.len() < sentence.len() + 13, "{left}");
}

#[test]
fn backspace_and_delete_come_back_in_order() {
    let mut me = Person::at(start());
    for at in (3..6).rev() {
        me.edit(80.0, |edit| edit.replace_text(&summary(), at..at + 1, ""));
    }
    assert_eq!(me.text(&summary()), "Cou things");
    me.now_ms += APART_MS;
    for _ in 0..4 {
        me.edit(80.0, |edit| edit.replace_text(&summary(), 4..5, ""));
    }
    assert_eq!(me.text(&summary()), "Cou gs");
    me.undo();
    assert_eq!(me.text(&summary()), "Cou things");
    me.undo();
    assert_eq!(me.text(&summary()), "Counts things");
    me.redo();
    me.redo();
    assert_eq!(me.text(&summary()), "Cou gs");
    me.undo();
    me.undo();
    assert_eq!(me.text(&summary()), "Counts things");
}

#[test]
fn words_typed_over_a_selection_go_and_the_selection_comes_back() {
    let mut me = Person::at(start());
    me.edit(80.0, |edit| edit.replace_text(&summary(), 0..6, "A"));
    me.edit(80.0, |edit| edit.replace_text(&summary(), 1..1, "dds"));
    assert_eq!(me.text(&summary()), "Adds things");
    let reverted = me.history.undo(&mut me.document, me.now_ms).expect("a step");
    assert_eq!(me.text(&summary()), "Counts things");
    assert_eq!(reverted.caret, Some((summary(), 6)));
    assert_eq!(me.undo(), None);
}

//! Order, moves, deletion, anchors, old shapes, foreign writings.

use crdt::anchor::Anchor;
use crdt::schema::{STANDARD_SECTIONS, VERSION};
use crdt::{Document, FieldRef, Id, Place, SectionKind};

use crate::common::{Seeded, json, seeded};

fn names(document: &Document) -> Vec<String> {
    document.read().sections[0].items.iter().map(|item| item.fields.plain("name")).collect()
}

#[test]
fn items_go_where_they_are_put() {
    let mut document = seeded(&json(r#"{"work":[{"name":"a"},{"name":"b"},{"name":"c"}]}"#));
    let ids: Vec<Id> = document.read().sections[0].items.iter().map(|item| item.id.clone()).collect();
    let work = Id::from("work");
    let mut go = |id: &Id, place: Place| {
        document.edit(|edit| edit.move_item(id, &work, &place, &mut Seeded::new(1)));
        names(&document).concat()
    };
    assert_eq!(go(&ids[2], Place::First), "cab");
    assert_eq!(go(&ids[0], Place::After(ids[1].clone())), "cba");
    assert_eq!(go(&ids[2], Place::Before(ids[0].clone())), "bca");
    assert_eq!(go(&ids[1], Place::Last), "cab");
    assert_eq!(go(&ids[1], Place::After(ids[1].clone())), "cab", "next to itself is where it is");
}

#[test]
fn siblings_with_equal_keys_can_still_be_parted() {
    let mut left = seeded(&json("{}"));
    let mut right = left.scratch(2).expect("a copy");
    // The same randomness on both sides: the same order key.
    let work = Id::from("work");
    let (a, update_a) = left.edit(|edit| {
        let _ = edit.add_item(&work, &Place::Last, &mut Seeded::new(1));
        edit.add_item(&work, &Place::Last, &mut Seeded::new(2))
    });
    let (b, update_b) = right.edit(|edit| {
        let _ = edit.add_item(&work, &Place::Last, &mut Seeded::new(3));
        edit.add_item(&work, &Place::Last, &mut Seeded::new(2))
    });
    left.apply(&update_b).expect("fits");
    right.apply(&update_a).expect("fits");
    for n in 0..4 {
        left.edit(|edit| edit.add_item(&work, &Place::After(a.clone()), &mut Seeded::new(10 + n)));
        left.edit(|edit| edit.add_item(&work, &Place::Before(b.clone()), &mut Seeded::new(20 + n)));
    }
    assert_eq!(left.read().sections[0].items.len(), 4 - 1 + 8);
}

#[test]
fn typing_survives_a_deletion_that_is_taken_back() {
    let mut left = seeded(&json(r#"{"work":[{"name":"A"}]}"#));
    let mut right = left.scratch(2).expect("a copy");
    let item = left.read().sections[0].items[0].id.clone();
    let ((), deletion) = left.edit(|edit| edit.delete(&item, 1_000));
    let field = FieldRef::new(item.clone(), "name");
    let ((), typing) = right.edit(|edit| edit.replace_text(&field, 1..1, "cme"));
    left.apply(&typing).expect("fits");
    right.apply(&deletion).expect("fits");
    assert!(names(&left).is_empty() && names(&right).is_empty());
    let ((), back) = left.edit(|edit| edit.undelete(&item));
    right.apply(&back).expect("fits");
    assert_eq!((names(&left), names(&right)), (vec!["Acme".to_owned()], vec!["Acme".to_owned()]));

    left.edit(|edit| edit.delete(&item, 1_000));
    left.edit(|edit| edit.purge(1_000));
    assert_eq!(left.text(&field).as_deref(), Some("Acme"), "not yet");
    left.edit(|edit| edit.purge(1_001));
    assert_eq!(left.text(&field), None);
}

#[test]
fn an_anchor_keeps_its_place_and_own_letters_stay_together() {
    let mut document = seeded(&json(r#"{"basics":{"name":"Ada 😀 Lovelace"}}"#));
    let field = FieldRef::basics("name");
    let end_of_ada = Anchor::at(&document, &field, 3).expect("a place");
    let text: Anchor = end_of_ada.to_string().parse().expect("its own text");
    assert_eq!(text, end_of_ada);
    document.edit(|edit| edit.replace_text(&field, 0..0, "Dr "));
    assert_eq!(end_of_ada.resolve(&document, &field), Some(6));
    // What others type at the same place comes behind the anchor.
    document.edit(|edit| edit.replace_text(&field, 6..6, "xyz"));
    assert_eq!(end_of_ada.resolve(&document, &field), Some(6));
    document.edit(|edit| edit.replace_text(&field, 0..8, ""));
    assert_eq!(end_of_ada.resolve(&document, &field), Some(0));
    assert_eq!(end_of_ada.resolve(&document, &FieldRef::basics("label")), None, "another text");
    assert!("zz".parse::<Anchor>().is_err() && "😀😀".parse::<Anchor>().is_err());
}

#[test]
fn a_document_nobody_seeded_gets_its_shape_once() {
    let mut document = Document::new(1);
    assert_eq!(document.schema_version(), 0);
    assert!(!document.upgrade().is_empty());
    assert_eq!(document.schema_version(), VERSION);
    assert!(document.upgrade().is_empty(), "nothing more to do");
    let kinds: Vec<SectionKind> = document.read().sections.iter().map(|section| section.kind).collect();
    assert_eq!(kinds, STANDARD_SECTIONS);
}

#[test]
fn edits_of_things_that_are_gone_change_nothing() {
    let mut document = seeded(&json("{}"));
    let gone = Id::from("nowhere");
    let ((), update) = document.edit(|edit| {
        edit.set_text(&FieldRef::new(gone.clone(), "name"), "x");
        edit.replace_text(&FieldRef::new("settings", "template"), 0..0, "x");
        edit.set_hidden(&gone, true);
        edit.delete(&gone, 1);
        edit.move_item(&gone, &Id::from("work"), &Place::First, &mut Seeded::new(1));
        edit.set_value(&gone, "date", Some("2020"));
    });
    assert!(update.is_empty());
    let field = FieldRef::basics("name");
    document.edit(|edit| edit.replace_text(&field, 40..90, "Ada"));
    assert_eq!(document.text(&field).as_deref(), Some("Ada"), "beyond the end is the end");
}

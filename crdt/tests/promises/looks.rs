//! How the page looks is part of the document: it travels, and is taken back, as what is typed.

use crdt::jsonresume::{Export, export};
use crdt::undo::History;
use crdt::view::Paging;
use crdt::{Document, Id};

use crate::acts::SEED;
use crate::common::{json, seeded};

/// Something for every setting that there is.
fn choose(document: &mut Document) {
    let keys: Vec<&str> = document.read().settings.entries().map(|(key, _)| key).collect();
    document.edit(|edit| keys.iter().for_each(|key| edit.set_value(&Id::settings(), key, Some(&format!("{key} 7")))));
}

#[test]
fn every_choice_travels_with_everything_else() {
    let mut document = seeded(&json(SEED));
    choose(&mut document);
    let read = seeded(&export(&document, Export::Lossless)).read().settings;
    assert_eq!(read, document.read().settings);
    assert!(read.entries().all(|(key, value)| value == format!("{key} 7")));
    assert!(!export(&document, Export::Strict).to_string().contains("dates 7"));
}

#[test]
fn what_is_wanted_of_the_pages_travels_and_a_copy_begins_no_page() {
    let mut document = seeded(&json(SEED));
    let (section, item) = (Id::from("work"), document.read().sections[0].items[1].id.clone());
    document.edit(|edit| {
        edit.set_break_before(&item, true);
        edit.set_keep_together(&item, true);
        edit.set_break_before(&section, true);
        edit.set_keep_together(&Id::from("skills"), true);
        edit.set_break_before(&Id::from("gone"), true);
    });
    let paging = |document: &Document| {
        let view = document.read();
        let all = view.sections.iter().flat_map(|section| {
            [section.paging].into_iter().chain(section.items.iter().map(|item| item.paging)).collect::<Vec<_>>()
        });
        all.collect::<Vec<_>>()
    };
    let first = export(&document, Export::Lossless);
    let copy = seeded(&first);
    assert_eq!(paging(&copy), paging(&document));
    assert_eq!(export(&copy, Export::Lossless), first);
    assert_eq!(paging(&document).iter().filter(|paging| paging.break_before).count(), 2);

    let rng = &mut crate::common::Seeded::new(4);
    document.edit(|edit| edit.duplicate(&item, rng));
    let copied = document.read().sections[0].items[2].paging;
    assert_eq!(copied, Paging { break_before: false, keep_together: true });
}

#[test]
fn several_choices_are_one_step_and_only_while_they_stand() {
    let mut document = seeded(&json(SEED));
    let mut history = History::default();
    let before = document.read().settings;
    let ((), _, changes) = document.edit_recorded(|edit| {
        for (key, value) in [("size", "9.5"), ("margins", "14"), ("spacing", "0.8")] {
            edit.set_value(&Id::settings(), key, Some(value));
        }
    });
    history.record(changes, 0.0);
    let item = document.read().sections[0].items[0].id.clone();
    let ((), _, changes) = document.edit_recorded(|edit| edit.set_break_before(&item, true));
    history.record(changes, 1.0);
    // Somebody else has chosen other margins since: those stay.
    document.edit(|edit| edit.set_value(&Id::settings(), "margins", Some("25")));
    history.undo(&mut document, 2.0).expect("the page break");
    assert!(!document.read().sections[0].items[0].paging.break_before);
    history.undo(&mut document, 3.0).expect("the three choices");
    let after = document.read().settings;
    assert_eq!((after.get("size"), after.get("spacing"), after.get("margins")), ("", "", "25"));
    history.redo(&mut document, 4.0).expect("the choices again");
    assert_eq!(document.read().settings.get("size"), "9.5");
    assert_ne!(document.read().settings, before);
}

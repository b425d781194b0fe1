//! A copy says what its original says, and shares nothing with it.

use std::collections::HashSet;

use crdt::undo::History;
use crdt::view::{Bullet, Item, ResumeView, Section};
use crdt::{Document, FieldRef, Id, Mark, Random};
use proptest::prelude::*;

use crate::acts::act;
use crate::common::{Seeded, check, json, resume, seeded};

fn items(view: &ResumeView) -> impl Iterator<Item = &Item> {
    view.sections.iter().flat_map(|section| &section.items).chain(&view.basics.profiles)
}

/// Every id of a résumé, in no order.
fn ids(view: &ResumeView) -> Vec<Id> {
    let bullets = items(view).flat_map(|item| item.lists.values().flatten()).map(|bullet| bullet.id.clone());
    let sections = view.sections.iter().map(|section| section.id.clone());
    sections.chain(items(view).map(|item| item.id.clone())).chain(bullets).collect()
}

fn nobody() -> Id {
    Id::from("x")
}

/// What a bullet says, whoever it is.
fn words_of_bullet(bullet: &Bullet) -> Bullet {
    let mut bullet = bullet.clone();
    bullet.id = nobody();
    bullet
}

/// What an item says, whoever it is.
fn words_of_item(item: &Item) -> Item {
    let mut item = item.clone();
    item.id = nobody();
    // A copy begins no page.
    item.paging.break_before = false;
    // A list whose last bullet has gone is no list.
    item.lists.retain(|_, list| !list.is_empty());
    item.lists.values_mut().flatten().for_each(|bullet| *bullet = words_of_bullet(bullet));
    item
}

fn words_of_items(section: &Section) -> Vec<Item> {
    section.items.iter().map(words_of_item).collect()
}

/// Where a thing stands: the ids of the list that holds it.
fn list_of(view: &ResumeView, id: &Id) -> Vec<Id> {
    let sections: Vec<Id> = view.sections.iter().map(|section| section.id.clone()).collect();
    let of_items = view
        .sections
        .iter()
        .map(|section| &section.items)
        .chain([&view.basics.profiles])
        .map(|items| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let of_bullets = items(view)
        .flat_map(|item| item.lists.values())
        .map(|list| list.iter().map(|bullet| bullet.id.clone()).collect::<Vec<_>>());
    [sections].into_iter().chain(of_items).chain(of_bullets).find(|list| list.contains(id)).unwrap_or_default()
}

fn same(view: &ResumeView, one: &Id, other: &Id) -> bool {
    if let (Some(a), Some(b)) = (view.section(one), view.section(other)) {
        return (a.kind, &a.title, a.hidden, a.column) == (b.kind, &b.title, b.hidden, b.column)
            && words_of_items(a) == words_of_items(b);
    }
    if let (Some(a), Some(b)) = (view.item(one), view.item(other)) {
        return words_of_item(a) == words_of_item(b);
    }
    let bullet = |id: &Id| {
        let mut all = items(view).flat_map(|item| item.lists.values().flatten());
        all.find(|bullet| bullet.id == *id).map(words_of_bullet)
    };
    bullet(one).is_some() && bullet(one) == bullet(other)
}

/// Copies something, and takes the copy back.
fn copied(document: &mut Document, rng: &mut Seeded) -> Result<(), TestCaseError> {
    let before = document.read();
    let all = ids(&before);
    let original = all[rng.below(all.len())].clone();
    let mut dice = Seeded::new(rng.next_u64());
    let (copy, _, changes) = document.edit_recorded(|edit| edit.duplicate(&original, &mut dice));
    let copy = copy.expect("it was there");
    let after = document.read();
    prop_assert!(same(&after, &original, &copy), "{original} and its copy");
    let list = list_of(&after, &copy);
    let at = list.iter().position(|id| *id == copy).expect("it stands somewhere");
    prop_assert_eq!(at.checked_sub(1).map(|above| &list[above]), Some(&original), "just behind the original");
    let now = ids(&after);
    let distinct: HashSet<&Id> = now.iter().collect();
    prop_assert_eq!(distinct.len(), now.len(), "no id twice");
    prop_assert!(all.iter().all(|id| distinct.contains(id)), "nothing has gone");

    let mut history = History::default();
    history.record(changes, 1_000.0);
    history.undo(document, 2_000.0).expect("something to take back");
    prop_assert_eq!(&document.read(), &before, "taken back as one step");
    history.redo(document, 3_000.0).expect("something to do again");
    prop_assert_eq!(&document.read(), &after);
    Ok(())
}

#[test]
fn a_copy_says_the_same_under_ids_of_its_own() {
    check(60, (resume(), any::<u64>()), |(resume, seed)| {
        let mut rng = Seeded::new(seed);
        let mut document = seeded(&resume);
        for _ in 0..6 {
            act(&mut document, &mut rng);
            copied(&mut document, &mut rng)?;
        }
        Ok(())
    });
}

#[test]
fn a_copy_goes_its_own_way() {
    let mut document = seeded(&json(
        r#"{"work":[{"name":"Acme","startDate":"2020-01","highlights":["one two","three"],"unknown":7}]}"#,
    ));
    let role = document.read().sections[0].items[0].clone();
    let bullet = FieldRef::bullet(&role.list("highlights")[0].id);
    document.edit(|edit| {
        edit.format_text(&bullet, 4..7, &Mark::Bold(true));
        edit.format_text(&bullet, 0..3, &Mark::Link(Some("https://example.org".into())));
    });
    let (copy, _) = document.edit(|edit| edit.duplicate(&role.id, &mut Seeded::new(9)));
    let copy = copy.expect("a copy");
    document.edit(|edit| {
        edit.set_text(&FieldRef::new(role.id.clone(), "name"), "Acme Ltd");
        edit.replace_text(&bullet, 0..3, "1");
        edit.delete(&role.list("highlights")[1].id, 5);
    });
    let view = document.read();
    let copy = view.item(&copy).expect("it is there").clone();
    assert_eq!((copy.fields.plain("name"), copy.fields.plain("startDate")), ("Acme".into(), "2020-01".into()));
    let words: Vec<String> = copy.list("highlights").iter().map(|bullet| bullet.text.plain()).collect();
    assert_eq!(words, ["one two", "three"]);
    let marks: Vec<_> = copy.list("highlights")[0].text.spans.iter().map(|span| span.marks.clone()).collect();
    assert_eq!(marks.len(), 3);
    assert!(marks[0].link.is_some() && marks[2].bold && !marks[1].bold && marks[1].link.is_none());
    let (gone, update) = document.edit(|edit| edit.duplicate(&Id::from("nowhere"), &mut Seeded::new(1)));
    assert!(gone.is_none() && update.is_empty());
    let deleted = role.list("highlights")[1].id.clone();
    assert_eq!(document.edit(|edit| edit.duplicate(&deleted, &mut Seeded::new(1))).0, None);
}

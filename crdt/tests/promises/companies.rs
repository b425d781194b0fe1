//! Several roles at one place: it is named once, and stays named whatever becomes of the roles.

use crdt::company::{companies, holder, place_name};
use crdt::{Document, FieldRef, Id, Place, Seeded};
use proptest::prelude::*;

use crate::common::{check, json, seeded};

/// Three roles, each at its own place.
fn three() -> (Document, Vec<Id>) {
    let document = seeded(&json(
        r#"{"work":[{"name":"Acme","location":"Oslo","position":"a"},{"name":"Acme ","location":"Rome","position":"b"},
            {"name":"Mill","position":"c"}]}"#,
    ));
    let ids = document.read().sections[0].items.iter().map(|item| item.id.clone()).collect();
    (document, ids)
}

/// Each company as `name: positions`.
fn shape(document: &Document) -> Vec<String> {
    let view = document.read();
    let shown = companies(&view.sections[0].items).into_iter().map(|run| {
        let name = holder(run).map(place_name).unwrap_or_default();
        let roles: String = run.iter().map(|role| role.fields.plain("position")).collect();
        format!("{name}: {roles}")
    });
    shown.collect()
}

#[test]
fn roles_join_and_leave() {
    let (mut document, ids) = three();
    let mut dice = Seeded::new(3);
    assert_eq!(shape(&document), ["Acme: a", "Acme: b", "Mill: c"]);
    document.edit(|edit| edit.join_company(&ids[1], &ids[0], &mut dice));
    assert_eq!(shape(&document), ["Acme: ab", "Mill: c"]);
    let second = document.read().item(&ids[1]).expect("a role").fields.clone();
    assert_eq!((second.plain("name"), second.plain("location")), (String::new(), "Rome".to_owned()), "it has its own");
    document.edit(|edit| edit.join_company(&ids[2], &ids[0], &mut dice));
    assert_eq!(shape(&document), ["Acme: abc"], "whoever joins gives its own name up");
    let (made, _) = document.edit(|edit| edit.add_role(&ids[2], &mut dice));
    document.edit(|edit| edit.set_text(&FieldRef::new(made.expect("made"), "position"), "d"));
    assert_eq!(shape(&document), ["Acme: abcd"]);
    // The one that says the place goes first, then leaves; then one in the middle.
    document.edit(|edit| {
        edit.hand_over(&ids[0]);
        edit.delete(&ids[0], 1);
    });
    assert_eq!(shape(&document), ["Acme: bcd"]);
    document.edit(|edit| edit.undelete(&ids[0]));
    assert_eq!(shape(&document), ["Acme: abcd"]);
    document.edit(|edit| edit.leave_company(&ids[0], &mut dice));
    assert_eq!(shape(&document), ["Acme: a", "Acme: bcd"]);
    document.edit(|edit| edit.leave_company(&ids[2], &mut dice));
    assert_eq!(shape(&document), ["Acme: a", "Acme: bd", "Acme: c"], "out of the middle it goes behind them");
}

#[test]
fn two_people_who_regroup_at_once_end_with_the_same() {
    let act = (0..5_u8, 0..3_usize, 0..3_usize);
    check(96, (prop::collection::vec(act.clone(), 1..5), prop::collection::vec(act, 1..5)), |(left, right)| {
        let (mut ada, ids) = three();
        let mut bob = ada.scratch(2).expect("a copy");
        let do_all = |document: &mut Document, acts: &[(u8, usize, usize)], seed: u64| -> Vec<Vec<u8>> {
            let mut dice = Seeded::new(seed);
            let one = |(what, item, other): &(u8, usize, usize)| {
                let (item, other) = (&ids[*item], &ids[*other]);
                let ((), update) = document.edit(|edit| match what {
                    0 if item != other => edit.join_company(item, other, &mut dice),
                    1 => edit.leave_company(item, &mut dice),
                    2 => drop(edit.add_role(item, &mut dice)),
                    3 => edit.move_item(item, &Id::from("work"), &Place::After(other.clone()), &mut dice),
                    _ => edit.set_text(&FieldRef::new(item.clone(), "position"), "x"),
                });
                update
            };
            acts.iter().map(one).filter(|update| !update.is_empty()).collect()
        };
        let (from_ada, from_bob) = (do_all(&mut ada, &left, 5), do_all(&mut bob, &right, 6));
        from_bob.iter().for_each(|update| ada.apply(update).expect("fits"));
        from_ada.iter().for_each(|update| bob.apply(update).expect("fits"));
        prop_assert_eq!(ada.read(), bob.read());
        let view = ada.read();
        let items = &view.sections[0].items;
        prop_assert_eq!(companies(items).concat().len(), items.len(), "each stands in one place");
        Ok(())
    });
}

#[test]
fn one_person_never_loses_the_name_of_a_place() {
    let act = (0..4_u8, 0..4_usize, 0..4_usize);
    check(96, prop::collection::vec(act, 1..10), |acts| {
        let (mut document, _) = three();
        let mut dice = Seeded::new(7);
        for (what, item, other) in acts {
            let ids: Vec<Id> = document.read().sections[0].items.iter().map(|item| item.id.clone()).collect();
            let (item, other) = (&ids[item % ids.len()], &ids[other % ids.len()]);
            document.edit(|edit| match what {
                0 if item != other => edit.join_company(item, other, &mut dice),
                1 => edit.leave_company(item, &mut dice),
                2 if ids.len() > 1 => {
                    edit.hand_over(item);
                    edit.delete(item, 1);
                }
                _ => {}
            });
            // Whatever stands in a group of its section has a name somewhere in it.
            let view = document.read();
            for role in &view.sections[0].items {
                let mut fellows = view.sections[0].items.iter().filter(|other| other.group == role.group);
                let named = !place_name(role).is_empty() || fellows.any(|other| !place_name(other).is_empty());
                prop_assert!(named, "{:?}", view.sections[0].items);
            }
        }
        Ok(())
    });
}

//! What somebody deletes while another writes in it: it can be found, read and brought back.

use crdt::{Document, FieldRef, Id, Level, Place, Seeded};
use proptest::prelude::*;

use crate::common::{check, json, seeded};

fn two() -> (Document, Document, Id, Vec<Id>) {
    let left = seeded(&json(r#"{"work":[{"name":"Acme","startDate":"2020","highlights":["a","b","c"]}]}"#));
    let right = left.scratch(2).expect("a copy");
    let item = left.read().sections[0].items[0].clone();
    let bullets = item.list("highlights").iter().map(|bullet| bullet.id.clone()).collect();
    (left, right, item.id, bullets)
}

#[test]
fn what_was_typed_into_a_joined_bullet_is_found_where_the_bullet_stood() {
    let (mut ada, mut bob, item, bullets) = two();
    let field = FieldRef::bullet(&bullets[1]);
    assert_eq!(ada.fallen(&bullets[1]), None);
    // Bob joins it to the one before while Ada types into it.
    let ((), joined) = bob.edit(|edit| {
        edit.set_text(&FieldRef::bullet(&bullets[0]), "ab");
        edit.delete(&bullets[1], 1_000);
    });
    let ((), typed) = ada.edit(|edit| edit.replace_text(&field, 1..1, "etter"));
    ada.apply(&joined).expect("fits");
    bob.apply(&typed).expect("fits");
    let fallen = ada.fallen(&bullets[1]).expect("it was deleted");
    assert_eq!((&fallen.id, fallen.level), (&bullets[1], Level::Bullet));
    assert_eq!((fallen.parent, fallen.after), (format!("{item}.highlights"), vec![bullets[0].clone()]));
    assert_eq!(ada.words_in(&bullets[1], &field), [(field.clone(), "better".to_owned())]);
    ada.edit(|edit| edit.raise(&bullets[1]));
    assert_eq!(ada.fallen(&bullets[1]), None);
    assert_eq!(ada.read().sections[0].items[0].list("highlights").len(), 3);
}

#[test]
fn the_outermost_deletion_counts_and_all_are_taken_back() {
    let (mut ada, _, item, bullets) = two();
    let field = FieldRef::bullet(&bullets[2]);
    ada.edit(|edit| {
        edit.delete(&bullets[2], 1);
        edit.delete(&item, 2);
        edit.set_text(&field, "");
    });
    let fallen = ada.fallen(&bullets[2]).expect("it was deleted");
    assert_eq!((fallen.id, fallen.level, fallen.parent), (item.clone(), Level::Item, "work".to_owned()));
    let said: Vec<String> = ada.words_in(&item, &field).into_iter().map(|(_, words)| words).collect();
    assert_eq!(said, ["Acme", "2020", "a", "b"], "what was deleted by itself before is no part of it");
    ada.edit(|edit| edit.raise(&bullets[2]));
    assert_eq!(ada.read().sections[0].items[0].list("highlights").len(), 3);
    assert_eq!(ada.words_in(&item, &field).len(), 5, "and the empty one that is asked for");
    ada.edit(|edit| edit.purge(i64::MAX));
    assert_eq!(ada.fallen(&Id::from("nowhere")), None);
}

#[test]
fn no_letter_is_lost_whatever_is_deleted_and_in_whatever_order_it_comes() {
    let acts = (any::<bool>(), 0..3_usize, any::<bool>(), "[a-z]{1,8}", any::<bool>());
    check(64, acts, |(whole, which, moved, words, deletion_first)| {
        let (mut ada, mut bob, item, bullets) = two();
        let field = FieldRef::bullet(&bullets[which]);
        let ((), deletion) = bob.edit(|edit| {
            if moved {
                edit.move_bullet(&bullets[which], &item, "highlights", &Place::First, &mut Seeded::new(9));
            }
            edit.delete(if whole { &item } else { &bullets[which] }, 1_000);
        });
        if deletion_first {
            ada.apply(&deletion).expect("fits");
        }
        let ((), typed) = ada.edit(|edit| edit.replace_text(&field, 1..1, &words));
        if !deletion_first {
            ada.apply(&deletion).expect("fits");
        }
        bob.apply(&typed).expect("fits");
        for side in [&mut ada, &mut bob] {
            let fallen = side.fallen(&bullets[which]).expect("it was deleted");
            let said = side.words_in(&fallen.id, &field);
            prop_assert!(said.iter().any(|(at, said)| *at == field && said.ends_with(&words)));
        }
        let ((), back) = ada.edit(|edit| edit.raise(&bullets[which]));
        bob.apply(&back).expect("fits");
        prop_assert_eq!(ada.read(), bob.read());
        prop_assert_eq!(ada.read().sections[0].items[0].list("highlights").len(), 3);
        Ok(())
    });
}

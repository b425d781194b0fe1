//! Replicas that edit at the same time become the same résumé, in whatever order updates arrive.

use crdt::jsonresume::{Export, export};
use crdt::{Document, FieldRef, Id, Place, Random};
use proptest::prelude::*;

use crate::acts::{SEED, act};
use crate::common::{Seeded, check, json, seeded};

/// `replicas` edit for `steps`; updates arrive late, twice and in any order.
fn run(seed: u64, replicas: usize, steps: usize) -> Result<(), TestCaseError> {
    let mut rng = Seeded::new(seed);
    let first = seeded(&json(SEED));
    let mut documents: Vec<Document> =
        (0..replicas).map(|at| first.scratch(100 + at as u64).expect("a copy")).collect();
    let mut waiting: Vec<(usize, Vec<u8>)> = Vec::new();
    for _ in 0..steps {
        if !waiting.is_empty() && rng.below(3) == 0 {
            let at = rng.below(waiting.len());
            let (to, update) = if rng.below(8) == 0 { waiting[at].clone() } else { waiting.swap_remove(at) };
            let (news, before) = (documents[to].has_news(&update).expect("an update"), documents[to].encode());
            documents[to].apply(&update).expect("fits");
            prop_assert!(news || documents[to].encode() == before, "what is called no news changes nothing");
        } else {
            let from = rng.below(replicas);
            let update = act(&mut documents[from], &mut rng);
            if !update.is_empty() {
                // A deletion may be of what another has deleted too; an insertion is always new.
                let inserts = !Document::inspect(&update).expect("an update").clients().is_empty();
                for (_, other) in documents.iter().enumerate().filter(|(at, _)| *at != from) {
                    prop_assert!(
                        !inserts || other.has_news(&update).expect("an update"),
                        "an edit is news to who has not seen it"
                    );
                }
                waiting.extend((0..replicas).filter(|to| *to != from).map(|to| (to, update.clone())));
            }
        }
    }
    while !waiting.is_empty() {
        let (to, update) = waiting.swap_remove(rng.next_u64() as usize % waiting.len());
        documents[to].apply(&update).expect("fits");
    }
    let one = &documents[0];
    for other in &documents[1..] {
        prop_assert_eq!(export(one, Export::WithIds), export(other, Export::WithIds));
        prop_assert_eq!(one.read(), other.read());
        prop_assert_eq!(one.state_vector().len(), other.state_vector().len());
        prop_assert!(!other.has_pending());
        prop_assert_eq!(one.canonical_state(), other.canonical_state());
        prop_assert!(
            !one.has_news(&other.encode()).expect("an update") && !other.has_news(&one.encode()).expect("an update")
        );
    }
    // A snapshot and a stranger who syncs from nothing read the same.
    let mut stranger = Document::new(9);
    stranger.apply_v2(&one.encode_v2()).expect("a snapshot");
    prop_assert_eq!(export(&stranger, Export::WithIds), export(one, Export::WithIds));
    prop_assert_eq!(stranger.canonical_state(), one.canonical_state());
    let items: Vec<Id> = one.read().sections.iter().flat_map(|s| &s.items).map(|item| item.id.clone()).collect();
    let mut unique = items.clone();
    unique.sort();
    unique.dedup();
    prop_assert_eq!(items.len(), unique.len(), "nothing is there twice");
    Ok(())
}

#[test]
fn two_replicas_converge() {
    check(120, any::<u64>(), |seed| run(seed, 2, 60));
}

/// A seed whose updates arrive in an order after which yrs alone leaves some of them waiting.
#[test]
fn nothing_waits_whose_dependencies_are_there() {
    run(11_996_150_184_424_791_543, 4, 120).expect("convergence");
}

#[test]
fn four_replicas_converge() {
    check(40, any::<u64>(), |seed| run(seed, 4, 120));
}

#[test]
fn moving_one_item_at_once_neither_doubles_nor_loses_it() {
    check(60, any::<u64>(), |seed| {
        let mut rng = Seeded::new(seed);
        let mut left = seeded(&json(SEED));
        let mut right = left.scratch(2).expect("a copy");
        let item = left.read().sections[0].items[rng.below(2)].id.clone();
        let ((), a) =
            left.edit(|edit| edit.move_item(&item, &Id::from("projects"), &Place::First, &mut Seeded::new(seed)));
        let ((), b) = right.edit(|edit| edit.move_item(&item, &Id::from("volunteer"), &Place::Last, &mut rng));
        left.apply(&b).expect("fits");
        right.apply(&a).expect("fits");
        prop_assert_eq!(left.read(), right.read());
        let homes = left.read().sections.iter().filter(|section| section.items.iter().any(|it| it.id == item)).count();
        prop_assert_eq!(homes, 1);
        Ok(())
    });
}

#[test]
fn news_are_told_from_repetition() {
    let mut left = seeded(&json(SEED));
    let right = left.scratch(2).expect("a copy");
    assert!(!left.has_news(&right.encode()).expect("an update"), "a full answer without news");
    let field = FieldRef::basics("summary");
    let ((), deletion) = left.edit(|edit| edit.replace_text(&field, 0..3, ""));
    assert!(right.has_news(&deletion).expect("an update"), "a deletion is news");
    let ((), first) = left.edit(|edit| edit.replace_text(&field, 0..0, "a"));
    let ((), second) = left.edit(|edit| edit.replace_text(&field, 0..0, "b"));
    let mut late = right.scratch(3).expect("a copy");
    late.apply(&deletion).expect("fits");
    late.apply(&first).expect("fits");
    assert!(!late.has_news(&first).expect("an update"));
    assert!(late.has_news(&second).expect("an update"), "a later edit of a client that is known");
    let mut early = right.scratch(4).expect("a copy");
    early.apply(&second).expect("waits");
    assert!(early.has_pending(), "a gap shows");
    assert!(!right.continues(&second).expect("an update") && late.continues(&second).expect("an update"));
    // yrs takes a value behind a hole, since it knows its place; `continues` tells.
    let mut left = seeded(&json(SEED));
    let right = left.scratch(5).expect("a copy");
    let ((), _) = left.edit(|edit| edit.set_value(&Id::settings(), "accent", Some("#111111")));
    let ((), behind) = left.edit(|edit| edit.set_value(&Id::settings(), "paper", Some("letter")));
    assert!(!right.continues(&behind).expect("an update"));
    let whole = left.diff(&right.state_vector()).expect("a state vector");
    assert!(right.continues(&whole).expect("an update"));
    assert_eq!(Document::inspect(&second).expect("an update").clients(), [1]);
}

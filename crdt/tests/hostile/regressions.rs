//! Inputs that once did harm, found by drawing updates struct by struct. Each is small, and says what it did.

use std::ops::Range;

use crdt::{Document, FieldRef, Id, Place, Seeded};

use crate::fields::put_uint;
use crate::index;
use crate::room::{Verdict, accept, assert_sound, assert_usable};

fn document() -> Document {
    let mut document = Document::new(1);
    document.upgrade();
    document
}

fn refused(update: &[u8]) -> String {
    let verdict = accept(&mut document(), update);
    assert_eq!(verdict, Verdict::Refused, "{update:?}");
    Document::inspect(update).map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn json_texts_made_yrs_read_other_bytes_than_were_looked_at() {
    // One text is declared and yrs reads two: the second was the next struct, and what follows was never looked at.
    assert!(refused(&[1, 1, 7, 0, 2, 1, 1, b'x', 1, 1, b'a', 0]).contains("type 2"));
    // So did an XML hook, whose name yrs does not read.
    assert!(refused(&[1, 1, 7, 0, 7, 1, 1, b'x', 5, 1, b'p', 0]).contains("type 7"));
}

#[test]
fn a_collected_struct_with_the_flags_of_an_item_is_read_as_an_item() {
    assert!(refused(&[1, 1, 7, 0, 0x80, 1, 0, 3, 0]).contains("type 0"));
    assert!(refused(&[1, 1, 7, 0, 0x8a, 1, 0, 3, 0]).contains("type 10"));
}

/// An update that nests types, each in the one before: those of these levels.
fn nested(levels: Range<u64>) -> Vec<u8> {
    let mut update = vec![1];
    put_uint(&mut update, levels.end - levels.start);
    update.push(5);
    put_uint(&mut update, levels.start);
    for level in levels {
        match level.checked_sub(1) {
            None => update.extend([7, 1, 1, b'x', 1]),
            Some(above) => {
                update.extend([7, 0, 5]);
                put_uint(&mut update, above);
                update.push(1);
            }
        }
    }
    update.push(0);
    update
}

#[test]
fn deleting_what_is_nested_ran_over_the_stack_and_ended_the_process() {
    assert_eq!(accept(&mut document(), &nested(0..20_000)), Verdict::Refused);
    // Nor does it come in by parts.
    let mut by_parts = document();
    let parts = [0..400, 400..800, 800..1_200].map(|levels| accept(&mut by_parts, &nested(levels)));
    assert_eq!(parts, [Verdict::Taken, Verdict::Taken, Verdict::Refused]);
    // What lies less deep is kept, and can be deleted.
    let mut kept = document();
    assert_eq!(accept(&mut kept, &nested(0..900)), Verdict::Taken);
    assert_eq!(accept(&mut kept, &[0, 1, 5, 1, 0, 1]), Verdict::Taken);
    // People's own types are not counted, however many.
    let (mut edited, mut dice) = (document(), Seeded::new(7));
    let mut author = edited.scratch(3).expect("a copy");
    for _ in 0..300 {
        let (_, update) = author.edit(|edit| edit.add_item(&Id::from("work"), &Place::Last, &mut dice));
        assert_eq!(accept(&mut edited, &update), Verdict::Taken);
    }
}

#[test]
fn bytes_in_a_document_made_its_snapshot_unreadable() {
    let before = document();
    let mut after = before.scratch(2).expect("a copy");
    // A `Uint8Array` under a key of a root of somebody else's.
    let update = [1, 1, 7, 0, 0x23, 1, 1, b'x', 1, b'k', 5, 133, 216, 113, 161, 163, 0];
    assert_eq!(accept(&mut after, &update), Verdict::Taken);
    assert_sound(&before, &mut after, &update);
}

#[test]
fn a_client_that_is_named_twice_among_the_deletions_was_news_for_ever() {
    let update = [0, 2, 1, 1, 0, 1, 1, 0];
    assert!(refused(&update).contains("twice"));
}

#[test]
fn a_text_embedded_in_a_text_made_the_next_edit_panic() {
    assert!(refused(&[1, 1, 7, 0, 5, 1, 1, b'x', 6, b'"', b'b', b'o', b'l', b'd', b'"', 0]).contains("type 5"));
}

#[test]
fn an_item_between_one_item_and_itself_is_nowhere() {
    assert!(refused(&[1, 1, 7, 0, 0xc4, 1, 0, 1, 0, 1, b'a', 0]).contains("lies where none can"));
}

#[test]
fn what_people_overwrite_is_gathered_under_its_key_and_stays_readable() {
    let mut document = document();
    for value in ["#111111", "#222222", "#333333", "#444444"] {
        document.edit(|edit| edit.set_value(&Id::settings(), "accent", Some(value)));
    }
    assert_eq!(accept(&mut Document::new(2), &document.encode()), Verdict::Taken);
}

/// Known and not prevented: who may edit can place an item where no client would, and replicas that loaded at different
/// moments may then show that place differently. It stays there: nothing is lost, and everybody can read and edit on.
#[test]
fn what_no_client_places_there_spoils_that_place_only() {
    let mut author = document();
    author.edit(|edit| {
        edit.set_text(&FieldRef::basics("summary"), "a😀b");
        edit.add_item(&Id::from("work"), &Place::Last, &mut Seeded::new(1));
    });
    let items = index::of(&author);
    let letters = items.iter().find(|item| item.length == 4).expect("the summary");
    let map = items.iter().find(|item| item.home.as_ref().is_some_and(|home| home.0 == "items")).expect("the item");
    let in_the_letter = (letters.client, letters.clock + 1);
    for right in [(letters.client, letters.clock + 2), (map.client, map.clock)] {
        let mut after = author.scratch(3).expect("a copy");
        let mut update = vec![1, 1, 9, 0, 0xc4];
        for (client, clock) in [in_the_letter, right] {
            put_uint(&mut update, client);
            put_uint(&mut update, clock);
        }
        update.extend([1, b'x', 0]);
        assert_eq!(accept(&mut after, &update), Verdict::Taken);
        assert_usable(&mut after);
    }
}

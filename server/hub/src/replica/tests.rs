use bytes::Bytes;
use crdt::{Document, FieldRef, Id};

use super::*;

fn name() -> FieldRef {
    FieldRef { object: Id::basics(), field: "name".into() }
}

fn seeded() -> (Replica, Document) {
    let mut author = Document::new(7);
    author.upgrade();
    let mut replica = Replica::new(Replica::blank(), 0, 0, 64 * 1024);
    replica.arrive(1, author.encode().into(), false);
    assert_eq!(replica.advance().expect("applied").len(), 1);
    (replica, author)
}

fn accept<'a>(replica: &mut Replica, update: &[u8], waiting: impl Iterator<Item = &'a [u8]>) -> Fit {
    replica.accept(update, &Document::inspect(update).expect("an update"), waiting).expect("an update")
}

fn text(replica: &mut Replica) -> Option<String> {
    replica.committed().expect("a document").text(&name())
}

fn write(author: &mut Document, text: &str) -> Bytes {
    author.edit(|edit| edit.set_text(&name(), text)).1.into()
}

#[test]
fn rows_are_applied_in_order_and_once() {
    let (mut replica, mut author) = seeded();
    let (one, two) = (write(&mut author, "A"), write(&mut author, "AB"));
    replica.arrive(3, two.clone(), false);
    assert!(replica.advance().expect("no error").is_empty());
    assert!(replica.has_gap() && replica.has(3) && !replica.has(2));
    replica.arrive(2, one.clone(), false);
    assert_eq!(replica.advance().expect("no error"), [(2, one), (3, two)]);
    assert!(!replica.has_gap());
    assert_eq!(text(&mut replica).as_deref(), Some("AB"));
}

#[test]
fn what_waits_is_built_on_and_not_seen() {
    let (mut replica, mut author) = seeded();
    let (one, two) = (write(&mut author, "A"), write(&mut author, "AB"));
    assert_eq!(accept(&mut replica, &two, std::iter::empty()), Fit::Gap);
    assert!(matches!(accept(&mut replica, &one, std::iter::empty()), Fit::Fits { .. }));
    assert!(matches!(accept(&mut replica, &two, [&one[..]].into_iter()), Fit::Fits { .. }));
    assert_eq!(text(&mut replica).as_deref(), Some(""));
    let info = Document::inspect(&one).expect("an update");
    assert!(replica.has_news(&info, false).expect("a document"));
    replica.take_back();
    assert_eq!(accept(&mut replica, &two, std::iter::empty()), Fit::Gap);
}

#[test]
fn a_value_behind_a_hole_does_not_fit() {
    let (mut replica, mut author) = seeded();
    let mut set = |key: &str| -> Bytes { author.edit(|edit| edit.set_value(&Id::settings(), key, Some("x"))).1.into() };
    let (one, two) = (set("accent"), set("paper"));
    assert_eq!(accept(&mut replica, &two, std::iter::empty()), Fit::Gap);
    assert!(matches!(accept(&mut replica, &one, std::iter::empty()), Fit::Fits { .. }));
    assert!(matches!(accept(&mut replica, &two, [&one[..]].into_iter()), Fit::Fits { .. }));
}

#[test]
fn the_limit_holds_and_leaves_what_was_there() {
    let (mut replica, mut author) = seeded();
    let small = write(&mut author, "small");
    assert!(matches!(accept(&mut replica, &small, std::iter::empty()), Fit::Fits { .. }));
    let large = write(&mut author, &"x".repeat(70_000));
    assert_eq!(accept(&mut replica, &large, [&small[..]].into_iter()), Fit::TooLarge);
}

#[test]
fn a_snapshot_holds_the_same() {
    let (mut replica, mut author) = seeded();
    replica.arrive(2, write(&mut author, "Ada"), false);
    replica.advance().expect("applied");
    let snapshot = replica.snapshot().expect("verified");
    let mut copy = Replica::blank();
    copy.apply_v2(&snapshot).expect("readable");
    assert_eq!(copy.text(&name()).as_deref(), Some("Ada"));
}

#[test]
fn a_replica_that_rests_answers_and_wakes_with_the_same() {
    let (mut replica, mut author) = seeded();
    replica.arrive(2, write(&mut author, "Ada"), false);
    replica.advance().expect("applied");
    let (before, vector, digest) = (replica.weight(), replica.state_vector(), replica.digest().expect("a hash"));
    replica.rest();
    assert!(replica.weight() < before);
    assert_eq!(replica.state_vector(), vector);
    let mut newcomer = Replica::blank();
    let frame = replica.answer(NOTHING).expect("everything");
    let Ok(Frame::Sync(Sync::Step2(update))) = Frame::decode(&frame) else { panic!("a step 2") };
    newcomer.apply(update).expect("a state");
    assert_eq!(newcomer.text(&name()).as_deref(), Some("Ada"));
    assert_eq!(replica.digest().expect("a hash"), digest);
    replica.rest();
    let more = write(&mut author, "Ada L.");
    assert!(matches!(accept(&mut replica, &more, std::iter::empty()), Fit::Fits { .. }));
    replica.arrive(3, more, true);
    assert_eq!(replica.advance().expect("applied").len(), 1);
    assert_eq!(text(&mut replica).as_deref(), Some("Ada L."));
}

#[test]
fn a_difference_brings_up_whoever_has_seen_the_rows_before_it() {
    let (mut replica, mut author) = seeded();
    let mut readers: Vec<(i64, Document)> = Vec::new();
    let mut reader = Replica::blank();
    reader.apply(&author.encode()).expect("the first row");
    for seq in 2..600 {
        if seq % 50 == 0 {
            readers.push((seq - 1, reader.scratch(9).expect("a copy")));
        }
        let update = author.edit(|edit| edit.replace_text(&name(), 0..(seq % 3) as u32, "ab")).1;
        reader.apply(&update).expect("fits");
        replica.arrive(seq, update.into(), true);
        replica.advance().expect("applied");
    }
    for (row, mut reader) in readers {
        let frame = replica.difference_since(row).expect("a difference");
        let Ok(Frame::Sync(Sync::Step2(update))) = Frame::decode(&frame) else { panic!("a step 2") };
        reader.apply(update).expect("fits");
        let committed = replica.committed().expect("a document");
        assert_eq!(reader.canonical_state(), committed.canonical_state(), "who had row {row}");
    }
}

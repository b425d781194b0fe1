//! Frames and presence: what is written is read, and nothing else is.

use crdt::awareness::{self, Entry};
use crdt::protocol::{Frame, FrameError, Sync};
use crdt::{Document, FieldRef, Random};
use proptest::prelude::*;

use crate::common::{Seeded, check};

#[test]
fn frames_are_read_as_they_were_written() {
    check(200, (prop::collection::vec(any::<u8>(), 0..300), any::<u64>(), ".{0,40}"), |(bytes, number, text)| {
        for frame in [
            Frame::Sync(Sync::Step1(&bytes)),
            Frame::Sync(Sync::Step2(&bytes)),
            Frame::Sync(Sync::Update(&bytes)),
            Frame::Awareness(&bytes),
            Frame::AuthDenied(&text),
            Frame::QueryAwareness,
            Frame::Saved(number),
            Frame::Event(&text),
        ] {
            let written = frame.encode();
            prop_assert_eq!(Frame::decode(&written), Ok(frame));
            for cut in 0..written.len() {
                prop_assert!(Frame::decode(&written[..cut]).is_err());
            }
            let longer = [&written[..], &[0]].concat();
            prop_assert_eq!(Frame::decode(&longer), Err(FrameError::Trailing));
        }
        Ok(())
    });
}

#[test]
fn hostile_counts_cost_nothing() {
    assert_eq!(awareness::decode(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Err(FrameError::Truncated));
    assert_eq!(
        Frame::decode(&[0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        Err(FrameError::Truncated)
    );
    assert_eq!(Frame::decode(&[0xff; 12]), Err(FrameError::Number));
    assert_eq!(Frame::decode(&[9]), Err(FrameError::Unknown(9)));
    assert_eq!(Frame::decode(&[101, 2, 0xc3, 0x28]), Err(FrameError::NotUtf8));
}

#[test]
fn presence_is_read_as_it_was_written() {
    let entries = vec![
        Entry { client: 7, clock: 3, state: r#"{"cursor":null}"#.into() },
        Entry { client: 1 << 40, clock: 0, state: "null".into() },
    ];
    assert_eq!(awareness::decode(&awareness::encode(&entries)), Ok(entries));
}

#[test]
fn bytes_that_are_not_an_update_change_nothing() {
    check(300, prop::collection::vec(any::<u8>(), 0..120), |bytes| {
        let mut document = Document::new(1);
        document.upgrade();
        let before = document.read();
        let _ = document.apply(&bytes);
        let _ = Document::inspect(&bytes);
        let _ = document.diff(&bytes);
        prop_assert_eq!(document.read().basics, before.basics);
        Ok(())
    });
}

#[test]
fn blocks_that_would_spoil_a_document_are_refused() {
    // One client twice, the later blocks first; and a struct without a length.
    let twice = [2, 1, 5, 5, 0, 5, 1, 5, 0, 0, 7, 0];
    let empty = [1, 1, 5, 0, 0, 0, 0];
    let fine = [1, 1, 5, 0, 0, 7, 0];
    assert!(Document::inspect(&fine).is_ok());
    for update in [&twice[..], &empty] {
        let mut document = Document::new(1);
        document.upgrade();
        let before = document.encode();
        assert!(document.apply(update).is_err(), "{update:?}");
        assert_eq!(document.encode(), before);
    }
}

#[test]
fn an_update_that_nests_for_ever_is_refused_in_time() {
    // One struct of `Any` content under the root `x`: arrays in arrays, deep enough to run over a thread's stack.
    let mut update = vec![1, 1, 7, 0, 8, 1, 1, b'x', 1];
    update.extend(std::iter::repeat_n([117, 1], 200_000).flatten());
    update.extend([126, 0]);
    assert!(Document::inspect(&update).expect_err("too deep").to_string().contains("nested too deeply"));
    // Four bytes that declare a hundred million entries.
    assert!(Document::new(1).diff(&[0x80, 0xc2, 0xd7, 0x2f]).is_err());
    // A document inside the document.
    assert!(Document::inspect(&[1, 1, 7, 0, 9, 1, 1, b'x', 1, b'g', 118, 0, 0]).is_err());
}

#[test]
fn mutated_updates_never_panic() {
    let mut rng = Seeded::new(11);
    let base =
        crate::common::seeded(&crate::common::json(r#"{"basics":{"name":"Ada"},"work":[{"highlights":["one"]}]}"#));
    let whole = base.encode();
    let mut refused = 0;
    for _ in 0..crate::common::cases(1_500) {
        let mut bytes = whole.clone();
        for _ in 0..=rng.below(6) {
            let at = rng.below(bytes.len());
            match rng.below(3) {
                0 => bytes[at] = rng.next_u64() as u8,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, rng.next_u64() as u8),
            }
        }
        let mut document = Document::new(1);
        refused += u32::from(document.apply(&bytes).is_err());
        let _ = (document.read(), document.encode());
    }
    assert!(refused > 0);
}

#[test]
fn a_cut_update_does_not_touch_the_texts() {
    let mut document = Document::new(1);
    document.upgrade();
    let mut other = document.scratch(2).expect("a copy");
    let ((), update) = other.edit(|edit| edit.set_text(&FieldRef::basics("name"), "Ada Lovelace"));
    for cut in 0..update.len() {
        let _ = document.apply(&update[..cut]);
    }
    assert_eq!(document.text(&FieldRef::basics("name")).as_deref(), Some(""));
    document.apply(&update).expect("the whole one");
    assert_eq!(document.text(&FieldRef::basics("name")).as_deref(), Some("Ada Lovelace"));
}

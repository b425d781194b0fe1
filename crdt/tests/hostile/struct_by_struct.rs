//! Updates in which every struct is drawn, on documents with a history.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crdt::json::Json;
use crdt::{Document, FieldRef, Random, Seeded, jsonresume};

use crate::cases;
use crate::fields::{corrupt, encode};
use crate::room::{Verdict, accept, assert_sound, assert_usable};
use crate::updates::{self, Style};

/// A document that people have typed in.
fn history(seed: u64, style: Style) -> Document {
    let mut document = Document::new(1);
    let mut dice = Seeded::new(seed);
    if seed.is_multiple_of(3) {
        document.upgrade();
    } else {
        let resume = Json::parse(r#"{"basics":{"name":"Zoë"},"work":[{"name":"A","highlights":["one","two"]}]}"#);
        jsonresume::import(&mut document, &resume.expect("JSON"), &mut dice).expect("a résumé");
    }
    let mut other = document.scratch(2).expect("a copy");
    let field = FieldRef::basics("summary");
    let words = if style == Style::Wild { ["x😀", "é😀", ""] } else { ["x", "words", ""] };
    for round in 0..6 {
        let (at, author) = (dice.below(9) as u32, if round % 2 == 0 { &mut document } else { &mut other });
        author.edit(|edit| edit.replace_text(&field, at..at + 2, words[dice.below(3)]));
    }
    document.apply(&other.encode()).expect("fits");
    document
}

/// A few updates on one document, each tried and then taken by everybody, or refused.
fn run(seed: u64, style: Style, tally: &mut BTreeMap<Verdict, u64>) {
    let mut dice = Seeded::new(seed);
    let mut document = history(dice.next_u64() % 24, style);
    for _ in 0..3 {
        let drawn = updates::update(&document, style, &mut dice);
        let bytes = if dice.below(3) == 0 { corrupt(drawn, &mut dice) } else { encode(&drawn) };
        let mut ahead = document.scratch(9).expect("a copy");
        let verdict = accept(&mut ahead, &bytes);
        *tally.entry(verdict).or_default() += 1;
        if verdict != Verdict::Taken {
            continue;
        }
        let checked = catch_unwind(AssertUnwindSafe(|| match style {
            Style::Possible => assert_sound(&document, &mut ahead, &bytes),
            Style::Wild => assert_usable(&mut ahead),
        }));
        if let Err(panic) = checked {
            eprintln!("seed {seed}, {style:?}, on {:?}\nthe update {bytes:?}", document.encode());
            resume_unwind(panic);
        }
        document = ahead;
    }
}

fn run_all(style: Style) {
    let mut tally = BTreeMap::new();
    let before = peak_memory();
    for seed in 0..cases(700) {
        run(seed, style, &mut tally);
    }
    let grown = peak_memory() - before;
    println!("{style:?}: {tally:?}, {grown} KiB");
    // Updates of some hundred bytes each, and documents of some kilobytes; other tests of this file run beside.
    assert!(grown < 64 * 1024, "memory has grown by {grown} KiB");
    for wanted in [Verdict::Refused, Verdict::Gap, Verdict::Taken] {
        assert!(tally.get(&wanted).is_some_and(|count| *count > 50), "too few are {wanted:?}: {tally:?}");
    }
}

#[test]
fn what_a_client_could_send_is_taken_by_everybody_alike() {
    run_all(Style::Possible);
}

#[test]
fn whatever_is_taken_the_document_stays_usable() {
    run_all(Style::Wild);
}

/// The most memory that this process has had, in KiB.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

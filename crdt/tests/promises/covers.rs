//! A cover letter is a document like a résumé: it loses nothing, converges, and changes by differences.

use crdt::cover::{self, MESSAGE, NotALetter};
use crdt::json::Json;
use crdt::jsonresume;
use crdt::undo::History;
use crdt::view::ResumeView;
use crdt::{Document, Edit, FieldRef, Id, Mark, Place};
use proptest::prelude::*;

use crate::common::{Seeded, check, json, letter};

const SEED: &str = r#"{"recipient":"Grace Hopper","company":"Eckert–Mauchly","address":["3747 Ridge Avenue","Philadelphia"],
    "date":"1949-06-01","greeting":"Dear Dr Hopper,","paragraphs":["I count things.","I would like to count for you."],
    "closing":"Yours sincerely,","signature":"Ada"}"#;

fn seeded(came: &Json) -> Document {
    let mut document = Document::new(1);
    cover::seed(&mut document, came, &mut Seeded::new(5)).expect("a letter");
    document
}

#[test]
fn a_letter_comes_back_as_it_came_whatever_was_in_it() {
    check(300, letter(), |came| {
        prop_assert_eq!(&cover::export(&seeded(&came), false), &came);
        Ok(())
    });
}

#[test]
fn putting_back_what_was_got_changes_nothing() {
    check(150, letter(), |came| {
        let mut document = seeded(&came);
        for ids in [true, false] {
            let got = cover::export(&document, ids);
            let done = cover::replace(&mut document, &got, &mut Seeded::new(2), 1).expect("a letter");
            prop_assert_eq!(&cover::export(&document, false), &came);
            prop_assert!(!ids || done.update.is_empty() || came.get("tandem").is_some(), "{}", got);
        }
        Ok(())
    });
}

#[test]
fn one_letter_becomes_another() {
    check(150, (letter(), letter()), |(before, after)| {
        let mut document = seeded(&before);
        cover::replace(&mut document, &after, &mut Seeded::new(3), 1).expect("a letter");
        if before.get("tandem").is_none() || after.get("tandem").is_some() {
            prop_assert_eq!(&cover::export(&document, false), &after);
        }
        Ok(())
    });
}

#[test]
fn paragraphs_keep_their_ids() {
    let mut document = seeded(&json(SEED));
    let ids = |document: &Document| {
        let view = document.read();
        let message = cover::message(&view).expect("a letter").clone();
        message.list("paragraphs").iter().map(|line| line.id.clone()).collect::<Vec<_>>()
    };
    let before = ids(&document);
    let changed = SEED.replace("I count things.", "I have counted things.");
    cover::replace(&mut document, &json(&changed), &mut Seeded::new(2), 1).expect("a letter");
    assert_eq!(ids(&document), before);
}

/// One random edit, of those that the editor makes.
fn any_edit(document: &Document, rng: &mut Seeded) -> impl FnOnce(&mut Edit<'_, '_>) + use<> {
    let view = document.read();
    let lines = cover::message(&view).map(|message| message.lists.values().flatten()).into_iter().flatten();
    let lines: Vec<Id> = lines.map(|line| line.id.clone()).collect();
    let line = lines.get(rng.below(lines.len())).cloned().unwrap_or_else(|| Id::from("gone"));
    let list = ["address", "paragraphs"][rng.below(2)];
    let field = match rng.below(3) {
        0 => FieldRef::new(MESSAGE, ["subject", "greeting", "recipient"][rng.below(3)]),
        _ => FieldRef::bullet(&line),
    };
    let start = rng.below(8) as u32;
    let range = start..start + rng.below(4) as u32;
    let words = ["x", "words 😀", "", "é"][rng.below(4)];
    let what = rng.below(9);
    let mut rng = Seeded::new(rng.below(usize::MAX) as u64);
    move |edit| match what {
        0..=2 => edit.replace_text(&field, range, words),
        3 => edit.format_text(&field, range, &Mark::Bold(rng.below(2) == 0)),
        4 => drop(edit.add_bullet(&Id::from(MESSAGE), list, &Place::After(line), words, &mut rng)),
        5 => edit.move_bullet(&line, &Id::from(MESSAGE), list, &Place::First, &mut rng),
        6 => edit.delete(&line, 1),
        7 => edit.set_value(&Id::from(MESSAGE), "date", Some("2026-11-26")),
        _ => edit.set_hidden(&line, rng.below(2) == 0),
    }
}

#[test]
fn replicas_of_a_letter_converge() {
    check(80, any::<u64>(), |seed| {
        let mut rng = Seeded::new(seed);
        let first = seeded(&json(SEED));
        let mut documents: Vec<Document> = (0..3).map(|at| first.scratch(100 + at).expect("a copy")).collect();
        let mut waiting: Vec<(usize, Vec<u8>)> = Vec::new();
        for _ in 0..60 {
            let from = rng.below(3);
            let edit = any_edit(&documents[from], &mut rng);
            let ((), update) = documents[from].edit(edit);
            if !update.is_empty() {
                waiting.extend((0..3).filter(|to| *to != from).map(|to| (to, update.clone())));
            }
        }
        while !waiting.is_empty() {
            let (to, update) = waiting.swap_remove(rng.below(waiting.len()));
            documents[to].apply(&update).expect("fits");
        }
        for other in &documents[1..] {
            prop_assert_eq!(cover::export(&documents[0], true), cover::export(other, true));
            prop_assert_eq!(documents[0].canonical_state(), other.canonical_state());
        }
        Ok(())
    });
}

#[test]
fn undo_leads_back_through_a_letter() {
    check(60, any::<u64>(), |seed| {
        let mut rng = Seeded::new(seed);
        let mut document = seeded(&json(SEED));
        let mut history = History::default();
        for at in 0..20 {
            let edit = any_edit(&document, &mut rng);
            let ((), _, changes) = document.edit_recorded(edit);
            history.record(changes, f64::from(at) * 10_000.0);
        }
        while history.undo(&mut document, 1e9).is_some() {}
        prop_assert_eq!(cover::export(&document, false), json(SEED));
        Ok(())
    });
}

#[test]
fn a_letter_takes_head_and_look_from_its_resume() {
    let mut resume = Document::new(7);
    let came = json(
        r#"{"basics":{"name":"Ada","email":"ada@example.org","summary":"Counts"},"work":[{"name":"A"}],
            "meta":{"tandem":{"settings":{"template":"swiss"}}}}"#,
    );
    jsonresume::import(&mut resume, &came, &mut Seeded::new(1)).expect("a résumé");
    let (resume, letter) = (resume.read(), seeded(&json(SEED)).read());
    let page = cover::beside(&resume, &letter);
    assert_eq!((page.basics.fields.plain("name"), page.settings.get("template")), ("Ada".to_owned(), "swiss"));
    assert!(page.basics.fields.text("summary").is_blank());
    assert_eq!(cover::message(&page), cover::message(&letter));
    assert!(cover::message(&resume).is_none() && cover::message(&ResumeView::default()).is_none());
}

#[test]
fn what_is_no_letter_is_refused_and_a_bad_field_is_named() {
    let refused = cover::seed(&mut Document::new(1), &json("[]"), &mut Seeded::new(1));
    assert_eq!(
        refused.map_err(|error: NotALetter| error.to_string()).err().as_deref(),
        Some("a cover letter is a JSON object, this is a list")
    );
    let odd = json(r#"{"date":"soon","paragraphs":"one","x":[1e400]}"#);
    let mut document = Document::new(1);
    let done = cover::seed(&mut document, &odd, &mut Seeded::new(1)).expect("a letter");
    let paths: Vec<&str> = done.notes.iter().map(|note| note.path.as_str()).collect();
    assert_eq!(paths, ["cover.date", "cover.paragraphs"]);
    assert_eq!(cover::export(&document, false), odd);
}

//! Replacing content is a difference by id.

use crdt::json::Json;
use crdt::jsonresume::{Export, export, replace};
use proptest::prelude::*;

use crate::common::{Seeded, check, json, resume, seeded};

#[test]
fn putting_back_what_was_got_changes_nothing() {
    check(200, resume(), |came| {
        let mut document = seeded(&came);
        for form in [Export::WithIds, Export::Lossless] {
            let got = export(&document, form);
            let done = replace(&mut document, &got, &mut Seeded::new(2), 1).expect("a résumé");
            prop_assert_eq!(&export(&document, Export::Lossless), &came, "{:?}", form);
            prop_assert!(form == Export::Lossless || done.update.is_empty() || has_odd_extras(&got), "{}", got);
        }
        Ok(())
    });
}

/// Extras that are not ours to read come back with ids in another shape; the difference is one `keep`.
fn has_odd_extras(json: &Json) -> bool {
    json.to_string().contains("tandem")
}

#[test]
fn one_resume_becomes_another() {
    check(150, (resume(), resume()), |(before, after)| {
        let mut document = seeded(&before);
        replace(&mut document, &after, &mut Seeded::new(3), 1).expect("a résumé");
        let speaks = after.get("meta").and_then(|meta| meta.get("tandem")).is_some();
        let said = |json: &Json, key: &str| json.get(key).cloned();
        let now = export(&document, Export::Lossless);
        for key in ["basics", "work", "skills"] {
            let plain = |json: &Json| said(json, key).map(|json| json.to_string().contains("tandem"));
            if speaks || (plain(&before) != Some(true) && plain(&after) != Some(true)) {
                prop_assert_eq!(said(&now, key), said(&after, key), "{}", key);
            }
        }
        Ok(())
    });
}

#[test]
fn items_and_bullets_keep_their_ids() {
    let mut document = seeded(&json(
        r#"{"work":[{"name":"A","position":"Dev","highlights":["one","two","three"]},{"name":"B","highlights":["x"]}]}"#,
    ));
    let ids = |document: &crdt::Document| {
        let view = document.read();
        let items = view.sections[0].items.clone();
        items
            .into_iter()
            .map(|item| (item.fields.plain("name"), item.id.clone(), item.list("highlights").to_vec()))
            .collect::<Vec<_>>()
    };
    let before = ids(&document);
    let changed = json(
        r#"{"work":[{"name":"B","highlights":["x"]},{"name":"C"},{"name":"A","position":"Lead","highlights":["three","one","2"]}]}"#,
    );
    replace(&mut document, &changed, &mut Seeded::new(4), 1).expect("a résumé");
    assert_eq!(export(&document, Export::Lossless), changed);
    let after = ids(&document);
    assert_eq!(after[0].1, before[1].1, "B moved");
    assert_eq!(after[2].1, before[0].1, "A is still A");
    let texts = |bullets: &[crdt::view::Bullet]| bullets.iter().map(|bullet| bullet.id.clone()).collect::<Vec<_>>();
    let (was, now) = (texts(&before[0].2), texts(&after[2].2));
    assert_eq!((&now[0], &now[1], &now[2]), (&was[2], &was[0], &was[1]));
}

#[test]
fn a_plain_file_leaves_our_extras() {
    let mut document = seeded(&json(r#"{"work":[{"name":"A"}]}"#));
    let work = document.read().sections[0].id.clone();
    document.edit(|edit| {
        edit.set_text(&crdt::FieldRef::title(&work), "Roles");
        edit.add_section(
            crdt::SectionKind::Custom,
            "Talks",
            crdt::view::Column::Main,
            &crdt::Place::First,
            &mut Seeded::new(8),
        );
    });
    replace(&mut document, &json(r#"{"work":[{"name":"A","position":"Dev"}]}"#), &mut Seeded::new(4), 1)
        .expect("a résumé");
    let view = document.read();
    let headings: Vec<&str> = view.sections.iter().take(2).map(|section| section.heading()).collect();
    assert_eq!(headings, ["Talks", "Roles"]);
    assert_eq!(view.sections[1].items[0].fields.plain("position"), "Dev");
}

#[test]
fn where_the_resume_speaks_of_extras_an_item_without_any_has_none() {
    let hidden = json(r#"{"basics":{"profiles":[{"network":"A","tandem":{"hidden":true}}]}}"#);
    let speaking = json(
        r#"{"basics":{"profiles":[{"network":"A"}]},"meta":{"tandem":{"sections":[{"kind":"work","title":"Roles"}]}}}"#,
    );
    let plain = json(r#"{"basics":{"profiles":[{"network":"A"}]}}"#);
    for (after, stays_hidden) in [(speaking, false), (plain, true)] {
        let mut document = seeded(&hidden);
        replace(&mut document, &after, &mut Seeded::new(5), 1).expect("a résumé");
        assert_eq!(document.read().basics.profiles[0].hidden, stays_hidden, "{after}");
    }
}

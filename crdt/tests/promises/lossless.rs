//! Import and export lose nothing.

use crdt::jsonresume::{self, Export, NotAResume, export};
use crdt::{Document, FieldRef};
use proptest::prelude::*;

use crate::common::{Seeded, check, json, resume, seeded};

#[test]
fn an_export_equals_its_import_whatever_was_in_it() {
    check(400, resume(), |came| {
        let document = seeded(&came);
        prop_assert_eq!(&export(&document, Export::Lossless), &came);
        Ok(())
    });
}

#[test]
fn an_import_of_an_export_is_the_same_resume() {
    check(150, resume(), |came| {
        let first = export(&seeded(&came), Export::Lossless);
        let second = export(&seeded(&first), Export::Lossless);
        prop_assert_eq!(first, second);
        Ok(())
    });
}

#[test]
fn an_edit_changes_its_own_field_only() {
    let came = json(
        r#"{"basics":{"name":7,"label":null,"email":"","x":[1e400]},
            "work":[{"name":"A","position":"","startDate":null,"highlights":["one",null,3],"odd":{"deep":[]}},"just a text"]}"#,
    );
    let mut document = seeded(&came);
    let item = document.read().sections[0].items[0].id.clone();
    document.edit(|edit| edit.set_text(&FieldRef::new(item.clone(), "position"), "Lead"));
    let expected = json(
        r#"{"basics":{"name":7,"label":null,"email":"","x":[1e400]},
            "work":[{"name":"A","position":"Lead","startDate":null,"highlights":["one",null,3],"odd":{"deep":[]}},"just a text"]}"#,
    );
    assert_eq!(export(&document, Export::Lossless), expected);

    // Back to what it was: the empty text returns as it came.
    document.edit(|edit| edit.set_text(&FieldRef::new(item, "position"), ""));
    assert_eq!(export(&document, Export::Lossless), came);
}

#[test]
fn an_edited_bullet_leaves_its_odd_neighbours() {
    let mut document = seeded(&json(r#"{"work":[{"highlights":["one",null,{"k":"v"},3]}]}"#));
    let bullet = document.read().sections[0].items[0].list("highlights")[2].clone();
    assert_eq!(bullet.text.plain(), "v");
    document.edit(|edit| edit.set_text(&FieldRef::bullet(&bullet.id), "w"));
    assert_eq!(export(&document, Export::Lossless), json(r#"{"work":[{"highlights":["one",null,"w",3]}]}"#));
}

#[test]
fn hidden_things_renamed_sections_and_marks_travel() {
    let mut document =
        seeded(&json(r#"{"basics":{"summary":"plain words"},"work":[{"name":"A","highlights":["made it fast"]}]}"#));
    let view = document.read();
    let (section, item) = (view.sections[0].id.clone(), view.sections[0].items[0].clone());
    let bullet = item.list("highlights")[0].id.clone();
    document.edit(|edit| {
        edit.set_hidden(&item.id, true);
        edit.set_text(&FieldRef::title(&section), "Roles");
        edit.format_text(&FieldRef::bullet(&bullet), 8..12, &crdt::Mark::Bold(true));
        edit.format_text(&FieldRef::basics("summary"), 0..5, &crdt::Mark::Link(Some("https://example.org".into())));
        let rng = &mut Seeded::new(9);
        let talks =
            edit.add_section(crdt::SectionKind::Custom, "Talks", crdt::view::Column::Side, &crdt::Place::Last, rng);
        let talk = edit.add_item(&talks, &crdt::Place::Last, rng);
        edit.set_text(&FieldRef::new(talk, "name"), "Durable before visible");
    });
    let first = export(&document, Export::Lossless);
    let copy = seeded(&first);
    assert_eq!(export(&copy, Export::Lossless), first);
    let read = copy.read();
    assert!(read.sections[0].items[0].hidden);
    assert_eq!(read.sections[0].heading(), "Roles");
    assert!(read.sections[0].items[0].list("highlights")[0].text.spans.iter().any(|span| span.marks.bold));
    assert!(read.basics.fields.text("summary").has_marks());
    let talks = read.sections.last().expect("sections");
    assert_eq!((talks.heading(), talks.items[0].fields.plain("name").as_str()), ("Talks", "Durable before visible"));
}

#[test]
fn what_is_not_a_resume_is_refused_with_a_reason() {
    let refuse = |text: &str| {
        jsonresume::import(&mut Document::new(1), &json(text), &mut Seeded::new(1)).expect_err("refused").to_string()
    };
    assert_eq!(refuse("[]"), NotAResume::NotAnObject("a list").to_string());
    assert!(refuse(r#"{"title":"My blog"}"#).contains("none of the keys of JSON Resume"));
    let blank = jsonresume::import(&mut Document::new(1), &json("{}"), &mut Seeded::new(1)).expect("blank");
    assert!(blank.notes.is_empty() && !blank.update.is_empty());
}

#[test]
fn a_bad_field_is_kept_and_named() {
    let came = json(r#"{"basics":{"name":["Ada","Lovelace"]},"work":[{"startDate":"spring 2020"}],"skills":"Rust"}"#);
    let mut document = Document::new(1);
    let imported = jsonresume::import(&mut document, &came, &mut Seeded::new(1)).expect("a résumé");
    let paths: Vec<&str> = imported.notes.iter().map(|note| note.path.as_str()).collect();
    assert!(paths.contains(&"basics.name") && paths.contains(&"work[0].startDate") && paths.contains(&"skills"));
    let view = document.read();
    assert_eq!(view.basics.fields.plain("name"), "Ada, Lovelace");
    assert_eq!(view.sections[0].items[0].fields.plain("startDate"), "spring 2020");
    assert_eq!(export(&document, Export::Lossless), came);
}

//! The gravest first; what is hidden is not looked at.

use checkup::{Severity, check};
use crdt::{Document, FieldRef, Seeded, jsonresume};

use crate::common::{GIVEN, OVER, role, said, view};

#[test]
fn the_gravest_first() {
    let view = view(
        r#"{ "basics": { "phone": "x" }, "work": [{ "position": "A", "startDate": "soon" }, {},
        { "position": "B", "startDate": "2020", "endDate": "2010" }] }"#,
    );
    let severities: Vec<Severity> = check(&view, &GIVEN).findings.iter().map(|finding| finding.severity).collect();
    assert!(severities.is_sorted() && severities.len() > 5, "{severities:?}");
}

#[test]
fn what_is_hidden_is_not_on_the_page() {
    let json = crdt::json::Json::parse(&role(OVER, &["Responsible for 5 maps", "Lorem ipsum"])).expect("JSON");
    let mut document = Document::new(1);
    jsonresume::import(&mut document, &json, &mut Seeded::new(5)).expect("a résumé");
    let found = |document: &Document| check(&document.read(), &GIVEN).findings;
    assert_eq!(found(&document).len(), 2);
    let view = document.read();
    let role = view.sections.iter().flat_map(|section| &section.items).next().expect("a role");
    let bullet = role.list("highlights")[1].id.clone();
    document.edit(|edit| edit.set_hidden(&bullet, true));
    assert!(found(&document).iter().all(|finding| finding.at != FieldRef::bullet(&bullet)));
    document.edit(|edit| edit.set_hidden(&role.id, true));
    assert!(found(&document).is_empty(), "{:?}", found(&document));
}

#[test]
fn nothing_to_say() {
    assert!(said(&role(OVER, &["Drew 5 maps of the old town"])).is_empty());
}

use checkup::{Rule, check};
use crdt::json::Json;
use crdt::{Document, FieldRef, Mark, Seeded, jsonresume};

use crate::common::{GIVEN, OVER, role, said, said_by};

fn basics(fields: &str) -> String {
    format!(r#"{{ "basics": {{ {fields} }} }}"#)
}

#[test]
fn who_cannot_be_answered() {
    assert_eq!(said("{ \"basics\": {} }"), ["problem no-contact basics.email", "problem no-name basics.name"]);
    assert_eq!(
        said(&basics(r#""name": " ", "email": "a@b.org", "phone": "12 34 56""#)),
        ["problem no-name basics.name"]
    );
    assert_eq!(said(&basics(r#""name": "A", "phone": "+46 70 000 00 00""#)), ["better no-email basics.email"]);
    assert_eq!(said(&basics(r#""name": "A", "email": "a@b.org""#)), ["note no-phone basics.phone"]);
}

#[test]
fn addresses_and_numbers_with_a_slip() {
    let one = said(&basics(r#""name": "A", "email": "a@b", "phone": "on request""#));
    assert_eq!(
        one,
        ["problem email-malformed basics.email “a@b”", "problem phone-malformed basics.phone “on request”"]
    );
    assert!(
        said(&basics(r#""name": "A", "email": "a@b.org (work) or c@d.org", "phone": "030 1234 or 0171 1234""#))
            .is_empty()
    );
}

#[test]
fn links_that_open_nothing() {
    let json = r#"{ "basics": { "name": "A", "email": "a@b.org", "phone": "123456", "url": "my page",
        "image": "/api/v1/resumes/1/photo/2",
        "profiles": [{ "network": "GitHub", "username": "a", "url": "github.com/a" },
                     { "network": "LinkedIn", "url": "https://linkedin/in/a" }, { "network": "X", "username": "a" }] },
        "projects": [{ "name": "P", "url": "https://https://p.org" }] }"#;
    assert_eq!(
        said_by(Rule::LinkMalformed, json),
        [
            "problem link-malformed basics.url “my page”",
            "problem link-malformed profiles[1].url “https://linkedin/in/a”",
            "problem link-malformed projects[0].url “https://https://p.org”",
        ]
    );
}

#[test]
fn links_behind_words() {
    let json = Json::parse(&role(OVER, &["Wrote it with 2 others", "Drew 5 maps"])).expect("JSON");
    let mut document = Document::new(1);
    jsonresume::import(&mut document, &json, &mut Seeded::new(5)).expect("a résumé");
    let bullets: Vec<FieldRef> = document.read().sections[0].items[0]
        .list("highlights")
        .iter()
        .map(|bullet| FieldRef::bullet(&bullet.id))
        .collect();
    document.edit(|edit| {
        edit.format_text(&bullets[0], 0..5, &Mark::Link(Some("wrote.example".to_owned())));
        edit.format_text(&bullets[1], 0..4, &Mark::Link(Some("wrote".to_owned())));
    });
    let found = check(&document.read(), &GIVEN).findings;
    assert_eq!(found.iter().map(|finding| &finding.at).collect::<Vec<_>>(), [&bullets[1]]);
}

use checkup::{Circumstances, Rule, check};

use crate::common::{GIVEN, GOING_ON, OVER, line, resume, role, said_by, view};

#[test]
fn bullets_of_more_than_three_lines() {
    let text = "Redrew the map of the harbour ".repeat(10);
    let found = said_by(Rule::LongBullet, &role(OVER, &[text.trim(), "Redrew the map of 2 harbours"]));
    let quoted = "“Redrew the map of the harbour Redrew the map of the harbour …”";
    assert_eq!(found, [format!("better long-bullet work[0].highlights[0] 299 {quoted}")]);
    assert!(said_by(Rule::LongBullet, &role(OVER, &[&"a".repeat(280)])).is_empty());
    assert_eq!(said_by(Rule::LongBullet, &role(OVER, &[&"地".repeat(141)])).len(), 1, "they are twice as wide");
}

#[test]
fn paragraphs() {
    let long = "word ".repeat(150);
    let json = format!(r#"{{ "basics": {{ "summary": "{long}" }} }}"#);
    assert_eq!(said_by(Rule::LongParagraph, &json).len(), 1);
    let two = format!(r#"{{ "basics": {{ "summary": "{}\n{}" }} }}"#, "word ".repeat(100), "word ".repeat(100));
    assert!(said_by(Rule::LongParagraph, &two).is_empty(), "two paragraphs");
}

#[test]
fn more_bullets_than_are_read() {
    let bullets: Vec<String> = (1..=9).map(|number| format!("Drew {number} maps")).collect();
    let bullets: Vec<&str> = bullets.iter().map(String::as_str).collect();
    assert_eq!(said_by(Rule::ManyBullets, &role(OVER, &bullets)), ["note many-bullets work[0].highlights[8] 9"]);
    assert!(said_by(Rule::ManyBullets, &role(OVER, &bullets[..8])).is_empty());
}

#[test]
fn pages() {
    let view = view(&role(GOING_ON, &["Drew 5 maps"]));
    let of = |pages| {
        let found = check(&view, &Circumstances { pages: Some(pages), ..GIVEN }).findings;
        let found: Vec<String> =
            found.iter().filter(|one| one.rule == Rule::LongResume).map(|one| line(&view, one)).collect();
        found
    };
    assert_eq!(of(3), ["note long-resume work[0].position 3"]);
    assert!(of(2).is_empty());
}

#[test]
fn words_where_nobody_counts_pages() {
    let bullets: Vec<String> =
        (0..130).map(|number| format!("Drew {number} maps of the harbour and the old town")).collect();
    let bullets: Vec<&str> = bullets.iter().map(String::as_str).collect();
    assert_eq!(said_by(Rule::LongResume, &role(OVER, &bullets)), ["note long-resume work[0].position"]);
    let papers: Vec<String> =
        (0..300).map(|number| format!(r#"{{ "name": "On the map of {number} towns" }}"#)).collect();
    let json = resume(&format!(r#""publications": [{}]"#, papers.join(", ")));
    assert!(said_by(Rule::LongResume, &json).is_empty(), "the list of an academic");
}

#[test]
fn hardly_anything() {
    let json = r#"{ "basics": { "summary": "Draws." }, "work": [{ "position": "Designer", "name": "Halden" }] }"#;
    assert_eq!(said_by(Rule::ShortResume, json), ["note short-resume basics.summary 3"]);
    assert!(said_by(Rule::ShortResume, r#"{ "basics": { "summary": "Draws." } }"#).is_empty(), "not begun yet");
    assert!(said_by(Rule::ShortResume, &role(OVER, &["Drew 5 maps"])).is_empty());
}

use checkup::Rule;

use crate::common::{resume, said_by};

fn overlaps(roles: &[(&str, &str, &str, &str)]) -> Vec<String> {
    let roles: Vec<String> = roles
        .iter()
        .map(|(position, name, start, end)| {
            format!(r#"{{ "position": "{position}", "name": "{name}", "startDate": "{start}", "endDate": "{end}" }}"#)
        })
        .collect();
    said_by(Rule::Overlap, &resume(&format!(r#""work": [{}]"#, roles.join(", "))))
}

#[test]
fn an_end_well_behind_the_next_beginning() {
    assert_eq!(
        overlaps(&[("Lead", "New", "2020-01", ""), ("Designer", "Old", "2017-01", "2020-12")]),
        ["note overlap work[0].startDate 12 “Old”"]
    );
}

#[test]
fn two_at_once_on_purpose() {
    let new = ("Lead", "New", "2020-01", "");
    for (why, old) in [
        ("a handover", ("Designer", "Old", "2017-01", "2020-02")),
        ("both go on", ("Designer", "Old", "2017-01", "")),
        ("freelance work", ("Freelance designer", "Old", "2017-01", "2020-12")),
        ("one's own firm", ("Founder", "Old", "2017-01", "2020-12")),
        ("the same firm", ("Designer", "new", "2017-01", "2020-12")),
        ("years are not exact", ("Designer", "Old", "2017", "2020")),
    ] {
        assert!(overlaps(&[new, old]).is_empty(), "{why}");
    }
    let within = [("Mentor", "New", "2020-01", "2020-06"), ("Designer", "Old", "2017-01", "2020-12")];
    assert!(overlaps(&within).is_empty(), "one within the other");
}

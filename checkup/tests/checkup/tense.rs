use checkup::Rule;

use crate::common::{GOING_ON, OVER, resume, role, said_by};

#[test]
fn what_has_ended_is_told_in_the_past() {
    let found = said_by(Rule::PresentInPast, &role(OVER, &["Led a team", "Manage 5 people", "Lead the weekly review"]));
    assert_eq!(found, ["better present-in-past work[0].highlights[1] 2 “Manage 5 people”"]);
}

#[test]
fn what_may_be_told_in_the_present() {
    let present = &["Manage 5 people", "Lead the weekly review"];
    assert!(said_by(Rule::PresentInPast, &role(GOING_ON, present)).is_empty());
    assert!(said_by(Rule::PresentInPast, &role(r#""startDate": "2019", "endDate": "2026""#, present)).is_empty());
    assert!(said_by(Rule::PresentInPast, &role(r#""endDate": "some day""#, present)).is_empty());
    for other in ["Lead developer of the shop", "Design systems for banks", "Test automation", "Support for 40 users"] {
        assert!(said_by(Rule::PresentInPast, &role(OVER, &[other])).is_empty(), "{other}");
    }
    let project = resume(
        r#""projects": [{ "name": "P", "startDate": "2019", "endDate": "2020", "highlights": ["Creates maps of the town"] }]"#,
    );
    assert!(said_by(Rule::PresentInPast, &project).is_empty(), "a thing may go on doing it");
}

#[test]
fn what_goes_on_and_sounds_over() {
    let past = &["Led 5 people", "Drew the maps", "Ran the shop", "Negotiated the rent"];
    assert_eq!(said_by(Rule::PastInPresent, &role(GOING_ON, past)), ["note past-in-present work[0].endDate 4"]);
    assert!(said_by(Rule::PastInPresent, &role(GOING_ON, &past[..3])).is_empty(), "a few things that were achieved");
    assert!(said_by(Rule::PastInPresent, &role(OVER, past)).is_empty());
    let mixed = &["Led 5 people", "Drew the maps", "Ran the shop", "Manage the rent"];
    assert!(said_by(Rule::PastInPresent, &role(GOING_ON, mixed)).is_empty());
}

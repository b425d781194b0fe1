use checkup::Rule;

use crate::common::{resume, said, said_by};

#[test]
fn roles_that_tell_nothing() {
    let json = resume(
        r#""work": [{ "position": "A", "name": "B", "startDate": "2020" },
            { "position": "C", "name": "D", "startDate": "2018", "endDate": "2019", "summary": "Drew maps." },
            { "position": "E", "name": "F", "startDate": "2010", "endDate": "2012" }]"#,
    );
    assert_eq!(said_by(Rule::NoBullets, &json), ["better no-bullets work[0].position"]);
}

#[test]
fn entries_that_do_not_say_what_and_where() {
    let json = resume(
        r#""work": [{ "name": "B", "startDate": "2020", "summary": "Drew maps." },
            { "position": "C", "startDate": "2018", "endDate": "2019", "summary": "Drew maps." },
            { "position": "Freelance designer", "startDate": "2017", "endDate": "2018", "summary": "Drew maps." }],
           "education": [{ "studyType": "MA", "endDate": "2010" }], "skills": [{ "keywords": ["Maps"] }]"#,
    );
    assert_eq!(said_by(Rule::NoTitle, &json), ["better no-title work[0].position"]);
    assert_eq!(
        said_by(Rule::NoPlace, &json),
        ["better no-place work[1].name", "better no-place education[0].institution"]
    );
}

#[test]
fn what_is_not_on_the_page() {
    let json = resume(r#""work": [{}], "interests": [{ "name": "" }]"#);
    assert_eq!(
        said_by(Rule::EmptyEntry, &json),
        ["note empty-entry work[0].position", "note empty-entry interests[0].name"]
    );
    assert!(said(&resume(r#""work": [], "skills": []"#)).is_empty(), "sections that nobody has begun");
}

//! Files of others.

use intake::Kind;
use serde_json::json;

use crate::common::{archive, assert_has, read};

#[test]
fn a_text_of_somebody_else_is_understood() {
    let text = "Max Muster\nMüller\nTelefon: +49 30 1234567 | max@example.org\n\nBerufserfahrung\n\nMühle GmbH – Müller\n\
                03/2019 – heute\n• Mehl gemahlen\n• Staub verringert,\n  um 12 %\n\nBäckerei Korn, 2015 - 2019\n- Brot gebacken\n\n\
                Sprachen\nDeutsch (Muttersprache), Englisch\n";
    let understood = read(text.as_bytes()).expect("a résumé");
    assert_eq!(understood.kind, Kind::Text);
    assert_has(
        &understood.resume,
        &json!({
            "basics": { "name": "Max Muster", "label": "Müller", "phone": "+49 30 1234567", "email": "max@example.org" },
            "work": [
                { "startDate": "2019-03", "highlights": ["Mehl gemahlen", "Staub verringert,\num 12 %"] },
                { "startDate": "2015", "endDate": "2019", "highlights": ["Brot gebacken"] }
            ],
            "languages": [{ "language": "Deutsch", "fluency": "Muttersprache" }, { "language": "Englisch" }]
        }),
        "",
    );
    assert!(understood.unsure.iter().any(|note| note.path == "basics.name"), "{understood:?}");
}

#[test]
fn a_linkedin_export_is_understood() {
    let file = archive(&[
        ("Profile.csv", b"First Name,Last Name,Headline,Summary\nAda,Lovelace,\"Analyst, engines\",\"Two\nlines\"\n"),
        (
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\nÉngine,Analyst,,London,Mar 1842,\n"
                .as_bytes(),
        ),
        ("Skills.csv", b"Name\nNumbers\n\"Notes, long\"\n"),
        ("Rich_Media.csv", b"Whatever\n1\n"),
    ]);
    let understood = read(&file).expect("a résumé");
    assert_eq!(understood.kind, Kind::LinkedIn);
    let wanted = json!({
        "basics": { "name": "Ada Lovelace", "label": "Analyst, engines", "summary": "Two\nlines" },
        "work": [{ "name": "Éngine", "position": "Analyst", "location": "London", "startDate": "1842-03" }],
        "skills": [{ "name": "Numbers" }, { "name": "Notes, long" }]
    });
    // Dates before 1900 stay as they were written.
    let mut wanted = wanted;
    wanted["work"][0]["startDate"] = json!("Mar 1842");
    assert_eq!(understood.resume, wanted);
}

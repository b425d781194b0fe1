//! Files of others.

use intake::{Kind, Why};
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
fn an_american_text_is_understood() {
    let understood = read(include_bytes!("foreign/american.txt")).expect("a résumé");
    assert_has(
        &understood.resume,
        &json!({
            "basics": {
                "name": "JOHN Q. PUBLIC", "email": "john.public@example.org", "phone": "(555) 123-4567",
                "location": { "address": "123 Main Street", "city": "Springfield", "region": "IL", "postalCode": "62701" },
                "profiles": [{ "network": "LinkedIn", "username": "johnpublic" }]
            },
            "work": [
                { "position": "Senior Software Engineer", "name": "Acme Corporation", "location": "Chicago, IL", "startDate": "2020-01",
                  "highlights": ["Led a team of five engineers to rebuild the billing platform, cutting costs by 30%",
                    "Introduced continuous delivery"] },
                { "position": "Software Engineer", "name": "Initech LLC", "location": "Austin, TX", "startDate": "2015-06",
                  "endDate": "2019-12" }
            ],
            "education": [{ "studyType": "Bachelor of Science in Computer Science",
                "institution": "University of Illinois, Urbana-Champaign", "startDate": "2011", "endDate": "2015" }],
            "skills": [{ "name": "Languages", "keywords": ["Java", "Python", "Go"] }, { "name": "Tools" }]
        }),
        "",
    );
    // No company is told without saying that it is a guess.
    for path in ["work[0].name", "work[0].startDate", "work[1].name", "education[0].institution"] {
        assert!(understood.unsure.iter().any(|guess| guess.path == path), "{path}");
    }
}

#[test]
fn a_german_text_with_the_dates_in_front_is_understood() {
    let understood = read(include_bytes!("foreign/german.txt")).expect("a résumé");
    assert_has(
        &understood.resume,
        &json!({
            "basics": { "name": "Erika Mustermann", "location": { "address": "Heidestraße 17", "postalCode": "51147", "city": "Köln" } },
            "work": [
                { "position": "Projektleiterin", "name": "Beispiel GmbH", "location": "Köln", "startDate": "2018-09" },
                { "position": "Beraterin", "name": "Muster AG", "startDate": "2014-04", "endDate": "2018-08" }
            ],
            "education": [{ "institution": "Universität zu Köln", "studyType": "Master Betriebswirtschaftslehre" }],
            "languages": [{ "language": "Deutsch", "fluency": "Muttersprache" }, { "language": "Englisch" }],
            "skills": [{ "name": "MS Office" }, { "name": "SAP" }, { "name": "SQL" }]
        }),
        "",
    );
}

#[test]
fn markdown_of_somebody_else_is_understood() {
    let understood = read(include_bytes!("foreign/markdown.md")).expect("a résumé");
    assert_has(
        &understood.resume,
        &json!({
            "basics": { "name": "Jane Doe", "email": "jane@doe.dev", "url": "https://doe.dev", "summary": "I build things people want." },
            "work": [
                { "position": "Product Manager", "name": "Contoso", "location": "Berlin", "startDate": "2021-01",
                  "highlights": ["Shipped three products", "Grew revenue by 40%"] },
                { "position": "Associate PM", "name": "Fabrikam", "startDate": "2018", "endDate": "2020" }
            ],
            "education": [
                { "studyType": "MSc", "area": "Economics", "institution": "LSE", "startDate": "2016", "endDate": "2018" },
                { "studyType": "BSc", "area": "Mathematics", "institution": "TU Berlin", "startDate": "2013", "endDate": "2016" }
            ]
        }),
        "",
    );
}

/// As many write in Word: bold words for headings, dates behind a tab, the company on a line of its own.
#[test]
fn a_word_file_without_styles_is_understood() {
    let bold = |words: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let plain = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let tab = "<w:r><w:tab/></w:r>";
    let bullet =
        |words: &str| format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr>{}</w:p>", plain(words));
    let paragraph = |runs: &[&str]| format!("<w:p>{}</w:p>", runs.concat());
    let body = [
        paragraph(&[&bold("Maria Garcia")]),
        paragraph(&[&plain("Marketing Specialist")]),
        paragraph(&[&plain("Madrid, Spain | +34 600 000 000 | maria@garcia.example")]),
        paragraph(&[&bold("PROFESSIONAL EXPERIENCE")]),
        paragraph(&[&bold("Marketing Specialist"), tab, &plain("Mar 2019 – Present")]),
        paragraph(&[&plain("Globex Inc., Madrid")]),
        bullet("Raised conversion by 12%"),
        paragraph(&[&bold("Marketing Assistant"), tab, &plain("2016 – 2019")]),
        paragraph(&[&plain("Umbrella S.A., Barcelona")]),
        paragraph(&[&bold("EDUCATION")]),
        paragraph(&[&bold("BA Communication"), &plain(", Universidad Complutense"), tab, &plain("2012 – 2016")]),
    ];
    let xml = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let understood = read(&archive(&[("word/document.xml", xml.as_bytes())])).expect("a résumé");
    assert_has(
        &understood.resume,
        &json!({
            "basics": { "name": "Maria Garcia", "label": "Marketing Specialist", "phone": "+34 600 000 000",
                "email": "maria@garcia.example", "location": { "city": "Madrid", "region": "Spain" } },
            "work": [
                { "position": "Marketing Specialist", "name": "Globex Inc.", "location": "Madrid", "startDate": "2019-03",
                  "highlights": ["Raised conversion by 12%"] },
                { "position": "Marketing Assistant", "name": "Umbrella S.A.", "startDate": "2016", "endDate": "2019" }
            ],
            "education": [{ "studyType": "BA", "area": "Communication", "institution": "Universidad Complutense",
                "startDate": "2012", "endDate": "2016" }]
        }),
        "",
    );
}

#[test]
fn a_linkedin_export_is_understood() {
    let file = archive(&[
        (
            "Export/Profile.csv",
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n\
             Ada,Lovelace,,,,\"Analyst, engines\",\"Two\nlines\",,\"W1 1AA\",\"London, England\",[ada],\"[PERSONAL:https://ada.example,OTHER:javascript:alert(1)]\",\n"
                .as_bytes(),
        ),
        (
            "Export/Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\n\
             Éngine,Analyst,\"Wrote notes.\n• The first program\n• And <b>more</b>\",London,Mar 1942,\n\
             Mill,Clerk,,,Lent 1940,Jan 1942\n"
                .as_bytes(),
        ),
        (
            "Export/Education.csv",
            b"School Name,Start Date,End Date,Notes,Degree Name,Activities\nHome,1930,1934,,\"Bachelor, Mathematics\",Chess\n",
        ),
        ("Export/Skills.csv", b"Name\nNumbers\n\"Notes, long\"\n"),
        ("Export/Languages.csv", b"Name,Proficiency\nEnglish,Native or bilingual proficiency\n"),
        (
            "Export/Certifications.csv",
            b"Name,Url,Authority,Started On,Finished On,License Number\nEngines,https://guild.example/1,Guild,May 1938,,7\n",
        ),
        (
            "Export/Projects.csv",
            b"Title,Description,Url,Started On,Finished On\nNote G,For Bernoulli numbers,javascript:alert(1),1943,\n",
        ),
        (
            "Export/Recommendations_Received.csv",
            b"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nCharles,Babbage,,,Enchantress.,,VISIBLE\n",
        ),
        (
            "Export/Email Addresses.csv",
            b"Email Address,Confirmed,Primary,Updated On\nold@example.org,Yes,No,\nada@example.org,Yes,Yes,\n",
        ),
        ("Export/PhoneNumbers.csv", b"Extension,Number,Type\n,+44 20 0000 0000,Mobile\n"),
        ("Export/Connections.csv", b"Whatever\n1\n"),
    ]);
    let understood = read(&file).expect("a résumé");
    assert_eq!(understood.kind, Kind::LinkedIn);
    assert_eq!(
        understood.resume,
        json!({
            "basics": {
                "name": "Ada Lovelace", "label": "Analyst, engines", "summary": "Two\nlines", "email": "ada@example.org",
                "phone": "+44 20 0000 0000", "url": "https://ada.example",
                "location": { "city": "London", "region": "England", "postalCode": "W1 1AA" },
                "profiles": [{ "network": "Twitter", "username": "ada" }]
            },
            "work": [
                { "name": "Éngine", "position": "Analyst", "location": "London", "startDate": "1942-03",
                  "summary": "Wrote notes.", "highlights": ["The first program", "And <b>more</b>"] },
                { "name": "Mill", "position": "Clerk", "startDate": "Lent 1940", "endDate": "1942-01" }
            ],
            "education": [{ "institution": "Home", "studyType": "Bachelor, Mathematics", "startDate": "1930", "endDate": "1934" }],
            "skills": [{ "name": "Numbers" }, { "name": "Notes, long" }],
            "languages": [{ "language": "English", "fluency": "Native or bilingual proficiency" }],
            "certificates": [{ "name": "Engines", "issuer": "Guild", "url": "https://guild.example/1", "date": "1938-05" }],
            "projects": [{ "name": "Note G", "description": "For Bernoulli numbers", "startDate": "1943" }],
            "references": [{ "name": "Charles Babbage", "reference": "Enchantress." }]
        })
    );
    let guesses: Vec<(&str, Why, &str)> =
        understood.unsure.iter().map(|guess| (guess.path.as_str(), guess.why, guess.source.as_str())).collect();
    let wanted = [
        ("basics.location", Why::Place, "London, England"),
        ("work[1].startDate", Why::NoDate, "Lent 1940"),
        ("education[0].studyType", Why::Degree, "Bachelor, Mathematics"),
    ];
    assert_eq!(guesses, wanted);
    let notes: Vec<String> = understood.notes.iter().map(|note| format!("{}: {}", note.path, note.message)).collect();
    assert!(notes.iter().any(|note| note.starts_with("projects[0].url") && note.contains("javascript")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("Education.csv") && note.ends_with("Activities")), "{notes:?}");
}

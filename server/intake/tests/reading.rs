//! Ours out, ours in; files of others; files that are none.

use std::io::{Cursor, Write};

use crdt::json::Json;
use crdt::{Document, Seeded, jsonresume};
use intake::{Kind, Limits, Understood, Unreadable};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn resume() -> Value {
    json!({
        "basics": { "name": "Özge Çelik", "label": "Engineer & baker", "email": "o@example.org", "phone": "+46 31 000 00 00",
            "url": "https://example.org", "summary": "Bakes *bread*.\n\nBuilds ovens." },
        "work": [
            { "name": "Mill & Sons", "position": "Miller", "location": "Göteborg", "url": "https://mill.example/about",
              "startDate": "2019-03", "summary": "Ground flour.", "highlights": ["Ground 5 t a day", "Cut dust by 12 %"] },
            { "name": "Bakery", "position": "Baker", "startDate": "2015", "endDate": "2019-02-28" }
        ],
        "education": [{ "institution": "School of Flour", "studyType": "MSc", "area": "Milling", "score": "4.0",
            "startDate": "2010-09", "endDate": "2014-06", "courses": ["Stones", "Wind (advanced, two terms)"] }],
        "projects": [{ "name": "Oven", "entity": "Village", "type": "building", "description": "A large oven.",
            "endDate": "2016", "highlights": ["Heats in 20 minutes"], "keywords": ["brick", "clay"] }],
        "skills": [{ "name": "Baking", "level": "Master", "keywords": ["rye", "wheat"] }, { "name": "Patience" }],
        "languages": [{ "language": "Turkish", "fluency": "Native speaker" }, { "language": "Svenska" }],
        "certificates": [{ "name": "Stone dressing", "issuer": "Guild", "date": "2018-05" }],
        "awards": [{ "title": "Golden Sack", "awarder": "Guild", "date": "2020", "summary": "For flour." }],
        "publications": [{ "name": "On Dust", "publisher": "Mill Press", "releaseDate": "2017-01-31" }],
        "interests": [{ "name": "Rivers", "keywords": ["canoes"] }],
        "references": [{ "name": "A. Neighbour", "reference": "Good bread." }]
    })
}

fn view(resume: &Value) -> crdt::view::ResumeView {
    let mut document = Document::new(1);
    let json = Json::parse(&resume.to_string()).expect("JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(1)).expect("a résumé");
    document.read()
}

fn read(bytes: &[u8]) -> Result<Understood, Unreadable> {
    intake::read(bytes, &Limits::default())
}

/// Every leaf of the one is in the other, at the same place.
fn assert_has(found: &Value, wanted: &Value, path: &str) {
    match wanted {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| assert_has(&found[key], value, &format!("{path}.{key}")));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| assert_has(&found[at], item, &format!("{path}[{at}]")));
        }
        leaf => assert_eq!(found, leaf, "{path}"),
    }
}

#[test]
fn our_own_word_file_comes_back_field_by_field() {
    let file = docx::write(&view(&resume()), "x").expect("a file");
    let understood = read(&file).expect("a résumé");
    assert_eq!(understood.kind, Kind::Docx);
    assert_has(&understood.resume, &resume(), "");
}

#[test]
fn our_own_markdown_comes_back_field_by_field() {
    let text = render::markdown(&view(&resume()));
    let understood = read(text.as_bytes()).expect("a résumé");
    assert_eq!(understood.kind, Kind::Markdown);
    assert_has(&understood.resume, &resume(), "");
    let guesses: Vec<&str> = understood.unsure.iter().map(|note| note.path.as_str()).collect();
    assert!(guesses.contains(&"work[0].name"), "a title and a place on one line are a guess: {guesses:?}");
}

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

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
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

#[test]
fn what_is_no_resume_is_refused_with_a_reason() {
    let damaged = |bytes: &[u8]| matches!(read(bytes), Err(Unreadable::Damaged(_)));
    assert!(damaged(b"PK\x03\x04 and nothing more"));
    let file = docx::write(&view(&resume()), "x").expect("a file");
    for part in 1..16 {
        let cut = &file[..file.len() * part / 16];
        assert!(read(cut).is_err(), "{part}/16 of a file");
    }
    assert!(damaged(&archive(&[("word/document.xml", b"<w:document><w:p></w:document>")])));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(Unreadable::UnknownKind));
    assert_eq!(read(b"MZ\0\0\x01"), Err(Unreadable::UnknownKind));
    assert_eq!(read(b" \n\t\n"), Err(Unreadable::NoText));
    assert_eq!(read(b""), Err(Unreadable::NoText));
    assert_eq!(read(b"%PDF-1.7 ..."), Err(Unreadable::Pdf));
    assert_eq!(read(&archive(&[("photo.jpg", b"1")])), Err(Unreadable::UnknownKind));
    assert_eq!(read(&archive(&[("word/document.xml", b"<w:document/>")])), Err(Unreadable::NoText));
}

#[test]
fn bombs_are_refused_while_they_unpack() {
    let zeros = vec![b' '; Limits::default().unpacked + 1];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20, "it is small: {}", bomb.len());
    assert!(matches!(read(&bomb), Err(Unreadable::TooLarge(_))));
    assert!(matches!(read(&vec![b'a'; Limits::default().bytes + 1]), Err(Unreadable::TooLarge(_))));
    let few = Limits { entries: 2, ..Limits::default() };
    let many = archive(&[("a.csv", b"1"), ("b.csv", b"1"), ("c.csv", b"1")]);
    assert!(matches!(intake::read(&many, &few), Err(Unreadable::TooLarge(_))));
}

#[test]
fn words_are_words_whatever_they_look_like() {
    let long = "word ".repeat(20_000);
    let text = format!(
        "# <script>alert(1)</script>\n\n## Experience\n\n### [x](javascript:alert(1)), Mill\n\n- {long}\n- {}\n",
        "[".repeat(5_000)
    );
    let understood = read(text.as_bytes()).expect("a résumé");
    assert_eq!(understood.resume["basics"]["name"], "<script>alert(1)</script>");
    assert_eq!(understood.resume["work"][0]["highlights"][0], long.trim());
    assert!(understood.resume["work"][0].get("url").is_none(), "no address of a script");
}

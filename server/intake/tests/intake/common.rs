//! Files, and what is read in them.

use std::io::{Cursor, Write};

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Seeded, jsonresume};
use intake::{Limits, Understood, Unreadable};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One with every field that has a place on the page.
pub fn full() -> Value {
    json!({
        "basics": { "name": "Özge Çelik", "label": "Engineer & baker", "email": "o@example.org", "phone": "+46 31 000 00 00",
            "url": "https://example.org", "summary": "Bakes *bread*.\n\nBuilds ovens.",
            "location": { "address": "Kvarngatan 3", "postalCode": "411 01", "city": "Göteborg", "region": "Västra Götaland",
                "countryCode": "SE" },
            "profiles": [{ "network": "Mastodon", "username": "oezge", "url": "https://social.example/@oezge" },
                { "network": "GitHub", "username": "oezge", "url": "https://github.com/oezge" }, { "network": "Skype", "username": "oezge_c" }] },
        "work": [
            { "name": "Mill & Sons", "position": "Miller", "location": "Göteborg", "url": "https://mill.example/about",
              "startDate": "2019-03", "summary": "Ground flour.\n\nAlone.", "highlights": ["Ground 5 t a day", "Cut dust by 12 %"] },
            { "name": "Bakery", "position": "Baker", "startDate": "2015", "endDate": "2019-02-28" }
        ],
        "volunteer": [{ "organization": "Fire brigade", "position": "Fireman", "url": "https://fire.example",
            "startDate": "2012", "endDate": "2014", "summary": "At night.", "highlights": ["Put out 3 fires"] }],
        "education": [{ "institution": "School of Flour", "studyType": "MSc", "area": "Milling", "score": "4.0",
            "url": "https://flour.example", "startDate": "2010-09", "endDate": "2014-06",
            "courses": ["Stones", "Wind (advanced, two terms)"] }],
        "projects": [{ "name": "Oven", "entity": "Village", "type": "building", "description": "A large oven.",
            "startDate": "2015", "endDate": "2016", "url": "https://oven.example", "highlights": ["Heats in 20 minutes"],
            "keywords": ["brick", "clay"], "roles": ["mason"] }],
        "skills": [{ "name": "Baking", "level": "Master", "keywords": ["rye", "wheat"] }, { "name": "Patience" }],
        "languages": [{ "language": "Turkish", "fluency": "Native speaker" }, { "language": "Svenska" }],
        "certificates": [{ "name": "Stone dressing", "issuer": "Guild", "date": "2018-05", "url": "https://guild.example/1" }],
        "awards": [{ "title": "Golden Sack", "awarder": "Guild", "date": "2020", "summary": "For flour." }],
        "publications": [{ "name": "On Dust", "publisher": "Mill Press", "releaseDate": "2017-01-31", "summary": "Of dust.",
            "url": "https://press.example/dust" }],
        "interests": [{ "name": "Rivers", "keywords": ["canoes"] }],
        "references": [{ "name": "A. Neighbour", "reference": "Good bread." }, { "name": "B. Neighbour", "reference": "Good flour." }]
    })
}

pub fn view(resume: &Value) -> ResumeView {
    let mut document = Document::new(1);
    let json = Json::parse(&resume.to_string()).expect("JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(1)).expect("a résumé");
    document.read()
}

pub fn read(bytes: &[u8]) -> Result<Understood, Unreadable> {
    intake::read(bytes, &Limits::default())
}

/// Every leaf of the one is in the other, at the same place.
pub fn assert_has(found: &Value, wanted: &Value, path: &str) {
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

pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

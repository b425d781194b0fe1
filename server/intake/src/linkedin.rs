//! LinkedIn's data export: a table for each kind of thing.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::pack::Pack;
use crate::reading::dates;
use crate::{Kind, Limits, Note, Understood, Unreadable, words};

type Row = BTreeMap<String, String>;

/// A table, where it goes, and which column becomes which field. `@` before a field: a date.
const TABLES: &[(&str, &str, &[(&str, &str)])] = &[
    (
        "Positions.csv",
        "work",
        &[
            ("Company Name", "name"),
            ("Title", "position"),
            ("Description", "summary"),
            ("Location", "location"),
            ("Started On", "@startDate"),
            ("Finished On", "@endDate"),
        ],
    ),
    (
        "Volunteering.csv",
        "volunteer",
        &[
            ("Company Name", "organization"),
            ("Role", "position"),
            ("Description", "summary"),
            ("Started On", "@startDate"),
            ("Finished On", "@endDate"),
        ],
    ),
    (
        "Education.csv",
        "education",
        &[
            ("School Name", "institution"),
            ("Degree Name", "studyType"),
            ("Start Date", "@startDate"),
            ("End Date", "@endDate"),
        ],
    ),
    (
        "Projects.csv",
        "projects",
        &[
            ("Title", "name"),
            ("Description", "description"),
            ("Url", "url"),
            ("Started On", "@startDate"),
            ("Finished On", "@endDate"),
        ],
    ),
    ("Skills.csv", "skills", &[("Name", "name")]),
    ("Languages.csv", "languages", &[("Name", "language"), ("Proficiency", "fluency")]),
    (
        "Certifications.csv",
        "certificates",
        &[("Name", "name"), ("Authority", "issuer"), ("Url", "url"), ("Started On", "@date")],
    ),
    ("Honors.csv", "awards", &[("Title", "title"), ("Description", "summary"), ("Issued On", "@date")]),
    (
        "Publications.csv",
        "publications",
        &[
            ("Name", "name"),
            ("Publisher", "publisher"),
            ("Description", "summary"),
            ("Url", "url"),
            ("Published On", "@releaseDate"),
        ],
    ),
];

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Understood, Unreadable> {
    let mut pack = Pack::open(bytes, limits)?;
    let mut notes = Vec::new();
    let mut resume = Map::new();
    let basics = basics(&mut pack, limits, &mut notes)?;
    if !basics.is_empty() {
        resume.insert("basics".to_owned(), Value::Object(basics));
    }
    for (file, section, columns) in TABLES {
        let items: Vec<Value> = table(&mut pack, file, limits, &mut notes)?
            .into_iter()
            .map(|row| item(&row, columns))
            .filter(|item| !item.is_empty())
            .map(Value::Object)
            .collect();
        if !items.is_empty() {
            resume.insert((*section).to_owned(), Value::Array(items));
        }
    }
    if resume.is_empty() {
        return Err(Unreadable::UnknownKind);
    }
    Ok(Understood { kind: Kind::LinkedIn, resume: Value::Object(resume), notes, unsure: Vec::new() })
}

fn item(row: &Row, columns: &[(&str, &str)]) -> Map<String, Value> {
    let mut item = Map::new();
    for (column, field) in columns {
        let Some(words) = row.get(*column).filter(|words| !words.is_empty()) else { continue };
        let (field, words) = match field.strip_prefix('@') {
            Some(field) => (field, dates::one(words).unwrap_or_else(|| words.clone())),
            None => (*field, words.clone()),
        };
        item.insert(field.to_owned(), Value::String(words));
    }
    item
}

fn basics(pack: &mut Pack<'_>, limits: &Limits, notes: &mut Vec<Note>) -> Result<Map<String, Value>, Unreadable> {
    let mut basics = Map::new();
    if let Some(row) = table(pack, "Profile.csv", limits, notes)?.first() {
        let get = |column: &str| row.get(column).cloned().unwrap_or_default();
        let name = format!("{} {}", get("First Name"), get("Last Name"));
        let fields = [("name", name.trim().to_owned()), ("label", get("Headline")), ("summary", get("Summary"))];
        for (field, words) in fields.into_iter().filter(|(_, words)| !words.is_empty()) {
            basics.insert(field.to_owned(), Value::String(words));
        }
        let place = if get("Geo Location").is_empty() { get("Address") } else { get("Geo Location") };
        if !place.is_empty() {
            basics.insert("location".to_owned(), json!({ "city": place }));
        }
    }
    let mails = table(pack, "Email Addresses.csv", limits, notes)?;
    let primary = mails.iter().find(|row| row.get("Primary").is_some_and(|is| is.eq_ignore_ascii_case("yes")));
    if let Some(mail) = primary.or(mails.first()).and_then(|row| row.get("Email Address")) {
        basics.insert("email".to_owned(), Value::String(mail.clone()));
    }
    let phones = table(pack, "PhoneNumbers.csv", limits, notes)?;
    if let Some(phone) = phones.iter().find_map(|row| row.get("Number").filter(|number| !number.is_empty())) {
        basics.insert("phone".to_owned(), Value::String(phone.clone()));
    }
    Ok(basics)
}

/// The rows of a table, by the names of its columns; none when there is no such table.
fn table(pack: &mut Pack<'_>, name: &str, limits: &Limits, notes: &mut Vec<Note>) -> Result<Vec<Row>, Unreadable> {
    // Some exports have everything in a folder.
    let path = pack.names().find(|path| path.rsplit('/').next() == Some(name)).map(str::to_owned);
    let Some(bytes) = path.map(|path| pack.file(&path)).transpose()?.flatten() else { return Ok(Vec::new()) };
    let text = words::text_of(&bytes)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(columns) => columns.iter().map(|column| column.trim().to_owned()).collect(),
        Err(_) => return Ok(Vec::new()),
    };
    let mut rows = Vec::new();
    for record in reader.records().take(limits.lines) {
        match record {
            Ok(record) => {
                rows.push(columns.iter().cloned().zip(record.iter().map(words::clean)).collect());
            }
            Err(error) => notes.push(Note { path: name.to_owned(), message: format!("a row was left out: {error}") }),
        }
    }
    Ok(rows)
}

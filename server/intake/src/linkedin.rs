//! LinkedIn's data export: a table for each kind of thing. The names of files and columns are English in every export.

mod person;
mod table;

use serde_json::{Map, Value};

use crate::lines::after_bullet;
use crate::pack::Pack;
use crate::reading::dates;
use crate::{Guess, Kind, Limits, Note, Understood, Unreadable, Why};
use table::{Row, rows};

type Table = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// A table, where it goes, and which column becomes which field. `@` before a field: a date;
/// `+`: more of the same field.
const TABLES: &[Table] = &[
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
    (
        "Recommendations_Received.csv",
        "references",
        &[("First Name", "name"), ("Last Name", "+name"), ("Text", "reference")],
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

/// Rows of a table; nobody has more.
const MOST: usize = 1_000;

/// What becomes a résumé, as it is put together.
#[derive(Default)]
struct Draft {
    resume: Map<String, Value>,
    notes: Vec<Note>,
    unsure: Vec<Guess>,
}

pub(crate) fn read(mut pack: Pack<'_>, limits: &Limits) -> Result<Understood, Unreadable> {
    let mut draft = Draft::default();
    person::read(&mut draft, &mut pack, limits)?;
    for (file, section, columns) in TABLES {
        let mut items: Vec<Value> = Vec::new();
        let rows = rows(&mut pack, file, limits, &mut draft.notes)?;
        draft.left_out(file, columns, &rows);
        for row in rows.into_iter().take(MOST) {
            let item = draft.item(&row, columns, &format!("{section}[{}]", items.len()));
            if !item.is_empty() {
                items.push(Value::Object(item));
            }
        }
        if !items.is_empty() {
            draft.resume.insert((*section).to_owned(), Value::Array(items));
        }
    }
    if draft.resume.is_empty() {
        return Err(Unreadable::UnknownKind);
    }
    Ok(Understood {
        kind: Kind::LinkedIn,
        resume: Value::Object(draft.resume),
        notes: draft.notes,
        unsure: draft.unsure,
    })
}

impl Draft {
    fn item(&mut self, row: &Row, columns: &[(&str, &str)], path: &str) -> Map<String, Value> {
        let mut item = Map::new();
        for (column, field) in columns {
            let Some(words) = row.get(*column).filter(|words| !words.is_empty()) else { continue };
            if let Some(field) = field.strip_prefix('@') {
                let date = dates::one(words);
                if date.is_none() {
                    self.unsure(format!("{path}.{field}"), Why::NoDate, words);
                }
                item.insert(field.to_owned(), Value::String(date.unwrap_or_else(|| words.clone())));
            } else if let Some(field) = field.strip_prefix('+') {
                let before =
                    item.get(field).and_then(Value::as_str).map_or_else(String::new, |words| format!("{words} "));
                item.insert(field.to_owned(), Value::String(before + words));
            } else if *field == "url" && !is_address(words) {
                self.notes
                    .push(Note {
                        path: format!("{path}.url"), message: format!("left out, no address: “{words}”")
                    });
            } else if *column == "Description" && has_bullets(path) {
                described(&mut item, field, words);
            } else {
                if *field == "studyType" && words.contains(", ") {
                    self.unsure(format!("{path}.studyType"), Why::Degree, words);
                }
                item.insert((*field).to_owned(), Value::String(words.clone()));
            }
        }
        item
    }

    fn unsure(&mut self, path: String, why: Why, source: &str) {
        self.unsure.push(Guess::new(path, why, source));
    }

    /// Says which columns with words in them have no field.
    fn left_out(&mut self, file: &str, columns: &[(&str, &str)], rows: &[Row]) {
        let is_known = |column: &str| columns.iter().any(|(known, _)| *known == column);
        let mut odd: Vec<&str> = Vec::new();
        for (column, words) in rows.iter().flatten() {
            if !words.is_empty() && !is_known(column) && !odd.contains(&column.as_str()) {
                odd.push(column);
            }
        }
        if !odd.is_empty() {
            let message = format!("left out, there is no field for it: {}", odd.join(", "));
            self.notes.push(Note { path: file.to_owned(), message });
        }
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn has_bullets(path: &str) -> bool {
    ["work", "volunteer", "projects"].iter().any(|section| path.starts_with(section))
}

/// A description: rows with a bullet in front are highlights.
fn described(item: &mut Map<String, Value>, field: &str, words: &str) {
    let (bullets, rest): (Vec<&str>, Vec<&str>) = words.lines().partition(|row| after_bullet(row).is_some());
    let bullets: Vec<Value> = bullets.into_iter().filter_map(after_bullet).map(Value::from).collect();
    let rest = rest.join("\n");
    if !rest.trim().is_empty() {
        item.insert(field.to_owned(), rest.trim().into());
    }
    if !bullets.is_empty() {
        item.insert("highlights".to_owned(), bullets.into());
    }
}

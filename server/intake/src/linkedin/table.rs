//! Tables of the archive.

use std::collections::BTreeMap;

use crate::pack::Pack;
use crate::{Limits, Note, Unreadable, words};

/// Words by the names of their columns.
pub(super) type Row = BTreeMap<String, String>;

/// Columns of a table that are read.
const COLUMNS: usize = 100;

/// The rows of a table; none when there is no such table.
pub(super) fn rows(
    pack: &mut Pack<'_>,
    name: &str,
    limits: &Limits,
    notes: &mut Vec<Note>,
) -> Result<Vec<Row>, Unreadable> {
    // Some exports have everything in a folder.
    let path = pack.names().find(|path| path.rsplit('/').next() == Some(name)).map(str::to_owned);
    let Some(bytes) = path.map(|path| pack.file(&path)).transpose()?.flatten() else { return Ok(Vec::new()) };
    let Ok(text) = words::text_of(&bytes) else {
        notes.push(Note { path: name.to_owned(), message: "left out, it is no text".to_owned() });
        return Ok(Vec::new());
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(columns) => columns.iter().take(COLUMNS).map(|column| column.trim().to_owned()).collect(),
        Err(_) => return Ok(Vec::new()),
    };
    let mut rows = Vec::new();
    let mut letters = text.len().min(limits.letters);
    for record in reader.records().take(limits.lines) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                notes.push(Note { path: name.to_owned(), message: format!("a row was left out: {error}") });
                // What follows cannot be told from it.
                break;
            }
        };
        letters = letters.saturating_sub(record.as_slice().len());
        rows.push(columns.iter().cloned().zip(record.iter().map(words::clean)).collect());
        if letters == 0 {
            break;
        }
    }
    Ok(rows)
}

//! Skills, languages, interests: compact rows.

use crdt::SectionKind;
use crdt::view::{Column, Item};

use super::field::{append, words};
use super::{Field, Piece, Term, Tone, contact, entry};

/// The rows. In the main column, neighbours without keywords share one.
pub(super) fn rows<'a>(items: &[&'a Item], column: Column) -> Vec<Vec<Term<'a>>> {
    let mut rows: Vec<Vec<Term<'a>>> = Vec::new();
    let mut is_open = false;
    for item in items {
        let (pieces, is_bare) = term(item);
        if pieces.is_empty() {
            continue;
        }
        let term = Term { object: item.id.as_str(), pieces };
        match rows.last_mut() {
            Some(row) if is_bare && is_open => row.push(term),
            _ => rows.push(vec![term]),
        }
        is_open = is_bare && column == Column::Main;
    }
    rows
}

/// "Name (level): keywords", and whether it has no keywords.
fn term(item: &Item) -> (Vec<Piece<'_>>, bool) {
    let (name, level) = match item.kind {
        SectionKind::Profiles => return (contact::profile(item), false),
        SectionKind::Languages => ("language", "fluency"),
        _ => ("name", "level"),
    };
    let keywords = entry::keywords(item, "keywords");
    let is_bare = keywords.is_empty();
    let tone = if is_bare { Tone::Plain } else { Tone::Strong };
    let line = |key, tone| words(item.id.as_str(), &item.fields, key, tone);
    let mut pieces: Vec<Piece<'_>> = line(name, tone).map(Piece::Field).into_iter().collect();
    match line(level, Tone::Plain) {
        Some(level) if pieces.is_empty() => pieces.push(Piece::Field(level)),
        Some(level) => {
            let level = Field { tone: Tone::Quiet, ..level };
            pieces.extend([Piece::Aside(" ("), Piece::Field(level), Piece::Aside(")")]);
        }
        None => {}
    }
    append(&mut pieces, ": ", keywords);
    (pieces, is_bare)
}

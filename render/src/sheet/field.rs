//! Fields as pieces of a line.

use crdt::view::Fields;

use crate::links;
use crate::words::{one_line, unmarked};

use super::{Field, Piece, Tone};

/// The words of a field, on one line and without marks; `None` when there are none.
pub(super) fn words<'a>(object: &'a str, fields: &Fields, key: &'static str, tone: Tone) -> Option<Field<'a>> {
    made(object, key, one_line(fields.text(key)), tone)
}

/// An address, short, with where it goes.
pub(super) fn address<'a>(object: &'a str, fields: &Fields, key: &'static str, tone: Tone) -> Option<Field<'a>> {
    let address = one_line(fields.text(key));
    let href = links::href(&address);
    // What cannot be followed is shown as it is.
    let shown = if href.is_some() { links::short(&address) } else { &address };
    made(object, key, shown, tone).map(|field| Field { href, ..field })
}

pub(super) fn made<'a>(object: &'a str, key: &'static str, words: impl Into<String>, tone: Tone) -> Option<Field<'a>> {
    let words = unmarked(words);
    (!words.is_empty()).then_some(Field { object, key, words, tone, href: None, datetime: None })
}

/// Puts pieces one after the other, with glue between.
pub(super) fn join<'a>(fields: impl IntoIterator<Item = Field<'a>>, glue: &'static str) -> Vec<Piece<'a>> {
    let mut line = Vec::new();
    for field in fields {
        append(&mut line, glue, [Piece::Field(field)]);
    }
    line
}

/// Adds pieces to a line, with glue before them when both hold something.
pub(super) fn append<'a>(line: &mut Vec<Piece<'a>>, glue: &'static str, more: impl IntoIterator<Item = Piece<'a>>) {
    let mut more = more.into_iter().peekable();
    if !line.is_empty() && more.peek().is_some() {
        line.push(Piece::Glue(glue));
    }
    line.extend(more);
}

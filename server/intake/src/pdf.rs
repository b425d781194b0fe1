//! PDF: the letters with their places, put into lines and columns, lines into paragraphs.

mod columns;
mod font;
mod glyphs;
mod page;
mod paragraphs;
mod rows;

use lopdf::{Document, LoadOptions};

use crate::lines::Line;
use crate::{Limits, Unreadable};
use rows::Row;

/// The paragraphs of a file, in reading order.
pub(crate) fn lines(bytes: &[u8], limits: &Limits) -> Result<Vec<Line>, Unreadable> {
    Ok(paragraphs::of(&rows(bytes, limits, true)?))
}

/// The visible lines of a file, in reading order.
pub(crate) fn text(bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    let rows = rows(bytes, limits, false)?;
    Ok(rows.iter().map(|row| row.line.text() + "\n").collect())
}

fn rows(bytes: &[u8], limits: &Limits, hidden: bool) -> Result<Vec<Row>, Unreadable> {
    let options = LoadOptions { max_decompressed_size: Some(limits.unpacked), ..LoadOptions::default() };
    let damaged = |error: lopdf::Error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Unreadable::Locked,
        error => Unreadable::Damaged(error.to_string()),
    };
    let document = Document::load_mem_with_options(bytes, options).map_err(damaged)?;
    if document.is_encrypted() {
        return Err(Unreadable::Locked);
    }
    let mut rows = Vec::new();
    for (number, id) in document.page_iter().take(limits.pages).enumerate() {
        let glyphs = page::glyphs(&document, id, limits, hidden).map_err(damaged)?;
        let mut page = columns::in_order(glyphs::chunks(glyphs), number);
        rows.append(&mut page);
        if rows.len() > limits.lines {
            break;
        }
    }
    rows::mark_gaps(&mut rows);
    Ok(rows)
}

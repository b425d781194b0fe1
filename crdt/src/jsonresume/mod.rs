//! JSON Resume 1.0.0 in and out, without loss.
//!
//! What an import brings is kept in two parts: the fields that we understand become texts and values, and whatever
//! they do not say (unknown keys, nulls, wrong types, numbers where a text belongs) is kept beside them (`keep`).
//! An export writes each field as it came unless somebody has edited it since. Our own extras (what is hidden, marks,
//! renamed and custom sections, looks) travel under one key, `tandem`, on items and under `meta`.

pub(crate) mod cover;
mod export;
mod extras;
mod import;
mod keep;
mod replace;
mod strict;
mod words;
mod write;

use crate::json::Json;
use crate::view::ResumeView;
use crate::{Document, Random};

/// A field of a file that was not what the format says. Its words were kept all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Where: `work[2].startDate`.
    pub path: String,
    /// What was found and what became of it.
    pub message: String,
}

/// What an import did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The edit as an update, empty when nothing changed.
    pub update: Vec<u8>,
    pub notes: Vec<Note>,
}

/// JSON that is not a résumé.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotAResume {
    #[error("a résumé is a JSON object, this is {0}")]
    NotAnObject(&'static str),
    #[error(
        "this is JSON but not a résumé: it has none of the keys of JSON Resume (basics, work, education, skills and so on)"
    )]
    NoKnownKey,
}

/// What an export is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Export {
    /// Everything, as it came where nobody has edited it.
    Lossless,
    /// Everything, with the ids of our objects: what the API gives out and takes back.
    WithIds,
    /// Only what JSON Resume 1.0.0 allows, without what is hidden; validates against its schema.
    Strict,
}

/// Seeds an empty document from JSON Resume. `{}` makes a blank one.
///
/// # Errors
/// When the JSON is not a résumé at all. One bad field is no reason: its words are kept, and a note says so.
pub fn import(document: &mut Document, json: &Json, rng: &mut dyn Random) -> Result<Imported, NotAResume> {
    let draft = import::read(json, None, rng)?;
    let (_, update) = document.edit(|edit| write::seed(edit, &draft.view));
    Ok(Imported { update, notes: draft.notes })
}

/// Makes a document say what the JSON says, as a difference: objects are matched by their ids, or by what they hold;
/// texts change by their smallest difference. Where the JSON does not have the key `tandem`, our extras stay.
///
/// # Errors
/// See [`import`].
pub fn replace(
    document: &mut Document,
    json: &Json,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) -> Result<Imported, NotAResume> {
    let current = document.read();
    let draft = import::read(json, Some(&current), rng)?;
    let notes = draft.notes.clone();
    let wanted = replace::matched(&current, draft);
    let (_, update) = document.edit(|edit| replace::apply(edit, &current, &wanted, rng, at_unix_ms));
    Ok(Imported { update, notes })
}

/// The document as JSON Resume.
pub fn export(document: &Document, export: Export) -> Json {
    export_view(&document.read(), export)
}

/// A reading of a document as JSON Resume.
pub fn export_view(view: &ResumeView, export: Export) -> Json {
    match export {
        Export::Lossless => export::resume(view, false),
        Export::WithIds => export::resume(view, true),
        Export::Strict => strict::resume(view),
    }
}

//! Cover letters: documents of another kind, each beside a résumé.
//!
//! A letter has the shape of a résumé with one section, `letter`, and in it one item, `message`: so codec, undo, presence,
//! the text fields and the lists are those of résumés, and a paragraph is what a bullet is there. Its page takes the head
//! and the look from the résumé, see [`beside`].

use crate::json::Json;
use crate::jsonresume::{self, Imported};
use crate::view::{Basics, Fields, Item, ResumeView};
use crate::{Document, Random, SectionKind};

/// The id of a letter's one section.
pub const LETTER: &str = "letter";
/// The id of the item that holds all that a letter says.
pub const MESSAGE: &str = "message";

/// JSON that is not a letter.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a cover letter is a JSON object, this is {0}")]
pub struct NotALetter(pub(crate) &'static str);

/// Seeds an empty document with a letter. `{}` makes a blank one. The members are those of [`SectionKind::Letter`].
///
/// # Errors
/// When the JSON is not an object. One bad field is no reason: its words are kept, and a note says so.
pub fn seed(document: &mut Document, json: &Json, rng: &mut dyn Random) -> Result<Imported, NotALetter> {
    jsonresume::cover::seed(document, json, rng)
}

/// Makes a letter say what the JSON says, as a difference: people who type elsewhere in it are not disturbed.
///
/// # Errors
/// See [`seed`].
pub fn replace(
    document: &mut Document,
    json: &Json,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) -> Result<Imported, NotALetter> {
    jsonresume::cover::change(document, json, rng, at_unix_ms)
}

/// A letter as JSON. `ids`: with the ids of its parts, under `tandem`.
pub fn export(document: &Document, ids: bool) -> Json {
    export_view(&document.read(), ids)
}

/// A reading of a letter as JSON.
pub fn export_view(view: &ResumeView, ids: bool) -> Json {
    jsonresume::cover::written(view, ids)
}

/// All that a letter says; `None` where the document holds no letter, as a résumé's.
pub fn message(view: &ResumeView) -> Option<&Item> {
    match view.sections.as_slice() {
        [section] if section.kind == SectionKind::Letter => {
            section.items.iter().find(|item| item.kind == SectionKind::Letter)
        }
        _ => None,
    }
}

/// The letter as a reading with the head and the look of its résumé: what its page, its exports and its preview are made of.
#[must_use]
pub fn beside(resume: &ResumeView, letter: &ResumeView) -> ResumeView {
    let mut fields = Fields::default();
    // A letter shows no picture, and says for itself what a summary would.
    for (key, value) in resume.basics.fields.iter().filter(|(key, _)| !["summary", "image"].contains(key)) {
        fields.0.insert(key, value.clone());
    }
    let basics = Basics { fields, profiles: resume.basics.profiles.clone(), ..Basics::default() };
    let (sections, settings) = (letter.sections.clone(), resume.settings.clone());
    ResumeView { basics, sections, settings, ..ResumeView::default() }
}

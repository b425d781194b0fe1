//! A cover letter as JSON: its fields and lists as an item of a résumé has them, read as leniently, and as lossless.

use crate::cover::{LETTER, MESSAGE, NotALetter, message};
use crate::json::{Json, Object};
use crate::schema::{SectionKind, VERSION};
use crate::view::{Column, Item, ResumeView};
use crate::{Document, Id, Random};

use super::{Imported, export, import, replace, write};

/// Seeds an empty document. One bad field is no reason to refuse: its words are kept, and a note says so.
pub(crate) fn seed(document: &mut Document, json: &Json, rng: &mut dyn Random) -> Result<Imported, NotALetter> {
    let (item, notes, _) = read(json, None, rng)?;
    let item = Item { id: Id::from(MESSAGE), ..item };
    let (_, update) = document.edit(|edit| {
        edit.new_section(&Id::from(LETTER), SectionKind::Letter, "", Column::Main, "a0V");
        write::new_item(edit, LETTER, "a0V", &item);
        edit.set_schema(VERSION);
    });
    Ok(Imported { update, notes })
}

/// Makes a letter say what the JSON says, as a difference.
pub(crate) fn change(
    document: &mut Document,
    json: &Json,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) -> Result<Imported, NotALetter> {
    let current = document.read();
    let (mut item, notes, speaks) = read(json, Some(&current), rng)?;
    let there = message(&current);
    item.id = Id::from(MESSAGE);
    if let Some(there) = there {
        replace::match_parts(there, &mut item);
    }
    let (_, update) = document.edit(|edit| replace::update_item(edit, there, &item, speaks, rng, at_unix_ms));
    Ok(Imported { update, notes })
}

/// A reading of a letter; an empty object when there is none in it. `ids`: with those of its parts, under `tandem`.
pub(crate) fn written(view: &ResumeView, ids: bool) -> Json {
    message(view).map_or_else(|| Json::Object(Object::new()), |item| export::item(item, ids))
}

fn read(
    json: &Json,
    current: Option<&ResumeView>,
    rng: &mut dyn Random,
) -> Result<(Item, Vec<super::Note>, bool), NotALetter> {
    if !matches!(json, Json::Object(_)) {
        return Err(NotALetter(json.kind()));
    }
    Ok(import::lone_item(SectionKind::Letter, json, "cover", current, rng))
}

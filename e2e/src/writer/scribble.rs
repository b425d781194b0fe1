//! Edits of every kind that people make, drawn from a seed.

use crdt::{Document, Edit, FieldRef, Id, Place, Seeded};

/// Makes one random edit and gives its update, empty when it changed nothing.
pub(super) fn scribble(document: &mut Document, dice: &mut Seeded) -> Vec<u8> {
    let view = document.read();
    let mut pick = |ids: Vec<Id>| ids.get(dice.below(ids.len())).cloned().unwrap_or_else(|| Id::from("gone"));
    let items = || view.sections.iter().flat_map(|section| &section.items);
    let item = pick(items().map(|item| item.id.clone()).collect());
    let bullet = pick(items().flat_map(|item| item.list("highlights")).map(|bullet| bullet.id.clone()).collect());
    let field = match dice.below(3) {
        0 => FieldRef::basics("summary"),
        1 => FieldRef::new(item.clone(), "position"),
        _ => FieldRef::bullet(&bullet),
    };
    let end = document.text_len(&field).unwrap_or(0);
    let place = [Place::First, Place::Last, Place::After(bullet.clone())][dice.below(3)].clone();
    let kind = dice.below(20);
    document.edit(|edit| change(edit, kind, &field, end, &item, &bullet, &place, dice)).1
}

#[expect(clippy::too_many_arguments, reason = "what was drawn before the transaction")]
fn change(
    edit: &mut Edit<'_, '_>,
    kind: usize,
    field: &FieldRef,
    end: u32,
    item: &Id,
    bullet: &Id,
    place: &Place,
    dice: &mut Seeded,
) {
    let at = dice.below(end as usize + 1) as u32;
    match kind {
        // Mostly typing: at the end, in the middle, over something.
        0..=8 => edit.replace_text(field, end..end, ["a", "word ", "é", "😀"][dice.below(4)]),
        9..=11 => edit.replace_text(field, at..at, "x"),
        12..=14 => edit.replace_text(field, at..at + dice.below(6) as u32, ""),
        15 => drop(edit.add_bullet(item, "highlights", place, "new", dice)),
        16 => edit.move_bullet(bullet, item, "highlights", place, dice),
        17 => edit.set_value(item, "startDate", Some(["2021", "2022-03", "2023-04-05"][dice.below(3)])),
        18 => edit.delete(bullet, 1),
        _ => edit.undelete(bullet),
    }
}

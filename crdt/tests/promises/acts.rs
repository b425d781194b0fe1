//! A small résumé, and every kind of edit that the editor can make.

use crdt::view::Column;
use crdt::{Document, Edit, FieldRef, Id, Mark, Place, Random, SectionKind};

use crate::common::Seeded;

pub const SEED: &str = r#"{"basics":{"name":"Ada","summary":"Counts things"},
    "work":[{"name":"A","highlights":["one","two"]},{"name":"B","highlights":["three"]}],
    "skills":[{"name":"Rust","keywords":["axum"]}]}"#;

/// Makes one random edit.
pub fn act(document: &mut Document, rng: &mut Seeded) -> Vec<u8> {
    let edit = any_edit(document, rng);
    document.edit(edit).1
}

/// One random edit, to be made now.
pub fn any_edit(document: &Document, rng: &mut Seeded) -> impl FnOnce(&mut Edit<'_, '_>) + use<> {
    let view = document.read();
    let sections: Vec<Id> = view.sections.iter().map(|section| section.id.clone()).collect();
    let items: Vec<Id> = view.sections.iter().flat_map(|section| &section.items).map(|item| item.id.clone()).collect();
    let bullets: Vec<Id> = view
        .sections
        .iter()
        .flat_map(|section| &section.items)
        .flat_map(|item| item.lists.values().flatten())
        .map(|bullet| bullet.id.clone())
        .collect();
    let pick = |list: &[Id], rng: &mut Seeded| (!list.is_empty()).then(|| list[rng.below(list.len())].clone());
    let (section, item, bullet) = (pick(&sections, rng), pick(&items, rng), pick(&bullets, rng));
    let section = section.unwrap_or_else(|| Id::from("work"));
    let item = item.unwrap_or_else(|| Id::from("gone"));
    let bullet = bullet.unwrap_or_else(|| Id::from("gone"));
    let place = match rng.below(4) {
        0 => Place::First,
        1 => Place::Last,
        2 => Place::Before(pick(&items, rng).unwrap_or_else(|| Id::from("gone"))),
        _ => Place::After(pick(&bullets, rng).unwrap_or_else(|| Id::from("gone"))),
    };
    let field = match rng.below(5) {
        0 => FieldRef::basics("summary"),
        1 => FieldRef::new(item.clone(), "name"),
        2 => FieldRef::title(&section),
        _ => FieldRef::bullet(&bullet),
    };
    let start = rng.below(8) as u32;
    let range = start..start + rng.below(4) as u32;
    let words = ["x", "words 😀", "", "é"][rng.below(4)];
    let what = rng.below(15);
    let column = if rng.below(2) == 0 { Column::Main } else { Column::Side };
    let mut rng = Seeded::new(rng.next_u64());
    move |edit| match what {
        0..=3 => edit.replace_text(&field, range, words),
        4 => edit.format_text(&field, range, &Mark::Bold(rng.below(2) == 0)),
        5 => edit.format_text(&field, range, &Mark::Link(Some("https://example.org".into()))),
        6 => drop(edit.add_item(&section, &place, &mut rng)),
        7 => drop(edit.add_bullet(&item, "highlights", &place, words, &mut rng)),
        8 => edit.move_item(&item, &section, &place, &mut rng),
        9 => edit.move_bullet(&bullet, &item, "highlights", &place, &mut rng),
        10 => edit.move_section(&section, column, &place, &mut rng),
        14 => {
            let id = [&section, &item, &bullet][rng.below(3)];
            edit.duplicate(id, &mut rng);
        }
        11 => match rng.below(3) {
            0 => edit.set_hidden(&item, rng.below(2) == 0),
            1 => edit.set_break_before(&item, rng.below(2) == 0),
            _ => edit.set_keep_together(&section, rng.below(2) == 0),
        },
        12 => match rng.below(3) {
            0 => edit.delete(&item, 1),
            1 => edit.delete(&bullet, 2),
            _ => edit.undelete(&item),
        },
        _ => match rng.below(3) {
            0 => edit.set_value(&item, "startDate", Some("2021-04")),
            1 => edit.set_value(&Id::settings(), "accent", Some("#123456")),
            _ => drop(edit.add_section(SectionKind::Custom, "More", Column::Main, &place, &mut rng)),
        },
    }
}

//! Changes of structure: move, hide, delete with a way back.

use crdt::view::{ResumeView, Section};
use crdt::{Id, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::Desk;
use crate::browser;
use crate::ui::toast::SHOWN_MS;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Up,
    Down,
}

/// The way that Alt and an arrow key ask for.
pub fn asked(event: &KeyboardEvent) -> Option<Way> {
    if !event.modifiers().alt() {
        return None;
    }
    match event.key() {
        Key::ArrowUp => Some(Way::Up),
        Key::ArrowDown => Some(Way::Down),
        _ => None,
    }
}

/// Where a thing goes that moves one step among its siblings; nowhere from the end.
fn step<'a>(siblings: impl Iterator<Item = &'a Id>, id: &Id, way: Way) -> Option<Place> {
    let siblings: Vec<&Id> = siblings.collect();
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    match way {
        Way::Up => Some(Place::Before((*siblings.get(at.checked_sub(1)?)?).clone())),
        Way::Down => Some(Place::After((*siblings.get(at + 1)?).clone())),
    }
}

/// Whether a section stands in the editor: it has something in it, or somebody made or named it.
pub fn is_shown(section: &Section) -> bool {
    !section.items.is_empty() || section.kind == SectionKind::Custom || !section.title.trim().is_empty()
}

/// The sections that stand in the editor, in order.
pub fn shown_sections(view: &ResumeView) -> impl Iterator<Item = &Section> {
    view.sections.iter().filter(|section| is_shown(section))
}

pub fn move_section(desk: &Desk, id: &Id, way: Way) {
    let view = desk.session.shown.view;
    let place = {
        let view = view.peek();
        let Some(section) = view.section(id) else { return };
        let column = section.column;
        let siblings = shown_sections(&view).filter(|other| other.column == column).map(|other| &other.id);
        step(siblings, id, way).map(|place| (column, place))
    };
    if let Some((column, place)) = place {
        desk.session.edit(|edit, rng| edit.move_section(id, column, &place, rng));
    }
}

/// `section` is `profiles` for the links of the contact block.
pub fn move_item(desk: &Desk, section: &Id, id: &Id, way: Way) {
    let view = desk.session.shown.view;
    let place = {
        let view = view.peek();
        let items = match view.section(section) {
            Some(section) => &section.items,
            None => &view.basics.profiles,
        };
        step(items.iter().map(|item| &item.id), id, way)
    };
    if let Some(place) = place {
        desk.session.edit(|edit, rng| edit.move_item(id, section, &place, rng));
    }
}

pub fn move_bullet(desk: &Desk, item: &Id, list: &'static str, id: &Id, way: Way) {
    let view = desk.session.shown.view;
    let place = {
        let view = view.peek();
        let Some(item) = view.item(item) else { return };
        step(item.list(list).iter().map(|bullet| &bullet.id), id, way)
    };
    if let Some(place) = place {
        desk.session.edit(|edit, rng| edit.move_bullet(id, item, list, &place, rng));
    }
}

pub fn set_hidden(desk: &Desk, id: &Id, hidden: bool) {
    desk.session.edit(|edit, _| edit.set_hidden(id, hidden));
}

/// Deletes, and offers the way back for a moment. `what` begins a sentence: "The role".
pub fn delete(desk: &Desk, id: &Id, what: &str) {
    let at = browser::now_ms() as i64;
    desk.session.edit(|edit, _| edit.delete(id, at));
    let (session, id) = (desk.session.clone(), id.clone());
    session.is_needed_for(f64::from(SHOWN_MS) + 1_000.0);
    desk.toaster.offer(format!("{what} is deleted."), "Undo", move || {
        session.take_back(|edit| edit.undelete(&id));
    });
}

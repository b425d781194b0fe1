//! Changes of structure: move, duplicate, hide, delete with a way back. Each is one edit, and one step of undo.

use crdt::view::Column;
use crdt::{FieldRef, Id, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::Desk;
use super::heirs;
use super::item::first_field;
use super::panels::{Panel, Panels};
use super::structure::{Parent, Spot, Thing, Way, at_the_end, name, whereabouts};
use crate::browser;
use crate::msg;
use crate::ui::toast::SHOWN_MS;

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

/// One step among its siblings.
pub fn step(desk: &Desk, thing: &Thing, way: Way) {
    let view = desk.session.shown.view;
    let spot = Spot::step(&view.peek(), thing, way);
    match spot {
        Some(spot) => move_to(desk, thing, &spot),
        None => {
            let words = at_the_end(&view.peek(), thing, way);
            words.into_iter().for_each(|words| desk.announcer.say(words));
        }
    }
}

/// Moves a thing there, as far as that place is still there; says where it is now.
pub fn move_to(desk: &Desk, thing: &Thing, spot: &Spot) {
    let view = desk.session.shown.view;
    let Some(place) = spot.resolve(&view.peek(), thing) else { return };
    desk.session.edit(|edit, rng| match (thing, &spot.parent) {
        (Thing::Section(id), Parent::Column(column)) => edit.move_section(id, *column, &place, rng),
        (Thing::Item(id), Parent::Section(section)) => edit.move_item(id, section, &place, rng),
        (Thing::Bullet(id), Parent::List { item, key }) => edit.move_bullet(id, item, key, &place, rng),
        // Nothing fits into anything else.
        _ => {}
    });
    let words = whereabouts(&view.peek(), thing);
    words.into_iter().for_each(|words| desk.announcer.say(words));
}

/// Makes a copy just behind the thing, and goes there.
pub fn duplicate(desk: &Desk, thing: &Thing) {
    let view = desk.session.shown.view;
    let copy = desk.session.edit(|edit, rng| edit.duplicate(thing.id(), rng));
    let Some(copy) = copy else { return };
    desk.announcer.say(msg::structure_duplicated(&name(&view.peek(), thing)));
    let field = match thing {
        Thing::Section(_) => Some(FieldRef::title(&copy)),
        Thing::Item(_) => view.peek().item(&copy).and_then(|item| first_field(item.kind, &copy)),
        Thing::Bullet(_) => Some(FieldRef::bullet(&copy)),
    };
    if let Some(field) = field {
        desk.session.focus_soon(&field, u32::MAX);
    }
    browser::reveal_soon(format!("[data-id=\"{copy}\"]"));
}

/// Adds an item at the end of a section; gives where one begins to write in it.
pub fn add_item(desk: &Desk, kind: SectionKind, section: &Id) -> Option<FieldRef> {
    let item = desk.session.edit(|edit, rng| edit.add_item(section, &Place::Last, rng));
    first_field(kind, &item)
}

/// Puts a section that stands empty into the editor, with a first item; gives where one begins to write in it.
pub fn open_section(desk: &Desk, kind: SectionKind, section: &Id) -> Option<FieldRef> {
    let item = desk.session.edit(|edit, rng| {
        edit.set_hidden(section, false);
        edit.add_item(section, &Place::Last, rng)
    });
    first_field(kind, &item)
}

/// Adds a section of one's own, with a first item; gives its title.
pub fn add_custom_section(desk: &Desk) -> FieldRef {
    let id = desk.session.edit(|edit, rng| {
        let id = edit.add_section(SectionKind::Custom, "", Column::Main, &Place::Last, rng);
        edit.add_item(&id, &Place::Last, rng);
        id
    });
    FieldRef::title(&id)
}

pub fn set_hidden(desk: &Desk, id: &Id, hidden: bool) {
    desk.session.edit(|edit, _| edit.set_hidden(id, hidden));
}

/// Deletes, and offers the way back for a moment. `words` say that it is deleted.
pub fn delete(desk: &Desk, id: &Id, words: String) {
    let at = browser::now_ms() as i64;
    let heirs = heirs::of(id);
    desk.session.edit(|edit, _| edit.delete(id, at));
    heirs::take_over(heirs);
    let (session, id) = (desk.session.clone(), id.clone());
    session.is_needed_for(f64::from(SHOWN_MS) + 1_000.0);
    desk.toaster.offer(words, msg::undo(), move || {
        session.take_back(|edit| edit.undelete(&id));
        browser::focus_soon(format!("[data-id=\"{id}\"] > .handle"));
    });
}

/// Opens the dialog for sharing, or says why not.
pub fn share(desk: &Desk, panels: Panels) {
    match desk.session.shown.status.peek().is_away() {
        true => desk.toaster.say(msg::editor_share_needs_server()),
        false => panels.show(Panel::Share),
    }
}

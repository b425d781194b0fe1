//! Changes of structure: move, duplicate, hide, delete with a way back. Each is one edit, and one step of undo.

use crdt::view::Column;
use crdt::{FieldRef, Id, Place, SectionKind};
use dioxus::prelude::*;

use super::desk::Desk;
use super::heirs;
use super::item::first_field;
use super::panels::{Panel, Panels};
use super::structure::{
    Parent, Regroup, Spot, Thing, Way, at_the_end, is_in_company, name, regroup, roles_of, whereabouts,
};
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
        // The step behind the last of a company's roles leads out of it.
        None if matches!(thing, Thing::Item(id) if is_in_company(&view.peek(), id)) => leave_company(desk, thing),
        None => {
            let words = at_the_end(&view.peek(), thing, way);
            words.into_iter().for_each(|words| desk.announcer.say(words));
        }
    }
}

/// As [`step`], by somebody who is in a text: the caret goes along.
pub fn step_with_caret(desk: &Desk, thing: &Thing, way: Way) {
    let focused = desk.session.focused_field();
    step(desk, thing, way);
    if let Some((field, caret)) = focused {
        desk.session.focus_soon(&field, caret);
    }
}

/// Moves a thing there, as far as that place is still there; says where it is now.
pub fn move_to(desk: &Desk, thing: &Thing, spot: &Spot) {
    let view = desk.session.shown.view;
    let Some(place) = spot.resolve(&view.peek(), thing) else { return };
    let change = regroup(&view.peek(), thing, spot);
    desk.session.edit(|edit, rng| match (thing, &spot.parent) {
        (Thing::Section(id), Parent::Column(column)) => edit.move_section(id, *column, &place, rng),
        (Thing::Item(id), Parent::Section(section)) => {
            // Before it goes: those who stay are those of its section.
            if change != Regroup::Stay {
                edit.leave_company(id, rng);
            }
            edit.move_item(id, section, &place, rng);
            if let Regroup::Join(with) = &change {
                edit.join_company(id, with, rng);
            }
        }
        (Thing::Company(role), Parent::Section(section)) => {
            let mut place = place.clone();
            for role in roles_of(&view.peek(), role) {
                edit.move_item(&role, section, &place, rng);
                place = Place::After(role);
            }
        }
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
        Thing::Item(_) | Thing::Company(_) => view.peek().item(&copy).and_then(|item| first_field(item.kind, &copy)),
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
    desk.session.edit(|edit, _| {
        edit.hand_over(id);
        edit.delete(id, at);
    });
    heirs::take_over(heirs);
    let (session, id) = (desk.session.clone(), id.clone());
    session.is_needed_for(f64::from(SHOWN_MS) + 1_000.0);
    desk.toaster.offer(words, msg::undo(), move || {
        session.take_back(|edit| edit.undelete(&id));
        browser::focus_soon(format!("[data-id=\"{id}\"] > .handle"));
    });
}

/// Adds a role at the company of another one, and goes there.
pub fn add_role(desk: &Desk, role: &Id) {
    let made = desk.session.edit(|edit, rng| edit.add_role(role, rng));
    let kind = desk.session.shown.view.peek().item(role).map(|item| item.kind);
    if let Some(field) = made.zip(kind).and_then(|(made, kind)| first_field(kind, &made)) {
        desk.session.focus_soon(&field, 0);
    }
}

/// Puts an item into the company above it.
pub fn join_company(desk: &Desk, item: &Id, with: &Id) {
    desk.session.edit(|edit, rng| edit.join_company(item, with, rng));
    let said = name(&desk.session.shown.view.peek(), &Thing::Item(item.clone()));
    desk.announcer.say(msg::company_joined(&said));
}

pub fn leave_company(desk: &Desk, thing: &Thing) {
    desk.session.edit(|edit, rng| edit.leave_company(thing.id(), rng));
    let said = name(&desk.session.shown.view.peek(), thing);
    desk.announcer.say(msg::company_left(&said));
}

/// Opens the dialog for sharing, or says why not.
pub fn share(desk: &Desk, panels: Panels) {
    match desk.session.shown.status.peek().is_away() {
        true => desk.toaster.say(msg::editor_share_needs_server()),
        false => panels.show(Panel::Share),
    }
}

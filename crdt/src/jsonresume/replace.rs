//! Making a document say what a draft says: matching objects, then the smallest edits.

use std::collections::{HashMap, HashSet};

use crate::edit::Edit;
use crate::schema::BASICS_FIELDS;
use crate::view::{Bullet, Fields, Item, ResumeView, Section};
use crate::{FieldRef, Id, Place, Random};

use super::import::Draft;
use super::{export, extras, write};

/// What the document shall say, its objects matched with those that are there.
pub(super) struct Wanted {
    view: ResumeView,
    speaks: HashSet<Id>,
    root_speaks: bool,
}

impl Wanted {
    /// Whether the JSON tells an item's extras. Where the résumé's are written, an item without any has none.
    fn speaks_of(&self, item: &Id) -> bool {
        self.root_speaks || self.speaks.contains(item)
    }
}

/// Gives drafted objects the ids of the ones they stand for: those the JSON names (taken already), then equal ones,
/// then items that share one of their first two fields, then bullets one by one when as many are left on both sides.
pub(super) fn matched(current: &ResumeView, draft: Draft) -> Wanted {
    let Draft { mut view, mut speaks, root_speaks, .. } = draft;
    if !root_speaks {
        keep_extras(current, &mut view);
    }
    match_sections(&current.sections, &mut view.sections);
    let mut renamed = HashMap::new();
    for section in &mut view.sections {
        if let Some(there) = current.section(&section.id) {
            match_items(&there.items, &mut section.items, &mut renamed);
        }
    }
    match_items(&current.basics.profiles, &mut view.basics.profiles, &mut renamed);
    for (made, taken) in renamed {
        if speaks.remove(&made) {
            speaks.insert(taken);
        }
    }
    Wanted { view, speaks, root_speaks }
}

/// The JSON says nothing of sections and looks: they stay, with the custom sections and all that is in them.
fn keep_extras(current: &ResumeView, view: &mut ResumeView) {
    view.settings = current.settings.clone();
    let mut drafted = std::mem::take(&mut view.sections);
    for section in &current.sections {
        let mut section = section.clone();
        if extras::is_standard(&section)
            && let Some(at) = drafted.iter().position(|draft| draft.id == section.id)
        {
            let draft = drafted.swap_remove(at);
            section.items = draft.items;
            section.keep = draft.keep;
        }
        view.sections.push(section);
    }
    view.sections.extend(drafted);
}

/// A section that somebody made is the same when kind and name are.
fn match_sections(there: &[Section], drafted: &mut [Section]) {
    let ids: HashSet<Id> = drafted.iter().map(|section| section.id.clone()).collect();
    let mut free: Vec<&Section> = there.iter().filter(|section| !ids.contains(&section.id)).collect();
    for section in drafted.iter_mut().filter(|draft| !there.iter().any(|section| section.id == draft.id)) {
        let same = |other: &&Section| other.kind == section.kind && other.title == section.title;
        if let Some(at) = free.iter().position(same) {
            section.id = free.remove(at).id.clone();
        }
    }
}

fn match_items(there: &[Item], drafted: &mut [Item], renamed: &mut HashMap<Id, Id>) {
    let there_ids: HashSet<&Id> = there.iter().map(|item| &item.id).collect();
    let named: HashSet<Id> = drafted.iter().map(|item| item.id.clone()).filter(|id| there_ids.contains(id)).collect();
    let mut free: Vec<&Item> = there.iter().filter(|item| !named.contains(&item.id)).collect();
    let mut take = |item: &mut Item, same: &dyn Fn(&Item, &Item) -> bool| {
        if there_ids.contains(&item.id) {
            return;
        }
        if let Some(at) = free.iter().position(|candidate| same(candidate, item)) {
            let id = free.remove(at).id.clone();
            renamed.insert(std::mem::replace(&mut item.id, id.clone()), id);
        }
    };
    let equal = |a: &Item, b: &Item| export::item(a, false) == export::item(b, false);
    let alike = |a: &Item, b: &Item| {
        a.kind.fields().iter().take(2).any(|spec| {
            let words = a.fields.plain(spec.key);
            !words.trim().is_empty() && words == b.fields.plain(spec.key)
        })
    };
    drafted.iter_mut().for_each(|item| take(item, &equal));
    drafted.iter_mut().for_each(|item| take(item, &alike));
    for item in drafted {
        if let Some(there) = there.iter().find(|candidate| candidate.id == item.id) {
            match_parts(there, item);
        }
    }
}

/// Gives the parts of a drafted item the ids of those they stand for in the item that it replaces.
pub(super) fn match_parts(there: &Item, drafted: &mut Item) {
    for (list, bullets) in &mut drafted.lists {
        match_bullets(there.list(list), bullets);
    }
}

fn match_bullets(there: &[Bullet], drafted: &mut [Bullet]) {
    let mut free: Vec<&Bullet> =
        there.iter().filter(|bullet| !drafted.iter().any(|draft| draft.id == bullet.id)).collect();
    let mut unmatched = Vec::new();
    for bullet in drafted.iter_mut().filter(|draft| !there.iter().any(|bullet| bullet.id == draft.id)) {
        match free.iter().position(|candidate| candidate.text.plain() == bullet.text.plain()) {
            Some(at) => bullet.id = free.remove(at).id.clone(),
            None => unmatched.push(bullet),
        }
    }
    if unmatched.len() == free.len() {
        for (bullet, there) in unmatched.into_iter().zip(free) {
            bullet.id = there.id.clone();
        }
    }
}

/// Edits the document from `current` to `wanted`.
pub(super) fn apply(
    edit: &mut Edit<'_, '_>,
    current: &ResumeView,
    wanted: &Wanted,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) {
    let view = &wanted.view;
    texts(edit, &Id::basics(), BASICS_FIELDS.iter().map(|spec| spec.key), &view.basics.fields, wanted.root_speaks);
    write::top_keeps(edit, view);
    if wanted.root_speaks {
        for (key, value) in view.settings.entries() {
            edit.set_value(&Id::settings(), key, Some(value));
        }
    }
    items(edit, &Id::from("profiles"), &current.basics.profiles, &view.basics.profiles, wanted, rng, at_unix_ms);

    for section in &current.sections {
        if view.section(&section.id).is_none() {
            edit.delete(&section.id, at_unix_ms);
        }
    }
    let mut last: Option<&Section> = None;
    for section in &view.sections {
        let place = match last.filter(|last| last.column == section.column) {
            Some(last) => Place::After(last.id.clone()),
            None => Place::First,
        };
        last = Some(section);
        let there = current.section(&section.id);
        if there.is_none() {
            edit.new_section(&section.id, section.kind, "", section.column, "a0V");
        }
        if there.is_none() || wanted.root_speaks {
            let in_place = there.is_some_and(|there| there.column == section.column) && same_order(current, view);
            if !in_place {
                edit.move_section(&section.id, section.column, &place, rng);
            }
            write::update_section(edit, section);
        } else {
            write::section_keep(edit, section);
        }
        let items_there = there.map_or(&[][..], |there| there.items.as_slice());
        items(edit, &section.id, items_there, &section.items, wanted, rng, at_unix_ms);
    }
}

fn same_order(current: &ResumeView, wanted: &ResumeView) -> bool {
    current
        .sections
        .iter()
        .map(|section| (&section.id, section.column))
        .eq(wanted.sections.iter().map(|section| (&section.id, section.column)))
}

fn items(
    edit: &mut Edit<'_, '_>,
    section: &Id,
    there: &[Item],
    wanted: &[Item],
    context: &Wanted,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) {
    let elsewhere = |id: &Id| context.view.item(id).is_some();
    for item in there.iter().filter(|item| !wanted.iter().any(|other| other.id == item.id)) {
        if !elsewhere(&item.id) {
            edit.delete(&item.id, at_unix_ms);
        }
    }
    let ids: Vec<&Id> = there.iter().map(|item| &item.id).collect();
    for (at, item) in wanted.iter().enumerate() {
        let exists = edit.object(&item.id).is_some();
        if !exists {
            write::new_item(edit, section.as_str(), "a0V", item);
        }
        if !exists || !follows(&ids, wanted.iter().map(|item| &item.id), at) {
            edit.move_item(&item.id, section, &place_of(wanted.iter().map(|item| &item.id), at), rng);
        }
        if exists {
            let before = there.iter().find(|other| other.id == item.id);
            update_item(edit, before, item, context.speaks_of(&item.id), rng, at_unix_ms);
        }
    }
}

/// Whether an object that is there already stands behind its wanted predecessor, so that it need not move.
fn follows<'a>(there: &[&Id], wanted: impl Iterator<Item = &'a Id> + Clone, at: usize) -> bool {
    let position = |id: &Id| there.iter().position(|other| *other == id);
    // In place when everything wanted up to here keeps its order.
    let upto: Vec<Option<usize>> = wanted.take(at + 1).map(position).collect();
    upto.iter().all(Option::is_some) && upto.is_sorted()
}

fn place_of<'a>(mut wanted: impl Iterator<Item = &'a Id>, at: usize) -> Place {
    match at.checked_sub(1).and_then(|before| wanted.nth(before)) {
        Some(before) => Place::After(before.clone()),
        None => Place::First,
    }
}

pub(super) fn update_item(
    edit: &mut Edit<'_, '_>,
    before: Option<&Item>,
    item: &Item,
    speaks: bool,
    rng: &mut dyn Random,
    at_unix_ms: i64,
) {
    texts(edit, &item.id, item.kind.fields().iter().map(|spec| spec.key), &item.fields, speaks);
    if speaks {
        edit.set_hidden(&item.id, item.hidden);
        write::paging(edit, &item.id, item.paging);
        edit.set_group(&item.id, item.group.as_ref());
    }
    if let Some(object) = edit.object(&item.id) {
        edit.set_keep(&object, &item.keep);
    }
    for list in item.kind.lists() {
        let there = before.map_or(&[][..], |before| before.list(list.key));
        let wanted = item.list(list.key);
        for bullet in there.iter().filter(|bullet| !wanted.iter().any(|other| other.id == bullet.id)) {
            edit.delete(&bullet.id, at_unix_ms);
        }
        let ids: Vec<&Id> = there.iter().map(|bullet| &bullet.id).collect();
        for (at, bullet) in wanted.iter().enumerate() {
            let exists = edit.object(&bullet.id).is_some();
            if !exists {
                let parent = crate::read::list_parent(item.id.as_str(), list.key);
                edit.new_bullet(&bullet.id, &parent, "a0V", "");
            }
            if !exists || !follows(&ids, wanted.iter().map(|bullet| &bullet.id), at) {
                let place = place_of(wanted.iter().map(|bullet| &bullet.id), at);
                edit.move_bullet(&bullet.id, &item.id, list.key, &place, rng);
            }
            if speaks || !exists {
                edit.set_rich_text(&FieldRef::bullet(&bullet.id), &bullet.text);
                edit.set_hidden(&bullet.id, bullet.hidden);
            } else {
                edit.set_text(&FieldRef::bullet(&bullet.id), &bullet.text.plain());
            }
            if let Some(object) = edit.object(&bullet.id) {
                edit.set_keep(&object, &bullet.keep);
            }
        }
    }
}

/// Sets every field of an object; marks only when the JSON speaks of them.
fn texts<'a>(edit: &mut Edit<'_, '_>, object: &Id, keys: impl Iterator<Item = &'a str>, fields: &Fields, marks: bool) {
    for key in keys {
        let field = FieldRef::new(object.clone(), key);
        match fields.date(key) {
            Some(date) => edit.set_value(object, key, Some(&date.to_string())),
            None if is_date(key) => edit.set_value(object, key, None),
            None if marks => edit.set_rich_text(&field, fields.text(key)),
            None => edit.set_text(&field, &fields.plain(key)),
        }
    }
}

fn is_date(key: &str) -> bool {
    key == "date" || key.ends_with("Date")
}

//! Plain data into a document.

use crate::edit::Edit;
use crate::read::list_parent;
use crate::schema::VERSION;
use crate::view::{Fields, Item, Paging, ResumeView, Section, Value};
use crate::{FieldRef, Id, order};

use super::extras;

/// Writes a whole résumé into an empty document.
pub(super) fn seed(edit: &mut Edit<'_, '_>, view: &ResumeView) {
    edit.ensure_standard();
    let keys = order::sequence(view.sections.len());
    for (section, key) in view.sections.iter().zip(&keys) {
        if extras::is_standard(section) {
            let root = edit.roots.sections.clone();
            edit.set_spot(&root, &section.id, section.column.key(), key);
        } else {
            edit.new_section(&section.id, section.kind, "", section.column, key);
        }
        update_section(edit, section);
        seed_items(edit, section.id.as_str(), &section.items);
    }
    fields(edit, &Id::basics(), &view.basics.fields);
    seed_items(edit, "profiles", &view.basics.profiles);
    top_keeps(edit, view);
    settings(edit, view);
    edit.set_schema(VERSION);
}

pub(super) fn settings(edit: &mut Edit<'_, '_>, view: &ResumeView) {
    for (key, value) in view.settings.entries() {
        edit.set_value(&Id::settings(), key, Some(value));
    }
}

/// What is kept beside the résumé and the contact block.
pub(super) fn top_keeps(edit: &mut Edit<'_, '_>, view: &ResumeView) {
    let (meta, basics) = (edit.roots.meta.clone(), edit.roots.basics.clone());
    edit.set_keep(&meta, &view.keep);
    edit.set_keep(&basics, &view.basics.keep);
}

/// Name, visibility and what is kept of a section that exists.
pub(super) fn update_section(edit: &mut Edit<'_, '_>, section: &Section) {
    edit.set_text(&FieldRef::title(&section.id), &section.title);
    edit.set_hidden(&section.id, section.hidden);
    paging(edit, &section.id, section.paging);
    section_keep(edit, section);
}

/// What is wanted of the pages.
pub(super) fn paging(edit: &mut Edit<'_, '_>, id: &Id, paging: Paging) {
    edit.set_break_before(id, paging.break_before);
    edit.set_keep_together(id, paging.keep_together);
}

pub(super) fn section_keep(edit: &mut Edit<'_, '_>, section: &Section) {
    if let Some(object) = edit.object(&section.id) {
        edit.set_keep(&object, &section.keep);
    }
}

fn seed_items(edit: &mut Edit<'_, '_>, parent: &str, items: &[Item]) {
    for (item, key) in items.iter().zip(order::sequence(items.len())) {
        new_item(edit, parent, &key, item);
    }
}

/// Makes an item with everything in it.
pub(super) fn new_item(edit: &mut Edit<'_, '_>, parent: &str, key: &str, item: &Item) {
    edit.new_item(&item.id, item.kind, parent, key);
    fields(edit, &item.id, &item.fields);
    edit.set_hidden(&item.id, item.hidden);
    paging(edit, &item.id, item.paging);
    edit.set_group(&item.id, item.group.as_ref());
    if let Some(object) = edit.object(&item.id) {
        edit.set_keep(&object, &item.keep);
    }
    for (list, bullets) in &item.lists {
        let parent = list_parent(item.id.as_str(), list);
        for (bullet, key) in bullets.iter().zip(order::sequence(bullets.len())) {
            edit.new_bullet(&bullet.id, &parent, &key, &bullet.text.plain());
            if bullet.text.has_marks() {
                edit.set_rich_text(&FieldRef::bullet(&bullet.id), &bullet.text);
            }
            edit.set_hidden(&bullet.id, bullet.hidden);
            if let Some(object) = edit.object(&bullet.id) {
                edit.set_keep(&object, &bullet.keep);
            }
        }
    }
}

/// Writes the fields that hold something.
pub(super) fn fields(edit: &mut Edit<'_, '_>, object: &Id, fields: &Fields) {
    for (key, value) in fields.iter() {
        match value {
            Value::Text(text) => edit.set_rich_text(&FieldRef::new(object.clone(), key), text),
            Value::Date(date) => edit.set_value(object, key, Some(&date.to_string())),
        }
    }
}

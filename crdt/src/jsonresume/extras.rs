//! Our extras, the members named `tandem`: what is hidden, groups, marks; on the résumé, its looks and sections.

use crate::Id;
use crate::json::{Json, Object};
use crate::schema::{STANDARD_SECTIONS, SectionKind};
use crate::view::{Bullet, Column, Item, Marks, Paging, ResumeView, RichText, Section, Span, Value};

/// The extras of an item, empty when there are none.
pub(super) fn of_item(item: &Item) -> Object {
    let mut extras = Object::new();
    if item.hidden {
        extras.insert("hidden".into(), Json::Bool(true));
    }
    write_paging(&mut extras, item.paging);
    if let Some(group) = &item.group {
        extras.insert("group".into(), group.as_str().into());
    }
    let rich: Object = item
        .fields
        .iter()
        .filter_map(|(key, value)| match value {
            Value::Text(text) if text.has_marks() => Some((key.to_owned(), spans_to_json(text))),
            _ => None,
        })
        .collect();
    if !rich.is_empty() {
        extras.insert("rich".into(), Json::Object(rich));
    }
    let lists: Object = item
        .lists
        .iter()
        .filter_map(|(key, bullets)| {
            let entries: Vec<Object> = bullets.iter().map(of_bullet).collect();
            let any = entries.iter().any(|entry| !entry.is_empty());
            any.then(|| ((*key).to_owned(), Json::Array(entries.into_iter().map(Json::Object).collect())))
        })
        .collect();
    if !lists.is_empty() {
        extras.insert("lists".into(), Json::Object(lists));
    }
    extras
}

fn write_paging(extras: &mut Object, paging: Paging) {
    for (key, is_on) in [("breakBefore", paging.break_before), ("keepTogether", paging.keep_together)] {
        if is_on {
            extras.insert(key.into(), Json::Bool(true));
        }
    }
}

/// What the extras of a section or an item want of the pages.
pub(super) fn read_paging(extras: &Object) -> Paging {
    let is_on = |key| extras.get(key) == Some(&Json::Bool(true));
    Paging { break_before: is_on("breakBefore"), keep_together: is_on("keepTogether") }
}

fn of_bullet(bullet: &Bullet) -> Object {
    let mut extras = Object::new();
    if bullet.hidden {
        extras.insert("hidden".into(), Json::Bool(true));
    }
    if bullet.text.has_marks() {
        extras.insert("rich".into(), spans_to_json(&bullet.text));
    }
    extras
}

/// Puts the ids of an item and its bullets into its extras.
pub(super) fn add_ids(extras: &mut Object, item: &Item) {
    extras.insert("id".into(), item.id.as_str().into());
    if item.lists.values().all(Vec::is_empty) {
        return;
    }
    let lists = extras.entry("lists".into()).or_insert_with(|| Json::Object(Object::new()));
    if !matches!(lists, Json::Object(_)) {
        *lists = Json::Object(Object::new());
    }
    let Json::Object(lists) = lists else { return };
    for (key, bullets) in &item.lists {
        let entries = bullets.iter().map(|bullet| {
            let mut entry = of_bullet(bullet);
            entry.insert("id".into(), bullet.id.as_str().into());
            Json::Object(entry)
        });
        lists.insert((*key).to_owned(), Json::Array(entries.collect()));
    }
}

/// The same extras without any id.
pub(super) fn without_ids(extras: &Object) -> Object {
    let mut extras = extras.clone();
    extras.remove("id");
    if let Some(Json::Object(lists)) = extras.get_mut("lists") {
        for entries in lists.values_mut() {
            let Json::Array(entries) = entries else { continue };
            for entry in entries.iter_mut() {
                if let Json::Object(entry) = entry {
                    entry.remove("id");
                }
            }
        }
        lists.retain(|_, entries| match entries {
            Json::Array(entries) => entries.iter().any(|entry| *entry != Json::Object(Object::new())),
            _ => true,
        });
        if lists.is_empty() {
            extras.remove("lists");
        }
    }
    extras
}

/// Takes an item's extras, as far as they fit what it holds.
pub(super) fn read_item(item: &mut Item, extras: &Object) {
    item.hidden = extras.get("hidden") == Some(&Json::Bool(true));
    item.paging = read_paging(extras);
    item.group = extras.get("group").and_then(Json::as_str).map(Id::from);
    if let Some(rich) = extras.get("rich").and_then(Json::as_object) {
        for (key, value) in &mut item.fields.0 {
            if let (Value::Text(text), Some(spans)) = (value, rich.get(*key)) {
                take_marks(text, spans);
            }
        }
    }
    let Some(lists) = extras.get("lists").and_then(Json::as_object) else { return };
    for (key, bullets) in &mut item.lists {
        let entries = lists.get(*key).and_then(Json::as_array).unwrap_or_default();
        for (bullet, entry) in bullets.iter_mut().zip(entries) {
            bullet.hidden = entry.get("hidden") == Some(&Json::Bool(true));
            if let Some(spans) = entry.get("rich") {
                take_marks(&mut bullet.text, spans);
            }
        }
    }
}

/// The ids that extras name: the item's own, and by list those of its bullets.
pub(super) fn id_in(extras: &Object) -> Option<Id> {
    extras.get("id").and_then(Json::as_str).map(Id::from)
}

pub(super) fn bullet_id_in(extras: &Object, list: &str, at: usize) -> Option<Id> {
    extras.get("lists")?.get(list)?.as_array()?.get(at)?.get("id")?.as_str().map(Id::from)
}

pub(super) fn spans_to_json(text: &RichText) -> Json {
    let span = |span: &Span| {
        let mut members = Object::from([("text".to_owned(), Json::from(span.text.as_str()))]);
        if span.marks.bold {
            members.insert("bold".into(), Json::Bool(true));
        }
        if span.marks.italic {
            members.insert("italic".into(), Json::Bool(true));
        }
        members.extend(span.marks.link.as_deref().map(|link| ("link".to_owned(), Json::from(link))));
        Json::Object(members)
    };
    Json::Array(text.spans.iter().map(span).collect())
}

/// Takes marks when they belong to these words; somebody may have edited the words elsewhere.
pub(super) fn take_marks(text: &mut RichText, spans: &Json) {
    let mut rich = RichText::default();
    for span in spans.as_array().unwrap_or_default() {
        let words = span.get("text").and_then(Json::as_str).unwrap_or_default();
        let marks = Marks {
            bold: span.get("bold") == Some(&Json::Bool(true)),
            italic: span.get("italic") == Some(&Json::Bool(true)),
            link: span.get("link").and_then(Json::as_str).map(str::to_owned),
        };
        rich.push(words.to_owned(), marks);
    }
    if rich.plain() == text.plain() {
        *text = rich;
    }
}

/// The extras of the résumé. `items` writes the items of sections that JSON Resume does not have.
pub(super) fn of_resume(view: &ResumeView, ids: bool, items: impl Fn(&Section) -> Json) -> Object {
    let mut extras = Object::new();
    let settings: Object = view
        .settings
        .entries()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect();
    if !settings.is_empty() {
        extras.insert("settings".into(), Json::Object(settings));
    }
    if let Some(spans) = marked_summary(view) {
        extras.insert("summary".into(), spans);
    }
    if ids || !is_plain(view) {
        let sections = view.sections.iter().map(|section| {
            let mut members = Object::from([("kind".to_owned(), Json::from(section.kind.key()))]);
            if ids {
                members.insert("id".into(), section.id.as_str().into());
            }
            if !section.title.is_empty() {
                members.insert("title".into(), section.title.as_str().into());
            }
            if section.hidden {
                members.insert("hidden".into(), Json::Bool(true));
            }
            write_paging(&mut members, section.paging);
            if section.column != Column::Main {
                members.insert("column".into(), section.column.key().into());
            }
            if !is_standard(section) {
                members.insert("items".into(), items(section));
            }
            Json::Object(members)
        });
        extras.insert("sections".into(), Json::Array(sections.collect()));
    }
    extras
}

fn marked_summary(view: &ResumeView) -> Option<Json> {
    let summary = view.basics.fields.text("summary");
    summary.has_marks().then(|| spans_to_json(summary))
}

/// Whether a section is one of those that every résumé has.
pub(super) fn is_standard(section: &Section) -> bool {
    section.id.as_str() == section.kind.key() && STANDARD_SECTIONS.contains(&section.kind)
}

/// Whether the sections are just the standard ones, as they are from the start.
fn is_plain(view: &ResumeView) -> bool {
    let kinds = view.sections.iter().map(|section| section.kind);
    let untouched = |section: &Section| {
        let is_bare = section.title.is_empty() && !section.hidden && section.paging == Paging::default();
        is_standard(section) && is_bare && section.column == Column::Main
    };
    kinds.eq(STANDARD_SECTIONS.iter().copied()) && view.sections.iter().all(untouched)
}

/// The kind that a section entry names.
pub(super) fn kind_in(entry: &Object) -> SectionKind {
    let kind = entry.get("kind").and_then(Json::as_str).and_then(SectionKind::from_key);
    let is_section = |kind: &SectionKind| !matches!(kind, SectionKind::Profiles | SectionKind::Letter);
    kind.filter(is_section).unwrap_or(SectionKind::Custom)
}

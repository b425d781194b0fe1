//! Reading a document as plain data. Whatever a foreign client wrote, this never fails: odd values read as absent.

use std::collections::{BTreeMap, HashMap};

use yrs::types::Attrs;
use yrs::types::text::YChange;
use yrs::{Any, Map, MapRef, Out, ReadTxn, Text, TextRef};

use crate::Id;
use crate::document::Roots;
use crate::schema::{BASICS_FIELDS, FieldSpec, Form, SectionKind};
use crate::view::{
    Basics, Bullet, Column, DateValue, Fields, Item, Keep, Marks, Paging, ResumeView, RichText, Section, Settings,
    Value,
};

/// Parent and order key of an object.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) parent: String,
    pub(crate) key: String,
}

/// The parent name of a list's bullets.
pub(crate) fn list_parent(item: &str, list: &str) -> String {
    format!("{item}.{list}")
}

pub(crate) fn spot<T: ReadTxn>(txn: &T, object: &MapRef) -> Option<Spot> {
    match object.get(txn, "place")? {
        Out::Any(Any::Array(parts)) => match parts.as_ref() {
            [Any::String(parent), Any::String(key)] => {
                Some(Spot { parent: parent.as_ref().to_owned(), key: key.as_ref().to_owned() })
            }
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn string<T: ReadTxn>(txn: &T, object: &MapRef, key: &str) -> Option<String> {
    match object.get(txn, key)? {
        Out::Any(Any::String(text)) => Some(text.as_ref().to_owned()),
        _ => None,
    }
}

/// A plain value; nothing where there is a text or another object.
pub(crate) fn value<T: ReadTxn>(txn: &T, object: &MapRef, key: &str) -> Option<Any> {
    match object.get(txn, key)? {
        Out::Any(any) => Some(any),
        _ => None,
    }
}

pub(crate) fn is_deleted<T: ReadTxn>(txn: &T, object: &MapRef) -> bool {
    matches!(object.get(txn, "deleted"), Some(Out::Any(Any::Number(_))))
}

fn is_hidden<T: ReadTxn>(txn: &T, object: &MapRef) -> bool {
    is_set(txn, object, "hidden")
}

fn is_set<T: ReadTxn>(txn: &T, object: &MapRef, key: &str) -> bool {
    matches!(object.get(txn, key), Some(Out::Any(Any::Bool(true))))
}

fn paging<T: ReadTxn>(txn: &T, object: &MapRef) -> Paging {
    Paging { break_before: is_set(txn, object, "breakBefore"), keep_together: is_set(txn, object, "keepTogether") }
}

fn keep<T: ReadTxn>(txn: &T, object: &MapRef) -> Keep {
    match object.get(txn, "keep") {
        Some(Out::Any(Any::String(text))) => Keep(Some(text)),
        _ => Keep(None),
    }
}

/// The text of a `Y.Text`, with the marks we know; anything embedded in it is passed over.
pub(crate) fn rich<T: ReadTxn>(txn: &T, text: &TextRef) -> RichText {
    let mut rich = RichText::default();
    for run in text.diff(txn, YChange::identity) {
        if let Out::Any(Any::String(words)) = run.insert {
            rich.push(words.as_ref().to_owned(), run.attributes.as_deref().map(marks).unwrap_or_default());
        }
    }
    rich
}

fn marks(attributes: &Attrs) -> Marks {
    let is_on = |key: &str| matches!(attributes.get(key), Some(Any::Bool(true)));
    let link = match attributes.get("link") {
        Some(Any::String(address)) => Some(address.as_ref().to_owned()),
        _ => None,
    };
    Marks { bold: is_on("bold"), italic: is_on("italic"), link }
}

fn fields<T: ReadTxn>(txn: &T, object: &MapRef, specs: &'static [FieldSpec]) -> Fields {
    let mut fields = BTreeMap::new();
    for spec in specs {
        let value = match object.get(txn, spec.key) {
            Some(Out::YText(text)) if spec.form.is_text() => Value::Text(rich(txn, &text)),
            // A foreign client may write a plain value where we keep a text.
            Some(Out::Any(Any::String(text))) if spec.form.is_text() => {
                Value::Text(RichText::from_plain(text.as_ref()))
            }
            Some(Out::Any(Any::String(text))) if spec.form == Form::Date => match DateValue::read(&text) {
                Some(date) => Value::Date(date),
                None => continue,
            },
            _ => continue,
        };
        if !matches!(&value, Value::Text(text) if text.spans.is_empty()) {
            fields.insert(spec.key, value);
        }
    }
    Fields(fields)
}

/// The living objects of a root map by parent, each list in order.
fn children<T: ReadTxn>(txn: &T, root: &MapRef) -> HashMap<String, Vec<(String, Id, MapRef)>> {
    let mut lists: HashMap<String, Vec<(String, Id, MapRef)>> = HashMap::new();
    for (id, value) in root.iter(txn) {
        let Ok(object) = value.cast::<MapRef>() else { continue };
        if is_deleted(txn, &object) {
            continue;
        }
        let Some(spot) = spot(txn, &object) else { continue };
        lists.entry(spot.parent).or_default().push((spot.key, Id::from(id), object));
    }
    for list in lists.values_mut() {
        list.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    }
    lists
}

type Children = HashMap<String, Vec<(String, Id, MapRef)>>;

fn bullet<T: ReadTxn>(txn: &T, id: &Id, object: &MapRef) -> Bullet {
    let text = match object.get(txn, "text") {
        Some(Out::YText(text)) => rich(txn, &text),
        Some(Out::Any(Any::String(text))) => RichText::from_plain(text.as_ref()),
        _ => RichText::default(),
    };
    Bullet { id: id.clone(), hidden: is_hidden(txn, object), text, keep: keep(txn, object) }
}

fn item<T: ReadTxn>(txn: &T, id: &Id, object: &MapRef, fallback: SectionKind, bullets: &Children) -> Item {
    let kind = string(txn, object, "kind").and_then(|key| SectionKind::from_key(&key)).unwrap_or(fallback);
    let mut lists = BTreeMap::new();
    for list in kind.lists() {
        if let Some(entries) = bullets.get(&list_parent(id.as_str(), list.key)) {
            lists.insert(list.key, entries.iter().map(|(_, id, object)| bullet(txn, id, object)).collect());
        }
    }
    Item {
        id: id.clone(),
        kind,
        hidden: is_hidden(txn, object),
        paging: paging(txn, object),
        group: string(txn, object, "group").map(Id::from),
        fields: fields(txn, object, kind.fields()),
        lists,
        keep: keep(txn, object),
    }
}

/// One item, also a deleted one.
pub(crate) fn lone_item<T: ReadTxn>(txn: &T, roots: &Roots, id: &Id, object: &MapRef) -> Item {
    item(txn, id, object, SectionKind::Custom, &children(txn, &roots.bullets))
}

pub(crate) fn resume<T: ReadTxn>(txn: &T, roots: &Roots) -> ResumeView {
    let bullets = children(txn, &roots.bullets);
    let items = children(txn, &roots.items);
    let items_of = |parent: &str, kind: SectionKind| -> Vec<Item> {
        items.get(parent).into_iter().flatten().map(|(_, id, object)| item(txn, id, object, kind, &bullets)).collect()
    };

    let columns = children(txn, &roots.sections);
    let mut sections = Vec::new();
    for column in [Column::Main, Column::Side] {
        for (_, id, object) in columns.get(column.key()).into_iter().flatten() {
            let kind = string(txn, object, "kind").and_then(|key| SectionKind::from_key(&key));
            let kind = kind.unwrap_or(SectionKind::Custom);
            let title = match object.get(txn, "title") {
                Some(Out::YText(text)) => rich(txn, &text).plain(),
                _ => String::new(),
            };
            sections.push(Section {
                id: id.clone(),
                kind,
                title,
                hidden: is_hidden(txn, object),
                paging: paging(txn, object),
                column,
                items: items_of(id.as_str(), kind),
                keep: keep(txn, object),
            });
        }
    }

    let mut settings = Settings::default();
    for (key, _) in Settings::default().entries() {
        if let (Some(slot), Some(value)) = (settings.slot(key), string(txn, &roots.settings, key)) {
            *slot = value;
        }
    }
    let basics = Basics {
        fields: fields(txn, &roots.basics, BASICS_FIELDS),
        profiles: items_of("profiles", SectionKind::Profiles),
        keep: keep(txn, &roots.basics),
    };
    ResumeView { basics, sections, settings, keep: keep(txn, &roots.meta) }
}

/// The ids of a parent's living children, in order.
pub(crate) fn siblings<T: ReadTxn>(txn: &T, root: &MapRef, parent: &str) -> Vec<(Id, String)> {
    let mut list: Vec<(String, Id)> = root
        .iter(txn)
        .filter_map(|(id, value)| {
            let object = value.cast::<MapRef>().ok()?;
            let spot = spot(txn, &object)?;
            (spot.parent == parent && !is_deleted(txn, &object)).then(|| (spot.key, Id::from(id)))
        })
        .collect();
    list.sort();
    list.into_iter().map(|(key, id)| (id, key)).collect()
}

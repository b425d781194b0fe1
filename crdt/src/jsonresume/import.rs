//! JSON Resume as plain data, with notes on what was not as the format says.

use std::collections::{BTreeMap, HashSet};

use crate::json::{Json, Object};
use crate::schema::{BASICS_FIELDS, FieldSpec, Form, STANDARD_SECTIONS, SectionKind};
use crate::view::{
    Basics, Bullet, Column, DateValue, Fields, Item, Keep, Paging, ResumeView, RichText, Section, Value,
};
use crate::{Id, Random};

use super::keep::{Kept, Odd};
use super::{NotAResume, Note, export, extras, words};

/// A résumé read from JSON.
pub(super) struct Draft {
    pub(super) view: ResumeView,
    pub(super) notes: Vec<Note>,
    /// The objects whose extras were there to read.
    pub(super) speaks: HashSet<Id>,
    /// Whether `meta.tandem` was there.
    pub(super) root_speaks: bool,
}

struct Reader<'a> {
    rng: &'a mut dyn Random,
    notes: Vec<Note>,
    /// Ids of the document that is replaced, which the JSON may name; each once.
    known: HashSet<Id>,
    speaks: HashSet<Id>,
    /// The document that is replaced.
    current: Option<&'a ResumeView>,
}

/// Reads a résumé. With `current`, ids in the JSON that name its objects are taken; all others are made new.
pub(super) fn read(json: &Json, current: Option<&ResumeView>, rng: &mut dyn Random) -> Result<Draft, NotAResume> {
    let Json::Object(root) = json else { return Err(NotAResume::NotAnObject(json.kind())) };
    if !root.is_empty() && !root.keys().any(|key| export::is_known_root(key)) {
        return Err(NotAResume::NoKnownKey);
    }
    let known = current.map(ids_of).unwrap_or_default();
    let mut reader = Reader { rng, notes: Vec::new(), known, speaks: HashSet::new(), current };

    let mut view = ResumeView { basics: reader.basics(root.get("basics")), ..ResumeView::default() };
    for kind in STANDARD_SECTIONS {
        view.sections.push(reader.standard(*kind, root.get(kind.key())));
    }
    let mut kept = Kept { fields: root.clone(), ..Kept::default() };
    kept.fields.retain(|key, _| !export::is_known_root(key));
    let root_speaks = reader.meta(root.get("meta"), &mut view, &mut kept);
    if let Some(current) = current
        && root_speaks
        && [true, false].iter().any(|ids| root.get("meta") == export::meta(current, *ids).as_ref())
    {
        // Put back as it was got: what was kept of it stays.
        let was = Kept::parse(&current.keep);
        kept.extras = was.extras;
        kept.fields.remove("meta");
        kept.fields.extend(was.fields.get("meta").map(|meta| ("meta".to_owned(), meta.clone())));
    }
    view.keep = kept.to_keep();
    Ok(Draft { view, notes: reader.notes, speaks: reader.speaks, root_speaks })
}

/// Reads one item that stands in no résumé. With `current`, ids in the JSON that name its parts are taken. Says whether its
/// extras were there to read.
pub(super) fn lone_item(
    kind: SectionKind,
    json: &Json,
    path: &str,
    current: Option<&ResumeView>,
    rng: &mut dyn Random,
) -> (Item, Vec<Note>, bool) {
    let known = current.map(ids_of).unwrap_or_default();
    let mut reader = Reader { rng, notes: Vec::new(), known, speaks: HashSet::new(), current };
    let item = reader.item(kind, json, path);
    let speaks = reader.speaks.contains(&item.id);
    (item, reader.notes, speaks)
}

fn ids_of(view: &ResumeView) -> HashSet<Id> {
    let sections = view.sections.iter();
    let items = sections.clone().flat_map(|section| &section.items).chain(&view.basics.profiles);
    let bullets = items.clone().flat_map(|item| item.lists.values().flatten());
    sections
        .map(|section| section.id.clone())
        .chain(items.map(|item| item.id.clone()))
        .chain(bullets.map(|bullet| bullet.id.clone()))
        .collect()
}

impl Reader<'_> {
    fn note(&mut self, path: &str, message: impl Into<String>) {
        self.notes.push(Note { path: path.to_owned(), message: message.into() });
    }

    /// The id that the JSON names when it is one of ours and not taken yet, else a new one.
    fn id(&mut self, named: Option<Id>) -> Id {
        named.filter(|id| self.known.remove(id)).unwrap_or_else(|| Id::random(self.rng))
    }

    /// The words of a field, with a note when they were not a text.
    fn words(&mut self, json: &Json, path: &str) -> String {
        let text = words::of(json);
        match json {
            Json::String(_) | Json::Null => {}
            _ if text.is_empty() => self.note(path, format!("expected a text, found {}; kept as it is", json.kind())),
            _ => self.note(path, format!("expected a text, found {}; its words are kept", json.kind())),
        }
        text
    }

    /// Reads the fields of an object; what they do not say goes to `kept`.
    fn fields(&mut self, members: &Object, specs: &[FieldSpec], prefix: &str, path: &str, kept: &mut Kept) -> Fields {
        let mut fields = BTreeMap::new();
        for spec in specs {
            let Some(key) = spec.key.strip_prefix(prefix).filter(|key| !key.contains('.')) else { continue };
            let Some(json) = members.get(key) else { continue };
            let path = format!("{path}.{key}");
            let text = self.words(json, &path);
            if *json == Json::String(text.clone()) && !text.is_empty() {
                kept.fields.remove(key);
            }
            let value = match spec.form {
                Form::Date => {
                    let date = DateValue::read(&text);
                    if let Some(DateValue::Other(words)) = &date {
                        self.note(
                            &path,
                            format!("“{words}” is not a date (YYYY, YYYY-MM or YYYY-MM-DD); kept as text"),
                        );
                    }
                    date.map(Value::Date)
                }
                _ => (!text.is_empty()).then(|| Value::Text(RichText::from_plain(text))),
            };
            fields.extend(value.map(|value| (spec.key, value)));
        }
        Fields(fields)
    }

    fn basics(&mut self, json: Option<&Json>) -> Basics {
        let empty = Object::new();
        let members = match json {
            Some(Json::Object(members)) => members,
            Some(Json::Null) | None => &empty,
            Some(odd) => {
                self.note("basics", format!("expected an object, found {}; kept as it is", odd.kind()));
                &empty
            }
        };
        let mut kept = Kept { fields: members.clone(), ..Kept::default() };
        kept.fields.retain(|key, _| key != "location" && key != "profiles");
        let mut fields = self.fields(members, BASICS_FIELDS, "", "basics", &mut kept);
        if let Some(json) = members.get("location") {
            fields.0.extend(self.location(json, &mut kept).0);
        }
        let profiles = match members.get("profiles") {
            Some(json) => self.items(SectionKind::Profiles, json, "basics.profiles"),
            None => Vec::new(),
        };
        if let Some(json) = members.get("profiles") {
            kept.lists.extend(odd_list(json, &profiles).map(|odd| ("profiles".to_owned(), odd)));
        }
        let mut basics = Basics { fields, profiles, keep: kept.to_keep() };
        // The members of an object are kept one by one.
        if let Some(json) = json
            && (members.is_empty() || !matches!(json, Json::Object(_)))
        {
            kept.whole = Odd::unless_same(json, export::basics(&basics, false));
            basics.keep = kept.to_keep();
        }
        basics
    }

    fn location(&mut self, json: &Json, outer: &mut Kept) -> Fields {
        let mut kept = Kept::default();
        let fields = match json {
            Json::Object(members) => {
                kept.fields = members.clone();
                self.fields(members, BASICS_FIELDS, "location.", "basics.location", &mut kept)
            }
            other => {
                let text = self.words(other, "basics.location");
                let value = (!text.is_empty()).then(|| Value::Text(RichText::from_plain(text)));
                Fields(value.map(|value| ("location.address", value)).into_iter().collect())
            }
        };
        outer.location = Some(Box::new(kept.clone()));
        let probe = Basics { fields: fields.clone(), profiles: Vec::new(), keep: outer_only(&kept) };
        let now = export::basics(&probe, false).and_then(|basics| basics.get("location").cloned());
        kept.whole = Odd::unless_same(json, now);
        outer.location = (kept != Kept::default()).then(|| Box::new(kept));
        fields
    }

    /// A root section. Whatever it is, its words become items.
    fn standard(&mut self, kind: SectionKind, json: Option<&Json>) -> Section {
        let mut section = blank_section(Id::from(kind.key()), kind);
        self.known.remove(&section.id);
        if let Some(json) = json {
            section.items = self.items(kind, json, kind.key());
            section.keep = Kept { whole: odd_list(json, &section.items), ..Kept::default() }.to_keep();
        }
        section
    }

    fn items(&mut self, kind: SectionKind, json: &Json, path: &str) -> Vec<Item> {
        match json {
            Json::Array(entries) => {
                entries.iter().enumerate().map(|(at, entry)| self.item(kind, entry, &format!("{path}[{at}]"))).collect()
            }
            Json::Null => Vec::new(),
            Json::Object(_) | Json::String(_) => {
                self.note(path, format!("expected a list, found {}; read as its one entry", json.kind()));
                if words::of(json).is_empty() { Vec::new() } else { vec![self.item(kind, json, path)] }
            }
            Json::Bool(_) | Json::Number(_) => {
                self.note(path, format!("expected a list, found {}; kept as it is", json.kind()));
                Vec::new()
            }
        }
    }

    fn item(&mut self, kind: SectionKind, json: &Json, path: &str) -> Item {
        let empty = Object::new();
        let extras = json.get("tandem").and_then(Json::as_object).unwrap_or(&empty);
        let named = extras::id_in(extras).filter(|id| self.known.contains(id));
        if let Some(same) = named.as_ref().and_then(|id| self.unchanged(id, json)) {
            return same;
        }
        let id = self.id(named);
        let mut item = Item {
            id,
            kind,
            hidden: false,
            paging: Paging::default(),
            group: None,
            fields: Fields::default(),
            lists: BTreeMap::new(),
            keep: Keep::default(),
        };
        let mut kept = Kept::default();
        match json {
            Json::Object(members) => {
                kept.fields = members.clone();
                kept.fields.remove("tandem");
                item.fields = self.fields(members, kind.fields(), "", path, &mut kept);
                for list in kind.lists() {
                    if let Some(json) = members.get(list.key) {
                        kept.fields.remove(list.key);
                        let path = format!("{path}.{}", list.key);
                        let bullets = self.bullets(json, list.key, extras, &path);
                        let odd = Odd::unless_same(json, export::list_json(&bullets));
                        kept.lists.extend(odd.map(|odd| (list.key.to_owned(), odd)));
                        if !bullets.is_empty() {
                            item.lists.insert(list.key, bullets);
                        }
                    }
                }
            }
            other => {
                let text = words::of(other);
                self.note(path, format!("expected an object, found {}; its words are kept", other.kind()));
                if let (Some(first), false) = (kind.fields().first(), text.is_empty()) {
                    item.fields.0.insert(first.key, Value::Text(RichText::from_plain(text)));
                }
            }
        }
        if let Some(came) = json.get("tandem") {
            extras::read_item(&mut item, extras);
            self.speaks.insert(item.id.clone());
            let ours = extras::id_in(extras).is_some_and(|id| id == item.id);
            kept.extras = odd_extras(came, extras, ours, extras::of_item(&item));
        }
        item.keep = kept.to_keep();
        if !matches!(json, Json::Object(_)) {
            kept.whole = Odd::unless_same(json, Some(export::item(&item, false)));
            item.keep = kept.to_keep();
        }
        item
    }

    /// The item of the replaced document, when the JSON is just what was given out for it.
    fn unchanged(&mut self, id: &Id, json: &Json) -> Option<Item> {
        let item = self.current?.item(id).filter(|item| export::item(item, true) == *json)?;
        self.known.remove(id);
        for bullet in item.lists.values().flatten() {
            self.known.remove(&bullet.id);
        }
        self.speaks.insert(id.clone());
        Some(item.clone())
    }

    fn bullets(&mut self, json: &Json, list: &str, extras: &Object, path: &str) -> Vec<Bullet> {
        let entries: &[Json] = match json {
            Json::Array(entries) => entries,
            Json::Null => &[],
            other => {
                self.note(path, format!("expected a list, found {}; read as its one entry", other.kind()));
                if words::of(other).is_empty() { &[] } else { std::slice::from_ref(other) }
            }
        };
        let mut bullets = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let text = self.words(entry, &format!("{path}[{at}]"));
            let as_it_is = *entry == Json::String(text.clone());
            let whole = (!as_it_is).then(|| Odd { raw: entry.clone(), read: None });
            bullets.push(Bullet {
                id: self.id(extras::bullet_id_in(extras, list, at)),
                hidden: false,
                text: RichText::from_plain(text),
                keep: Kept { whole, ..Kept::default() }.to_keep(),
            });
        }
        bullets
    }

    /// `meta`: ours is read, the rest is kept. Says whether ours was there.
    fn meta(&mut self, json: Option<&Json>, view: &mut ResumeView, kept: &mut Kept) -> bool {
        let Some(json) = json else { return false };
        let mut rest = json.clone();
        let came = match &mut rest {
            Json::Object(members) => members.remove("tandem"),
            _ => None,
        };
        // An empty `meta` that held only ours leaves nothing to keep.
        if came.is_none() || rest != Json::Object(Object::new()) {
            kept.fields.insert("meta".into(), rest);
        }
        let Some(came) = came else { return false };
        let empty = Object::new();
        let extras = came.as_object().unwrap_or(&empty);
        if let Some(settings) = extras.get("settings").and_then(Json::as_object) {
            for (key, value) in settings {
                if let (Some(slot), Some(text)) = (view.settings.slot(key), value.as_str()) {
                    text.clone_into(slot);
                }
            }
        }
        if let (Some(spans), Some(Value::Text(summary))) =
            (extras.get("summary"), view.basics.fields.0.get_mut("summary"))
        {
            extras::take_marks(summary, spans);
        }
        if let Some(entries) = extras.get("sections").and_then(Json::as_array) {
            self.sections(entries, view);
        }
        let now = export::resume_extras(view);
        if self.current.is_none() {
            kept.extras = Odd::unless_same(&came, (!now.is_empty()).then_some(Json::Object(now)));
        }
        true
    }

    /// Orders, names and adds sections as the extras say.
    fn sections(&mut self, entries: &[Json], view: &mut ResumeView) {
        let mut standard = std::mem::take(&mut view.sections);
        for (at, entry) in entries.iter().enumerate() {
            let Json::Object(entry) = entry else { continue };
            let kind = extras::kind_in(entry);
            let mut section = match entry.get("items") {
                Some(items) => {
                    let id = self.id(extras::id_in(entry));
                    let mut section = blank_section(id, kind);
                    section.items = self.items(kind, items, &format!("meta.tandem.sections[{at}].items"));
                    section
                }
                None => match standard.iter().position(|section| section.kind == kind) {
                    Some(at) => standard.remove(at),
                    None => continue,
                },
            };
            entry.get("title").and_then(Json::as_str).unwrap_or_default().clone_into(&mut section.title);
            section.hidden = entry.get("hidden") == Some(&Json::Bool(true));
            section.paging = extras::read_paging(entry);
            section.column = Column::from_key(entry.get("column").and_then(Json::as_str).unwrap_or_default());
            view.sections.push(section);
        }
        view.sections.extend(standard);
        // A reading gives the main column first.
        view.sections.sort_by_key(|section| section.column);
    }
}

/// What to keep of a `tandem` member. When its ids are ours, they are not part of what somebody else wrote.
fn odd_extras(came: &Json, extras: &Object, ours: bool, now: Object) -> Option<Odd> {
    let now = (!now.is_empty()).then_some(Json::Object(now));
    if ours {
        let rest = extras::without_ids(extras);
        return (!rest.is_empty()).then(|| Odd::unless_same(&Json::Object(rest), now)).flatten();
    }
    Odd::unless_same(came, now)
}

/// What to keep of a list of items: the entries of a list keep what is odd themselves.
fn odd_list(json: &Json, items: &[Item]) -> Option<Odd> {
    if matches!(json, Json::Array(entries) if !entries.is_empty()) {
        return None;
    }
    Odd::unless_same(json, (!items.is_empty()).then(|| export::items(items, false)))
}

fn outer_only(location: &Kept) -> Keep {
    Kept { location: Some(Box::new(location.clone())), ..Kept::default() }.to_keep()
}

fn blank_section(id: Id, kind: SectionKind) -> Section {
    Section {
        id,
        kind,
        title: String::new(),
        hidden: false,
        paging: Paging::default(),
        column: Column::Main,
        items: Vec::new(),
        keep: Keep::default(),
    }
}

//! A reading of the document as JSON Resume, each field as it came unless somebody has edited it.

use crate::json::{Json, Object};
use crate::schema::{BASICS_FIELDS, FieldSpec, STANDARD_SECTIONS};
use crate::view::{Basics, Bullet, Fields, Item, ResumeView, Section};

use super::extras;
use super::keep::{Kept, restore};
use super::words;

pub(super) fn resume(view: &ResumeView, ids: bool) -> Json {
    let kept = Kept::parse(&view.keep);
    let mut root = kept.fields.clone();
    set(&mut root, "basics", basics(&view.basics, ids));
    for section in view.sections.iter().filter(|section| extras::is_standard(section)) {
        set(&mut root, section.kind.key(), standard(section, ids));
    }
    set(&mut root, "meta", meta(view, ids));
    Json::Object(root)
}

/// `meta`: what came in, and our extras under `tandem`.
pub(super) fn meta(view: &ResumeView, ids: bool) -> Option<Json> {
    let kept = Kept::parse(&view.keep);
    let ours = tandem(&kept, resume_extras(view), |extras| {
        if ids {
            *extras = extras::of_resume(view, true, |section| items(&section.items, true));
        }
    });
    match kept.fields.get("meta") {
        Some(Json::Object(members)) => {
            let mut members = members.clone();
            set(&mut members, "tandem", ours);
            Some(Json::Object(members))
        }
        None => ours.map(|ours| Json::Object(Object::from([("tandem".to_owned(), ours)]))),
        // Not an object: there is no room for ours but to give up what nobody can use.
        Some(odd) => {
            Some(ours.map_or_else(|| odd.clone(), |ours| Json::Object(Object::from([("tandem".to_owned(), ours)]))))
        }
    }
}

/// The extras of the résumé as an export without ids writes them.
pub(super) fn resume_extras(view: &ResumeView) -> Object {
    extras::of_resume(view, false, |section| items(&section.items, false))
}

/// The members of `tandem` that we understand, on items and on the résumé.
const OURS: [&str; 10] =
    ["id", "hidden", "breakBefore", "keepTogether", "group", "rich", "lists", "settings", "sections", "summary"];

/// A `tandem` member: as it came where nothing has changed, unknown members kept, ids added at the end.
fn tandem(kept: &Kept, now: Object, add_ids: impl FnOnce(&mut Object)) -> Option<Json> {
    let json = (!now.is_empty()).then(|| Json::Object(now.clone()));
    let restored = restore(kept.extras.as_ref(), json.clone());
    let mut members = match (&kept.extras, restored) {
        (Some(odd), restored) if restored == json && odd.read != json => {
            // Edited since: ours, and whatever else came under this key.
            let foreign = odd.raw.as_object().into_iter().flatten().filter(|(key, _)| !OURS.contains(&key.as_str()));
            foreign.map(|(key, value)| (key.clone(), value.clone())).chain(now).collect()
        }
        (_, Some(Json::Object(members))) => members,
        (_, Some(odd)) => return Some(odd),
        (_, None) => Object::new(),
    };
    let came_empty = kept.extras.as_ref().is_some_and(|odd| odd.raw == Json::Object(Object::new()));
    add_ids(&mut members);
    (!members.is_empty() || came_empty).then_some(Json::Object(members))
}

fn standard(section: &Section, ids: bool) -> Option<Json> {
    let kept = Kept::parse(&section.keep);
    let now = (!section.items.is_empty()).then(|| items(&section.items, false));
    let restored = restore(kept.whole.as_ref(), now.clone());
    if ids && restored == now { now.map(|_| items(&section.items, true)) } else { restored }
}

/// The canonical writing of a section's items, as an import compares it.
pub(super) fn items(list: &[Item], ids: bool) -> Json {
    Json::Array(list.iter().map(|entry| item(entry, ids)).collect())
}

pub(super) fn item(item: &Item, ids: bool) -> Json {
    let kept = Kept::parse(&item.keep);
    let mut members = fields(&item.fields, item.kind.fields(), &kept);
    for list in item.kind.lists() {
        let bullets = item.list(list.key);
        let now = list_json(bullets);
        set(&mut members, list.key, restore(kept.lists.get(list.key), now));
    }
    let plain = tandem(&kept, extras::of_item(item), |_| {});
    let mut without = members.clone();
    set(&mut without, "tandem", plain);
    let without = Json::Object(without);
    match restore(kept.whole.as_ref(), Some(without.clone())) {
        Some(raw) if raw != without => raw,
        _ if ids => {
            let ours = tandem(&kept, extras::of_item(item), |extras| extras::add_ids(extras, item));
            set(&mut members, "tandem", ours);
            Json::Object(members)
        }
        _ => without,
    }
}

pub(super) fn list_json(bullets: &[Bullet]) -> Option<Json> {
    (!bullets.is_empty()).then(|| Json::Array(bullets.iter().map(bullet).collect()))
}

fn bullet(bullet: &Bullet) -> Json {
    let text = bullet.text.plain();
    match Kept::parse(&bullet.keep).whole {
        Some(odd) if words::of(&odd.raw) == text => odd.raw,
        _ => Json::String(text),
    }
}

/// The fields that are not nested, and the unknown members.
fn fields(fields: &Fields, specs: &[FieldSpec], kept: &Kept) -> Object {
    let mut members = kept.fields.clone();
    for spec in specs.iter().filter(|spec| !spec.key.contains('.')) {
        set(&mut members, spec.key, leaf(&fields.plain(spec.key), kept.fields.get(spec.key)));
    }
    members
}

/// A field as it came, when it still says the same; else its words.
fn leaf(now: &str, raw: Option<&Json>) -> Option<Json> {
    match raw {
        Some(raw) if words::of(raw) == now => Some(raw.clone()),
        _ => (!now.is_empty()).then(|| now.into()),
    }
}

pub(super) fn basics(basics: &Basics, ids: bool) -> Option<Json> {
    let kept = Kept::parse(&basics.keep);
    let mut members = fields(&basics.fields, BASICS_FIELDS, &kept);
    set(&mut members, "location", location(basics, &kept));
    let profiles = |ids| (!basics.profiles.is_empty()).then(|| items(&basics.profiles, ids));
    let odd = kept.lists.get("profiles");
    let plain = restore(odd, profiles(false));
    set(&mut members, "profiles", plain.clone());
    let now = (!members.is_empty()).then(|| Json::Object(members.clone()));
    let restored = restore(kept.whole.as_ref(), now.clone());
    if ids && restored == now && plain == profiles(false) {
        set(&mut members, "profiles", profiles(true));
        return (!members.is_empty()).then_some(Json::Object(members));
    }
    restored
}

fn location(basics: &Basics, kept: &Kept) -> Option<Json> {
    let none = Kept::default();
    let kept = kept.location.as_deref().unwrap_or(&none);
    let mut members = kept.fields.clone();
    for spec in BASICS_FIELDS {
        if let Some(key) = spec.key.strip_prefix("location.") {
            set(&mut members, key, leaf(&basics.fields.plain(spec.key), kept.fields.get(key)));
        }
    }
    restore(kept.whole.as_ref(), (!members.is_empty()).then_some(Json::Object(members)))
}

fn set(members: &mut Object, key: &str, value: Option<Json>) {
    match value {
        Some(value) => members.insert(key.to_owned(), value),
        None => members.remove(key),
    };
}

/// The root keys that we understand.
pub(super) fn is_known_root(key: &str) -> bool {
    matches!(key, "basics" | "meta") || STANDARD_SECTIONS.iter().any(|kind| kind.key() == key)
}

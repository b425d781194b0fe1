//! The export that other tools take: JSON Resume 1.0.0 and nothing else, without what is hidden or empty.

use crate::company::{companies, holder, place_name};
use crate::json::{Json, Object};
use crate::schema::{BASICS_FIELDS, FieldSpec, Form, SectionKind};
use crate::view::{DateValue, Fields, Item, ResumeView};

use super::extras::is_standard;
use super::keep::Kept;

const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

pub(super) fn resume(view: &ResumeView) -> Json {
    let mut root = Object::from([("$schema".to_owned(), Json::from(SCHEMA))]);
    let mut basics = Object::new();
    let mut location = Object::new();
    for spec in BASICS_FIELDS {
        let Some(value) = leaf(spec, &view.basics.fields) else { continue };
        match spec.key.strip_prefix("location.") {
            Some(key) => location.insert(key.to_owned(), value),
            None => basics.insert(spec.key.to_owned(), value),
        };
    }
    if !location.is_empty() {
        basics.insert("location".into(), Json::Object(location));
    }
    let profiles = items(&view.basics.profiles);
    if !profiles.is_empty() {
        basics.insert("profiles".into(), Json::Array(profiles));
    }
    if !basics.is_empty() {
        root.insert("basics".into(), Json::Object(basics));
    }
    for section in view.sections.iter().filter(|section| !section.hidden && section.kind != SectionKind::Custom) {
        let entries = items(&section.items);
        // A second section of a kind joins the first: the format has one of each.
        if !entries.is_empty() {
            match root.entry(section.kind.key().to_owned()).or_insert_with(|| Json::Array(Vec::new())) {
                Json::Array(all) if is_standard(section) => drop(all.splice(0..0, entries)),
                Json::Array(all) => all.extend(entries),
                _ => {}
            }
        }
    }
    let meta = meta(view);
    if !meta.is_empty() {
        root.insert("meta".into(), Json::Object(meta));
    }
    Json::Object(root)
}

/// The three members that the format gives `meta`.
fn meta(view: &ResumeView) -> Object {
    let kept = Kept::parse(&view.keep);
    let members = kept.fields.get("meta").and_then(Json::as_object).cloned().unwrap_or_default();
    let fits = |key: &str, value: &Json| match (key, value.as_str()) {
        ("canonical", Some(text)) => url(text).as_deref() == Some(text),
        ("version" | "lastModified", Some(_)) => true,
        _ => false,
    };
    members.into_iter().filter(|(key, value)| fits(key, value)).collect()
}

fn items(items: &[Item]) -> Vec<Json> {
    let mut all = Vec::new();
    for run in companies(items) {
        let place = run.first().and_then(|role| role.kind.place());
        let name = holder(run).map(place_name).filter(|name| !name.is_empty());
        for role in run.iter().filter(|role| !role.hidden) {
            let mut members = item(role);
            // Roles of one company stand alone here, and each says where it was.
            if let (Some((key, _)), Some(name), false) = (place, &name, members.is_empty()) {
                members.entry(key.to_owned()).or_insert_with(|| name.as_str().into());
            }
            all.extend((!members.is_empty()).then_some(Json::Object(members)));
        }
    }
    all
}

fn item(item: &Item) -> Object {
    let mut members = Object::new();
    for spec in item.kind.fields() {
        members.extend(leaf(spec, &item.fields).map(|value| (spec.key.to_owned(), value)));
    }
    for list in item.kind.lists() {
        let bullets = item.list(list.key).iter().filter(|bullet| !bullet.hidden && !bullet.text.is_blank());
        let texts: Vec<Json> = bullets.map(|bullet| bullet.text.plain().into()).collect();
        if !texts.is_empty() {
            members.insert(list.key.to_owned(), Json::Array(texts));
        }
    }
    members
}

fn leaf(spec: &FieldSpec, fields: &Fields) -> Option<Json> {
    let text = fields.plain(spec.key);
    let text = text.trim();
    let text = match spec.form {
        _ if text.is_empty() => None,
        Form::Line | Form::Paragraph | Form::Phone => Some(text.to_owned()),
        Form::Url => url(text),
        Form::Email => is_email(text).then(|| text.to_owned()),
        Form::Date => match fields.date(spec.key) {
            Some(DateValue::Partial(date)) if (1000..3000).contains(&date.year) => Some(date.to_string()),
            _ => None,
        },
    };
    text.map(Json::from)
}

/// A web address as a URI; a bare host gets its scheme.
fn url(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => (scheme, rest),
        Some(_) => return None,
        None => ("https", text),
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let named = host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c)) && host.contains('.');
    let whole_percent = path.match_indices('%').all(|(at, _)| {
        path.as_bytes().get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    let one_fragment = path.matches('#').count() <= 1;
    let fits = named && !host.starts_with(['.', '-']) && path.chars().all(plain) && whole_percent && one_fragment;
    fits.then(|| format!("{scheme}://{rest}"))
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let letters = |part: &str, more: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
    };
    let labels = host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    letters(name, "._+-'") && letters(host, ".-") && labels && host.contains('.')
}

//! What an import keeps beside the fields, and how it is stored: one JSON text on the object.

use std::collections::BTreeMap;

use crate::json::{Json, Object};
use crate::view::Keep;

/// A value as it came, and what we would write for it if nobody edits it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Odd {
    pub(super) raw: Json,
    pub(super) read: Option<Json>,
}

impl Odd {
    /// `None` when we write it as it came anyway.
    pub(super) fn unless_same(raw: &Json, read: Option<Json>) -> Option<Self> {
        (read.as_ref() != Some(raw)).then(|| Self { raw: raw.clone(), read })
    }

    fn to_json(&self) -> Json {
        let mut members = Object::from([("raw".to_owned(), self.raw.clone())]);
        members.extend(self.read.clone().map(|read| ("read".to_owned(), read)));
        Json::Object(members)
    }

    fn from_json(json: &Json) -> Option<Self> {
        Some(Self { raw: json.get("raw")?.clone(), read: json.get("read").cloned() })
    }
}

/// The value as it came, when what we would write now is still what we read then.
pub(super) fn restore(odd: Option<&Odd>, now: Option<Json>) -> Option<Json> {
    match odd {
        Some(odd) if odd.read == now => Some(odd.raw.clone()),
        _ => now,
    }
}

/// Everything kept beside one object.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Kept {
    /// Unknown members, and known fields whose value was not a plain text.
    pub(super) fields: Object,
    /// The object itself, when it was not one (or an empty one).
    pub(super) whole: Option<Odd>,
    /// Its lists that were not lists of texts.
    pub(super) lists: BTreeMap<String, Odd>,
    /// Its `tandem` member, when we would write another.
    pub(super) extras: Option<Odd>,
    /// The nested object of the location.
    pub(super) location: Option<Box<Kept>>,
}

impl Kept {
    pub(super) fn parse(keep: &Keep) -> Self {
        keep.0.as_deref().and_then(|text| Json::parse(text).ok()).map(|json| Self::from_json(&json)).unwrap_or_default()
    }

    pub(super) fn to_keep(&self) -> Keep {
        Keep((*self != Self::default()).then(|| self.to_json().to_string().into()))
    }

    fn to_json(&self) -> Json {
        let mut members = Object::new();
        if !self.fields.is_empty() {
            members.insert("fields".into(), Json::Object(self.fields.clone()));
        }
        if !self.lists.is_empty() {
            let lists = self.lists.iter().map(|(key, odd)| (key.clone(), odd.to_json())).collect();
            members.insert("lists".into(), Json::Object(lists));
        }
        members.extend(self.whole.as_ref().map(|odd| ("whole".to_owned(), odd.to_json())));
        members.extend(self.extras.as_ref().map(|odd| ("extras".to_owned(), odd.to_json())));
        members.extend(self.location.as_ref().map(|kept| ("location".to_owned(), kept.to_json())));
        Json::Object(members)
    }

    fn from_json(json: &Json) -> Self {
        let object = |key: &str| json.get(key).and_then(Json::as_object).cloned().unwrap_or_default();
        Self {
            fields: object("fields"),
            whole: json.get("whole").and_then(Odd::from_json),
            lists: object("lists").iter().filter_map(|(key, odd)| Some((key.clone(), Odd::from_json(odd)?))).collect(),
            extras: json.get("extras").and_then(Odd::from_json),
            location: json.get("location").map(|kept| Box::new(Self::from_json(kept))),
        }
    }
}

//! A résumé as plain data: what a reading of the document gives, and what an import makes.

mod date;
mod rich;
mod settings;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

pub use date::{DateValue, NotADate, PartialDate};
pub use rich::{Marks, RichText, Span};
pub use settings::Settings;

use crate::Id;
use crate::schema::SectionKind;

/// The whole résumé, without what was deleted. Hidden things are there, and flagged.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ResumeView {
    pub basics: Basics,
    /// In order: the main column's sections, then the side column's.
    pub sections: Vec<Section>,
    pub settings: Settings,
    pub(crate) keep: Keep,
}

impl ResumeView {
    /// The section with that id.
    pub fn section(&self, id: &Id) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The item with that id, profiles included.
    pub fn item(&self, id: &Id) -> Option<&Item> {
        let sections = self.sections.iter().flat_map(|section| &section.items);
        sections.chain(&self.basics.profiles).find(|item| item.id == *id)
    }
}

/// The contact block and the summary.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Basics {
    pub fields: Fields,
    pub profiles: Vec<Item>,
    pub(crate) keep: Keep,
}

/// One section and its items, in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    pub id: Id,
    pub kind: SectionKind,
    /// The name that somebody gave it; empty means the kind's own label.
    pub title: String,
    pub hidden: bool,
    pub paging: Paging,
    pub column: Column,
    pub items: Vec<Item>,
    pub(crate) keep: Keep,
}

impl Section {
    /// The words above the section.
    pub fn heading(&self) -> &str {
        if self.title.trim().is_empty() { self.kind.label() } else { &self.title }
    }
}

/// One role, degree, skill…
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub id: Id,
    pub kind: SectionKind,
    pub hidden: bool,
    pub paging: Paging,
    /// Items that follow each other with the same group are several roles at one place.
    pub group: Option<Id>,
    pub fields: Fields,
    /// By the key of the list.
    pub lists: BTreeMap<&'static str, Vec<Bullet>>,
    pub(crate) keep: Keep,
}

impl Item {
    /// The bullets of one list; empty when there is none.
    pub fn list(&self, key: &str) -> &[Bullet] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether nobody has written anything into it.
    pub fn is_blank(&self) -> bool {
        self.fields.is_blank() && self.lists.values().flatten().all(|bullet| bullet.text.is_blank())
    }
}

/// One entry of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Bullet {
    pub id: Id,
    pub hidden: bool,
    pub text: RichText,
    pub(crate) keep: Keep,
}

/// The fields of an object that hold something, by their schema key.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fields(pub(crate) BTreeMap<&'static str, Value>);

/// What one field holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Text(RichText),
    Date(DateValue),
}

impl Fields {
    /// The text of a field; empty when there is none.
    pub fn text(&self, key: &str) -> &RichText {
        const EMPTY: &RichText = &RichText { spans: Vec::new() };
        match self.0.get(key) {
            Some(Value::Text(text)) => text,
            _ => EMPTY,
        }
    }

    /// The texts by their keys, without marks.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().filter_map(|(key, value)| match value {
            Value::Text(text) => Some((*key, text.plain())),
            Value::Date(_) => None,
        })
    }

    /// The words of a field without marks, dates included as they are written.
    pub fn plain(&self, key: &str) -> String {
        match self.0.get(key) {
            Some(Value::Text(text)) => text.plain(),
            Some(Value::Date(date)) => date.to_string(),
            None => String::new(),
        }
    }

    /// Puts other words into this reading; the document stays as it is.
    pub fn set_text(&mut self, key: &'static str, words: String) {
        self.0.insert(key, Value::Text(RichText::from_plain(words)));
    }

    pub fn date(&self, key: &str) -> Option<&DateValue> {
        match self.0.get(key) {
            Some(Value::Date(date)) => Some(date),
            _ => None,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub fn is_blank(&self) -> bool {
        self.0.values().all(|value| match value {
            Value::Text(text) => text.is_blank(),
            Value::Date(_) => false,
        })
    }
}

/// What somebody wants of the pages, for a section or an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Paging {
    /// It begins a new page.
    pub break_before: bool,
    /// It stands on one page, where it is not longer than one.
    pub keep_together: bool,
}

/// Where a section stands on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Column {
    #[default]
    Main,
    Side,
}

impl Column {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Side => "side",
        }
    }

    pub(crate) fn from_key(key: &str) -> Self {
        if key == "side" { Self::Side } else { Self::Main }
    }
}

/// What an import brought that the fields do not say: unknown keys, nulls, wrong types. JSON text, read at export only.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Keep(pub(crate) Option<Arc<str>>);

impl fmt::Debug for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(text) => write!(f, "Keep({text})"),
            None => f.write_str("Keep"),
        }
    }
}

//! Several roles at one place, as they follow each other: the place is named once.

use crate::schema::SectionKind;
use crate::view::{Item, RichText};

/// A run of items that stand together, as far as it has been read.
#[derive(Clone, Debug)]
pub struct Company<'a> {
    first: &'a Item,
    /// The name of the place; empty as long as no role says it.
    name: String,
}

impl<'a> Company<'a> {
    pub fn of(first: &'a Item) -> Self {
        Self { name: place_name(first), first }
    }

    /// Whether the next item belongs to it: neighbours of one group, unless it names another place.
    pub fn takes(&mut self, next: &Item) -> bool {
        let is_same_group =
            self.first.group.is_some() && self.first.group == next.group && self.first.kind == next.kind;
        let name = place_name(next);
        let belongs = is_same_group && (name.is_empty() || self.name.is_empty() || name == self.name);
        if belongs && self.name.is_empty() {
            self.name = name;
        }
        belongs
    }

    /// The name of the place; empty when no role says it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The items of a section, those together that stand at one place.
pub fn companies(items: &[Item]) -> Vec<&[Item]> {
    let mut runs = Vec::new();
    let mut rest = items;
    while let Some((first, others)) = rest.split_first() {
        let mut company = Company::of(first);
        let more = others.iter().take_while(|next| company.takes(next)).count();
        let (run, left) = rest.split_at(1 + more);
        runs.push(run);
        rest = left;
    }
    runs
}

/// The role that says the place: the first that names it, else the first.
pub fn holder(roles: &[Item]) -> Option<&Item> {
    roles.iter().find(|role| !place_name(role).is_empty()).or_else(|| roles.first())
}

/// What an item calls its place, on one line.
pub fn place_name(item: &Item) -> String {
    item.kind.place().map_or_else(String::new, |(name, _)| line(item.fields.text(name)))
}

/// The words on one line, with single spaces.
pub(crate) fn line(text: &RichText) -> String {
    text.plain().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl SectionKind {
    /// The field that names the place of an item, and those that tell about it; for kinds of which several can be at
    /// one place.
    pub const fn place(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Work => Some(("name", &["location", "url", "description"])),
            Self::Volunteer => Some(("organization", &["url"])),
            Self::Education => Some(("institution", &["url"])),
            _ => None,
        }
    }
}

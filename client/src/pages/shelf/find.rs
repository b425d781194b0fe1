//! Which résumés are shown, and in what order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::api::resumes::Resume;
use crate::browser;
use crate::msg;

/// What the list is ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    #[default]
    Changed,
    Title,
    Created,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Changed, Self::Title, Self::Created];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Title => "title",
            Self::Created => "created",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Changed => msg::list_order_changed(),
            Self::Title => msg::list_row_title(),
            Self::Created => msg::list_order_newest(),
        }
    }

    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.key() == key).unwrap_or_default()
    }
}

/// A résumé with what it is found by.
#[derive(Clone, PartialEq, Debug)]
pub struct Shelved {
    pub resume: Resume,
    /// Something in it is on this device only.
    pub is_unsaved: bool,
    folded: String,
    changed_ms: f64,
    created_ms: f64,
}

impl Shelved {
    pub fn new(resume: Resume, is_unsaved: bool) -> Self {
        let folded = browser::folded(&format!("{}\n{}\n{}", resume.title, resume.name, resume.tags.join("\n")));
        let (changed_ms, created_ms) =
            (js_sys::Date::parse(&resume.updated_at), js_sys::Date::parse(&resume.created_at));
        Self { resume, is_unsaved, folded, changed_ms, created_ms }
    }

    fn compare(&self, other: &Self, order: Order) -> Ordering {
        match order {
            Order::Changed => other.changed_ms.total_cmp(&self.changed_ms),
            Order::Created => other.created_ms.total_cmp(&self.created_ms),
            Order::Title => browser::compare(&self.resume.title, &other.resume.title),
        }
    }

    /// Whether every typed word is somewhere in it, and it has every one of these tags.
    fn answers(&self, words: &[&str], tags: &[String]) -> bool {
        words.iter().all(|word| self.folded.contains(word)) && tags.iter().all(|tag| self.resume.tags.contains(tag))
    }
}

/// Those that answer `folded` and have all the tags, in order.
pub fn found(all: &[Shelved], folded: &str, tags: &[String], order: Order) -> Vec<Shelved> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut found: Vec<Shelved> = all.iter().filter(|shelved| shelved.answers(&words, tags)).cloned().collect();
    found.sort_by(|one, other| one.compare(other, order));
    found
}

/// Every tag with how many résumés have it, the most used first.
pub fn tags_of(all: &[Shelved]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in all.iter().flat_map(|shelved| &shelved.resume.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<(String, usize)> = counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::resumes::Role;

    fn shelved(title: &str, folded: &str, tags: &[&str], changed_ms: f64) -> Shelved {
        let resume = Resume {
            id: title.to_owned(),
            title: title.to_owned(),
            name: String::new(),
            beside: None,
            role: Role::Owner,
            slot: None,
            created_at: String::new(),
            updated_at: String::new(),
            deleted_at: String::new(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        };
        Shelved { resume, is_unsaved: false, folded: folded.to_owned(), changed_ms, created_ms: -changed_ms }
    }

    fn titles(found: &[Shelved]) -> Vec<&str> {
        found.iter().map(|shelved| shelved.resume.title.as_str()).collect()
    }

    #[test]
    fn every_word_and_every_tag_must_be_there() {
        let all = [
            shelved("Zoë", "zoe nguyen\nnurse", &["nurse"], 1.0),
            shelved("CV", "cv\nzoe smith\nnurse\nurgent", &["nurse", "urgent"], 2.0),
        ];
        let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        assert_eq!(titles(&found(&all, "", &[], Order::Changed)), ["CV", "Zoë"]);
        assert_eq!(titles(&found(&all, "", &[], Order::Created)), ["Zoë", "CV"]);
        assert_eq!(titles(&found(&all, "nurse zoe", &[], Order::Changed)), ["CV", "Zoë"]);
        assert_eq!(titles(&found(&all, "smi", &[], Order::Changed)), ["CV"]);
        assert_eq!(titles(&found(&all, "", &tags(&["nurse", "urgent"]), Order::Changed)), ["CV"]);
        assert!(found(&all, "zoe xyz", &[], Order::Changed).is_empty());
        assert_eq!(tags_of(&all), [("nurse".to_owned(), 2), ("urgent".to_owned(), 1)]);
    }
}

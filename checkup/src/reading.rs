//! The résumé as the rules see it: what stands on the page, read once.

use std::collections::{BTreeMap, HashMap};

use crdt::company::{companies, holder, place_name};
use crdt::view::{Item, PartialDate, ResumeView};
use crdt::{FieldRef, Id, SectionKind};

use crate::finding::{Finding, Rule, Severity};
use crate::language::{self, Language};
use crate::months::Span;
use crate::{Circumstances, words};

/// The key under which the bullets of a role stand.
const HIGHLIGHTS: &str = "highlights";

/// Letters by which a language can be told.
const TELLING: usize = 120;

pub(crate) struct Reading<'a> {
    pub(crate) view: &'a ResumeView,
    pub(crate) today: PartialDate,
    pub(crate) pages: Option<u32>,
    /// Of most of the words; `None` when it is another, or when there are too few words to tell.
    pub(crate) language: Option<Language>,
    /// What stands on the page, in its order, without blank ones.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// A role, a degree, an award…
pub(crate) struct Entry<'a> {
    pub(crate) item: &'a Item,
    pub(crate) span: Span,
    /// Those that say something and are shown.
    pub(crate) bullets: Vec<Bullet<'a>>,
    /// The role that says the place: itself, unless several stand together.
    pub(crate) holder: &'a Item,
    /// How many roles stand together at this place.
    pub(crate) together: usize,
}

pub(crate) struct Bullet<'a> {
    pub(crate) id: &'a Id,
    /// As much of it as the rules about words look at.
    pub(crate) text: String,
    /// How much room all of it takes.
    pub(crate) room: usize,
}

impl Bullet<'_> {
    pub(crate) fn at(&self) -> FieldRef {
        FieldRef::bullet(self.id)
    }
}

impl<'a> Reading<'a> {
    pub(crate) fn of(view: &'a ResumeView, given: &Circumstances) -> Self {
        let mut entries = Vec::new();
        for section in view.sections.iter().filter(|section| !section.hidden) {
            for run in companies(&section.items) {
                let Some(holder) = holder(run) else { continue };
                let shown = run.iter().filter(|item| !item.hidden && !item.is_blank());
                entries.extend(shown.map(|item| Entry {
                    item,
                    span: Span::of(item),
                    bullets: bullets(item),
                    holder,
                    together: run.len(),
                }));
            }
        }
        let mut reading = Self { view, today: given.today, pages: given.pages, language: None, entries };
        reading.language = language::of(reading.prose());
        reading
    }

    /// All that is told in sentences.
    fn prose(&self) -> impl Iterator<Item = String> {
        let own = self.view.basics.fields.plain("summary");
        let told = self.entries.iter().flat_map(|entry| {
            let fields = ["summary", "description", "reference"].into_iter().map(|key| entry.item.fields.plain(key));
            fields.chain(entry.bullets.iter().map(|bullet| bullet.text.clone()))
        });
        std::iter::once(own).chain(told)
    }

    pub(crate) fn of_kind(&self, kind: SectionKind) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(move |entry| entry.item.kind == kind)
    }

    /// What is told in bullets of what was done: work, volunteering, projects.
    pub(crate) fn deeds(&self) -> impl Iterator<Item = &Entry<'a>> {
        use SectionKind::{Projects, Volunteer, Work};
        self.entries.iter().filter(|entry| matches!(entry.item.kind, Work | Volunteer | Projects))
    }

    pub(crate) fn is(&self, language: Language) -> bool {
        self.language == Some(language)
    }

    /// Whether there are words enough to tell the language, and it is none that is known.
    pub(crate) fn is_foreign(&self) -> bool {
        let mut left = TELLING;
        self.language.is_none()
            && self.prose().any(|text| {
                left = left.saturating_sub(text.chars().filter(|letter| letter.is_alphabetic()).count());
                left == 0
            })
    }

    /// The gravest first, then in the order of the page, then of the rules. Of one rule, nothing twice at one place.
    pub(crate) fn sort(&self, found: &mut Vec<Finding>) {
        let places = places(self.view);
        found.sort_by_cached_key(|finding| {
            let place = places.get(&finding.at.object).copied().unwrap_or(usize::MAX);
            (finding.severity, place, finding.at.clone(), finding.rule)
        });
        found.dedup_by(|a, b| (a.rule, &a.at) == (b.rule, &b.at));
    }
}

impl Entry<'_> {
    pub(crate) fn at(&self, key: &str) -> FieldRef {
        FieldRef::new(self.item.id.clone(), key)
    }

    pub(crate) fn says(&self, key: &str) -> bool {
        !self.item.fields.text(key).is_blank()
    }

    /// The first field: what the entry is.
    pub(crate) fn first_field(&self) -> FieldRef {
        self.at(self.item.kind.fields().first().map_or("name", |field| field.key))
    }

    /// Where it was, in lower case; empty when nobody says it.
    pub(crate) fn place(&self) -> String {
        place_name(self.holder).to_lowercase()
    }
}

fn bullets(item: &Item) -> Vec<Bullet<'_>> {
    let shown = item.list(HIGHLIGHTS).iter().filter(|bullet| !bullet.hidden && !bullet.text.is_blank());
    let read = shown.map(|bullet| {
        let text = bullet.text.plain();
        Bullet { id: &bullet.id, room: words::room(text.trim()), text: words::cut(text) }
    });
    read.collect()
}

/// Where each object stands on the page.
fn places(view: &ResumeView) -> HashMap<Id, usize> {
    let mut order = vec![Id::basics()];
    order.extend(view.basics.profiles.iter().map(|item| item.id.clone()));
    for section in &view.sections {
        order.push(section.id.clone());
        for item in &section.items {
            order.push(item.id.clone());
            order.extend(item.lists.values().flatten().map(|bullet| bullet.id.clone()));
        }
    }
    order.into_iter().enumerate().map(|(at, id)| (id, at)).collect()
}

/// A remark without words and numbers.
pub(crate) fn remark(rule: Rule, severity: Severity, at: FieldRef) -> Finding {
    Finding { rule, severity, at, words: String::new(), number: 0 }
}

/// How often each of them comes.
pub(crate) fn counted<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}

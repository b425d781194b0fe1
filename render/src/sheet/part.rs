//! Sections.

use crdt::SectionKind;
use crdt::view::{Basics, Item, Paging, Section};

use crate::dates::Wording;
use crate::words::{paragraphs, unmarked};

use super::entry::{self, Entry};
use super::{Block, Field, Part, Prose, Tone, field, group, terms};

/// The summary, as the first section.
pub(super) fn summary(basics: &Basics, wording: Wording) -> Option<Part<'_>> {
    let paragraphs = paragraphs(basics.fields.text("summary"));
    let heading = field::made("basics", "summary", wording.language.word("summary"), Tone::Plain)?;
    let prose = Prose { object: "basics", key: "summary", tone: Tone::Plain, paragraphs };
    (!prose.paragraphs.is_empty()).then(|| Part {
        object: "basics",
        heading,
        paging: Paging::default(),
        blocks: vec![Block::Prose(prose)],
    })
}

/// A section; `None` when nothing in it can be seen.
pub(super) fn of(section: &Section, wording: Wording) -> Option<Part<'_>> {
    let mut blocks = Vec::new();
    let items: Vec<&Item> = section.items.iter().filter(|item| !item.hidden).collect();
    for run in items.chunk_by(|a, b| is_term(a.kind) == is_term(b.kind)) {
        if run.first().is_some_and(|item| is_term(item.kind)) {
            let rows = terms::rows(run, section.column);
            if !rows.is_empty() {
                blocks.push(Block::Terms(rows));
            }
        } else {
            let entries: Vec<(&Item, Entry<'_>)> =
                run.iter().filter_map(|item| Some((*item, entry::of(item, wording)?))).collect();
            blocks.extend(group::joined(entries, wording));
        }
    }
    let heading = crate::words::one_line(&crdt::view::RichText::from_plain(section.title.as_str()));
    let heading = if heading.is_empty() { wording.language.word(section.kind.key()).to_owned() } else { heading };
    let heading = Field {
        object: section.id.as_str(),
        key: "title",
        words: unmarked(heading),
        tone: Tone::Plain,
        href: None,
        datetime: None,
    };
    (!blocks.is_empty()).then(|| Part { object: section.id.as_str(), heading, paging: section.paging, blocks })
}

/// Whether items of that kind are short enough to stand on a line with others.
fn is_term(kind: SectionKind) -> bool {
    use SectionKind::{Interests, Languages, Profiles, Skills};
    matches!(kind, Skills | Languages | Interests | Profiles)
}

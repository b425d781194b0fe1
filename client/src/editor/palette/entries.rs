//! What the palette offers: things to do, places to go to, words to find.

use std::cmp::Reverse;

use crdt::view::{Item, ResumeView};
use crdt::{FieldRef, Id, SectionKind};

use super::rank::{found, rank};
use crate::editor::export;
use crate::editor::structure::{heading, is_shown, shown_sections};
use crate::msg;
use crate::sync::Undoable;
use crate::ui::theme::Theme;
use crate::words::keys;

/// How many of each group are shown.
const DOING: usize = 7;
const PLACES: usize = 7;
const WORDS: usize = 8;
/// Letters around what was found.
const AROUND: usize = 36;

#[derive(Clone, PartialEq, Debug)]
pub enum Act {
    AddSection(SectionKind, Id),
    AddCustom,
    AddItem(SectionKind, Id),
    Undo,
    Redo,
    Share,
    Export(&'static str),
    Print,
    Colours(Theme),
    FocusMode,
    Checkup,
    Shortcuts,
    AllResumes,
    GoTo(String),
    /// A text, and where the caret goes, in UTF-16 code units.
    GoToWords(FieldRef, u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    Do,
    Go,
    Found,
}

impl Group {
    pub fn words(self) -> &'static str {
        match self {
            Self::Do => msg::palette_do(),
            Self::Go => msg::palette_go(),
            Self::Found => msg::palette_found(),
        }
    }
}

/// One line.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    pub group: Group,
    /// Before, the part that was found, behind. Only what was found in a text has a middle.
    pub words: [String; 3],
    /// A shortcut, or where it is.
    pub hint: String,
    pub act: Act,
}

fn entry(group: Group, words: impl Into<String>, hint: impl Into<String>, act: Act) -> Entry {
    Entry { group, words: [words.into(), String::new(), String::new()], hint: hint.into(), act }
}

/// The lines for what was typed, each group with its best first.
pub fn entries(view: &ResumeView, can_edit: bool, undoable: Undoable, typed: &str) -> Vec<Entry> {
    let mut all = best(doing(view, can_edit, undoable), typed, DOING);
    all.extend(best(places(view), typed, PLACES));
    all.extend(texts(view).filter_map(|(field, place, text)| find(field, place, &text, typed)).take(WORDS));
    all
}

/// The same of the sample, which cannot be shared before it is kept, and is not among anybody's résumés.
pub fn of_sample(entries: &mut Vec<Entry>) {
    entries.retain(|entry| match entry.act {
        Act::AllResumes => false,
        Act::Export(query) => export::is_made_here(query),
        _ => true,
    });
    for entry in entries.iter_mut().filter(|entry| entry.act == Act::Share) {
        entry.words[0] = msg::palette_keep().to_owned();
    }
}

/// The same of a cover letter, which has no sections, and is not looked over.
pub fn of_letter(entries: &mut Vec<Entry>) {
    entries.retain(|entry| match &entry.act {
        Act::AddSection(..) | Act::AddCustom | Act::AddItem(..) | Act::Checkup | Act::GoTo(_) => false,
        Act::Export(query) => export::is_of_letters(query),
        _ => true,
    });
}

fn best(entries: Vec<Entry>, typed: &str, most: usize) -> Vec<Entry> {
    let mut ranked: Vec<(u32, Entry)> =
        entries.into_iter().filter_map(|entry| Some((rank(&entry.words[0], typed)?, entry))).collect();
    if !typed.trim().is_empty() {
        ranked.sort_by_key(|(rank, _)| Reverse(*rank));
    }
    ranked.into_iter().map(|(_, entry)| entry).take(most).collect()
}

fn doing(view: &ResumeView, can_edit: bool, undoable: Undoable) -> Vec<Entry> {
    let todo = |words: &str, hint: &str, act| entry(Group::Do, words, hint, act);
    let mut all = Vec::new();
    if can_edit {
        if undoable.undo {
            all.push(todo(msg::undo(), &keys("Ctrl Z"), Act::Undo));
        }
        if undoable.redo {
            all.push(todo(msg::redo(), &keys("Ctrl Shift Z"), Act::Redo));
        }
    }
    all.extend([
        todo(msg::editor_share(), "", Act::Share),
        todo(msg::checkup(), "", Act::Checkup),
        todo(msg::palette_focus(), "", Act::FocusMode),
        todo(msg::shortcuts(), "?", Act::Shortcuts),
        todo(msg::list_all(), "", Act::AllResumes),
    ]);
    if can_edit {
        for section in shown_sections(view) {
            let one = section.kind.one();
            let words = msg::palette_add_one(heading(section), one, msg::schema(one));
            all.push(todo(&words, "", Act::AddItem(section.kind, section.id.clone())));
        }
        for section in view.sections.iter().filter(|section| !is_shown(section)) {
            let words = msg::palette_add_section(msg::schema(section.kind.label()));
            all.push(todo(&words, "", Act::AddSection(section.kind, section.id.clone())));
        }
        all.push(todo(msg::palette_add_own(), "", Act::AddCustom));
    }
    all.extend([
        todo(msg::theme_light(), "", Act::Colours(Theme::Light)),
        todo(msg::theme_dark(), "", Act::Colours(Theme::Dark)),
        todo(msg::theme_auto(), "", Act::Colours(Theme::Auto)),
        todo(msg::export_print(), "", Act::Print),
    ]);
    all.extend(
        export::FORMATS.iter().map(|(name, _, query)| todo(&msg::palette_export(name()), "", Act::Export(query))),
    );
    all
}

fn places(view: &ResumeView) -> Vec<Entry> {
    let mut all = vec![
        entry(Group::Go, msg::editor_contact(), "", Act::GoTo("basics".to_owned())),
        entry(Group::Go, msg::editor_summary(), "", Act::GoTo("summary".to_owned())),
    ];
    for section in shown_sections(view) {
        all.push(entry(Group::Go, heading(section), "", Act::GoTo(section.id.to_string())));
    }
    all
}

/// Every text, with the words that say where it is.
fn texts(view: &ResumeView) -> impl Iterator<Item = (FieldRef, String, String)> {
    let of_basics =
        view.basics.fields.texts().map(|(key, text)| (FieldRef::basics(key), msg::editor_contact().to_owned(), text));
    let profiles = view.basics.profiles.iter().flat_map(|item| texts_of(item, msg::editor_contact()));
    let sections = view.sections.iter().flat_map(|section| {
        let heading = heading(section);
        section.items.iter().flat_map(move |item| texts_of(item, heading))
    });
    of_basics.chain(profiles).chain(sections)
}

fn texts_of<'a>(item: &'a Item, heading: &'a str) -> impl Iterator<Item = (FieldRef, String, String)> + 'a {
    let fields = item.fields.texts().map(|(key, text)| (FieldRef::new(item.id.clone(), key), heading.to_owned(), text));
    let bullets = item.lists.values().flatten();
    fields.chain(bullets.map(|bullet| (FieldRef::bullet(&bullet.id), heading.to_owned(), bullet.text.plain())))
}

fn find(field: FieldRef, place: String, text: &str, typed: &str) -> Option<Entry> {
    let at = found(text, typed)?;
    let caret = crdt::text::utf16_len(&text[..at.end]);
    let before: Vec<char> = text[..at.start].chars().collect();
    let is_cut = before.len() > AROUND;
    let mut start: String = before[before.len().saturating_sub(AROUND)..].iter().collect();
    if is_cut {
        start.insert(0, '…');
    }
    let end: String = text[at.end..].chars().take(2 * AROUND).collect();
    let words = [start, text[at].to_owned(), end];
    Some(Entry { group: Group::Found, words, hint: place, act: Act::GoToWords(field, caret) })
}

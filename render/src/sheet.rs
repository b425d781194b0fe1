//! What the page says, in its order, before anybody decides how it is written: the one place that leaves out what is
//! hidden or blank, joins roles at one company, and chooses the words of dates and addresses.

mod contact;
mod entry;
mod field;
mod group;
mod letter;
mod part;
mod terms;

use crdt::SectionKind;
use crdt::cover;
use crdt::view::{Column, Paging, ResumeView, Section};

use crate::dates::Wording;
use crate::script::Scripts;
use crate::words::Line;

/// The whole page.
#[derive(Default)]
pub(crate) struct Sheet<'a> {
    /// The address of the photo.
    pub(crate) photo: Option<String>,
    pub(crate) name: Option<Field<'a>>,
    pub(crate) headline: Option<Field<'a>>,
    /// What one would put on one line, with separators between.
    pub(crate) contact: Vec<Contact<'a>>,
    pub(crate) main: Vec<Part<'a>>,
    pub(crate) side: Vec<Part<'a>>,
    /// Of a cover letter, in the place of sections: the id of what says it, and its passages.
    pub(crate) letter: Option<(&'a str, Vec<Passage<'a>>)>,
}

/// A piece of a cover letter, on lines of its own.
pub(crate) enum Passage<'a> {
    /// Name, job title, company, address.
    To(Vec<Field<'a>>),
    Date(Field<'a>),
    Subject(Field<'a>),
    Greeting(Field<'a>),
    Paragraph(Bullet<'a>),
    Closing(Field<'a>),
    Signature(Field<'a>),
}

/// One way to reach the person.
pub(crate) struct Contact<'a> {
    pub(crate) object: &'a str,
    pub(crate) way: Way,
    pub(crate) pieces: Vec<Piece<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    Place,
    Email,
    Phone,
    Link,
}

/// A section with something in it.
pub(crate) struct Part<'a> {
    pub(crate) object: &'a str,
    pub(crate) heading: Field<'a>,
    pub(crate) paging: Paging,
    pub(crate) blocks: Vec<Block<'a>>,
}

pub(crate) enum Block<'a> {
    Prose(Prose<'a>),
    Entry(Entry<'a>),
    Group(Group<'a>),
    /// Rows of short things, those of one row with commas between.
    Terms(Vec<Vec<Term<'a>>>),
}

/// Several roles at one place.
pub(crate) struct Group<'a> {
    /// Its first role begins a new page, and it does so for all of them.
    pub(crate) break_before: bool,
    pub(crate) head: Vec<Piece<'a>>,
    pub(crate) about: Vec<Prose<'a>>,
    pub(crate) roles: Vec<Entry<'a>>,
}

/// A role, a degree, an award…
pub(crate) struct Entry<'a> {
    pub(crate) object: &'a str,
    pub(crate) paging: Paging,
    pub(crate) head: Vec<Piece<'a>>,
    pub(crate) when: Vec<Piece<'a>>,
    pub(crate) body: Vec<Body<'a>>,
}

pub(crate) enum Body<'a> {
    Prose(Prose<'a>),
    Bullets(Vec<Bullet<'a>>),
    /// A list set as one line: "Courses: …".
    Note(Vec<Piece<'a>>),
}

/// Text of several lines.
pub(crate) struct Prose<'a> {
    pub(crate) object: &'a str,
    pub(crate) key: &'static str,
    pub(crate) tone: Tone,
    pub(crate) paragraphs: Vec<Vec<Line>>,
}

pub(crate) struct Bullet<'a> {
    pub(crate) object: &'a str,
    pub(crate) lines: Vec<Line>,
}

/// A skill, a language…
pub(crate) struct Term<'a> {
    pub(crate) object: &'a str,
    pub(crate) pieces: Vec<Piece<'a>>,
}

/// A part of a line.
pub(crate) enum Piece<'a> {
    /// Our own words between fields.
    Glue(&'static str),
    /// The same, quiet.
    Aside(&'static str),
    Field(Field<'a>),
}

/// One text or date of the document, on one line.
pub(crate) struct Field<'a> {
    pub(crate) object: &'a str,
    pub(crate) key: &'static str,
    pub(crate) words: Line,
    pub(crate) tone: Tone,
    /// Where a click goes; always a safe address.
    pub(crate) href: Option<String>,
    /// The date as machines write it.
    pub(crate) datetime: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Strong,
    Quiet,
}

impl<'a> Sheet<'a> {
    pub(crate) fn of(view: &'a ResumeView) -> Self {
        Self::of_scripts(view, Scripts::of_resume(view))
    }

    /// The same where its letters have been counted.
    pub(crate) fn of_scripts(view: &'a ResumeView, scripts: Scripts) -> Self {
        let basics = &view.basics;
        let wording = Wording::of(&view.settings, scripts);
        let line = |key, tone| field::words("basics", &basics.fields, key, tone);
        let mut sheet = Self {
            photo: crate::photo(&basics.fields.plain("image")).map(str::to_owned),
            name: line("name", Tone::Plain),
            headline: line("label", Tone::Plain),
            contact: contact::all(basics),
            main: part::summary(basics, wording).into_iter().collect(),
            side: Vec::new(),
            letter: None,
        };
        if let Some(message) = cover::message(view) {
            sheet.letter = Some((message.id.as_str(), letter::of(message, wording)));
            return sheet;
        }
        let shown = |section: &&Section| !section.hidden && section.kind != SectionKind::Letter;
        for section in view.sections.iter().filter(shown) {
            match section.column {
                Column::Main => sheet.main.extend(part::of(section, wording)),
                Column::Side => sheet.side.extend(part::of(section, wording)),
            }
        }
        sheet
    }

    pub(crate) fn is_empty(&self) -> bool {
        let head = self.photo.is_none() && self.name.is_none() && self.headline.is_none() && self.contact.is_empty();
        let says_nothing = self.letter.as_ref().is_none_or(|(_, passages)| passages.is_empty());
        head && says_nothing && self.main.is_empty() && self.side.is_empty()
    }
}

impl Entry<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.when.is_empty() && self.body.is_empty()
    }
}

impl<'a> Piece<'a> {
    pub(crate) fn field(&self) -> Option<&Field<'a>> {
        if let Self::Field(field) = self { Some(field) } else { None }
    }
}

impl Field<'_> {
    pub(crate) fn plain(&self) -> String {
        crate::words::plain(&self.words)
    }
}

//! Files of other programs as JSON Resume: LinkedIn's export, DOCX, PDF, Markdown, plain text.
//!
//! Pure functions over bytes. What a file says is put into fields by its form: headings, dates, bullets, addresses. Each
//! guess is named, so that a person can confirm it. Every reading is bounded in bytes, files and lines.

mod docx;
mod kind;
mod limits;
mod lines;
mod linkedin;
mod markdown;
mod marks;
mod outline;
mod pack;
mod pdf;
mod plain;
mod reading;
mod words;

use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use kind::Opened;

pub use kind::Kind;
pub use limits::Limits;
pub use lines::{Line, Role, Run};
pub use outline::{Found, FoundEntry, found};

/// What a file says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Understood {
    pub kind: Kind,
    /// JSON Resume.
    pub resume: Value,
    /// What was left out, or could not be read.
    pub notes: Vec<Note>,
    /// Fields that are a guess, in the order of the file.
    pub unsure: Vec<Guess>,
}

/// Something about a field, or about the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Where, e.g. `work[2].name`; in the file: the name of its part.
    pub path: String,
    pub message: String,
}

/// A field that may be wrong.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guess {
    /// Where, e.g. `work[2].name`.
    pub path: String,
    pub why: Why,
    /// The words of the file that it was read from, at most two hundred letters of them.
    pub source: String,
}

impl Guess {
    pub(crate) fn new(path: String, why: Why, source: &str) -> Self {
        Self { path, why, source: source.chars().take(200).collect() }
    }
}

/// What makes a field a guess.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Why {
    /// The first line was taken for the name.
    FirstLine,
    /// A line below the name was taken for the headline.
    BelowName,
    /// Text above the first heading was taken for the summary.
    AboveHeading,
    /// Which word is the town and which the region or the country.
    Place,
    /// Which words are the title and which the company or school.
    TitleAndPlace,
    /// A line of its own was taken for the company or the position.
    OwnLine,
    /// The first of several texts was taken for what the company does.
    AboutPlace,
    /// Dates stood beside other words.
    DatesBeside,
    /// It should be a date, and could not be read as one.
    NoDate,
    /// The degree and its subject were one field.
    Degree,
}

impl Why {
    /// Its name for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstLine => "first-line",
            Self::BelowName => "below-name",
            Self::AboveHeading => "above-heading",
            Self::Place => "place",
            Self::TitleAndPlace => "title-and-place",
            Self::OwnLine => "own-line",
            Self::AboutPlace => "about-place",
            Self::DatesBeside => "dates-beside",
            Self::NoDate => "no-date",
            Self::Degree => "degree",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::FirstLine => "the first line, taken for the name",
            Self::BelowName => "a line below the name, taken for the headline",
            Self::AboveHeading => "text above the first heading, taken for the summary",
            Self::Place => "which word is the town and which the region or country is a guess",
            Self::TitleAndPlace => "which words are the title and which the company or school is a guess",
            Self::OwnLine => "a line of its own, taken for the company or the position",
            Self::AboutPlace => "the first of several texts, taken for what the company does",
            Self::DatesBeside => "dates beside other words",
            Self::NoDate => "not a date that can be read; kept as it is",
            Self::Degree => "degree and subject are one field there",
        }
    }
}

/// Why nothing can be made of a file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum Unreadable {
    #[error("this is no PDF, Word file (DOCX), Markdown or text, and no LinkedIn export")]
    UnknownKind,
    #[error("this is JSON; JSON Resume needs no reading, it is taken as it is")]
    Json,
    #[error("the file is damaged, or is not what it seems: {0}")]
    Damaged(String),
    #[error("the file holds too much: {0}")]
    TooLarge(String),
    #[error("the file needs a password")]
    Locked,
    #[error("there is no text in the file; if its pages are pictures, only their look is in it")]
    NoText,
}

impl From<readback::Unreadable> for Unreadable {
    fn from(error: readback::Unreadable) -> Self {
        match error {
            readback::Unreadable::Damaged => Self::Damaged("its pages cannot be read".to_owned()),
            readback::Unreadable::Locked => Self::Locked,
            readback::Unreadable::NoText => Self::NoText,
            readback::Unreadable::TooLarge => Self::TooLarge("more pages or letters than a résumé has".to_owned()),
        }
    }
}

/// Reads a file from stdin and writes an [`Understood`] or an [`Unreadable`] to stdout, as JSON: for a process that does
/// nothing else. Others ask it through [`readback::Workers`].
pub fn child() -> ExitCode {
    let limits = Limits::default();
    readback::answer(limits.bytes, move |bytes| read(&bytes, &limits))
}

/// Reads a file of a kind that its bytes show. A hostile one may take long, or panic: see [`child`].
///
/// # Errors
/// See [`Unreadable`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Understood, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge(format!("more than {} MiB", limits.bytes >> 20)));
    }
    let opened = Opened::open(bytes, limits)?;
    let kind = opened.kind();
    let rows = |text: &str, read: fn(&str) -> Vec<Line>| {
        let (text, is_whole) = limits::cut_text(text, limits);
        (read(text), is_whole)
    };
    let (lines, is_whole) = match opened {
        Opened::LinkedIn(pack) => return linkedin::read(pack, limits),
        Opened::Docx(pack) => (docx::lines(pack, limits)?, true),
        Opened::Pdf(bytes) => {
            let pages = readback::read(bytes.to_vec(), &readback::Limits::default())?;
            (pdf::lines(&pages), pages.is_whole)
        }
        Opened::Markdown(text) => rows(&text, markdown::lines),
        Opened::Text(text) => rows(&text, plain::lines),
    };
    let (lines, all) = limits::cut(lines, limits);
    if lines.iter().all(|line| line.text().trim().is_empty()) {
        return Err(Unreadable::NoText);
    }
    let mut understood = reading::resume(kind, &lines);
    if !(is_whole && all) {
        let message = "the file goes on for longer than a résumé; what came later was left out".to_owned();
        understood.notes.push(Note { path: String::new(), message });
    }
    Ok(understood)
}

//! The visible words of a PDF, in the order in which they are read.
//!
//! What counts is what a person sees on the page: letters with their places and sizes, put into lines and columns. What is
//! not shown (transparent, white on white, covered, off the page, beside the page as a tag or an attachment) is not read.

mod asides;
mod cells;
mod child;
mod columns;
mod direction;
mod find;
mod fold;
mod ground;
mod letters;
mod limits;
mod look;
mod reader;
mod rows;
mod sheet;
mod spans;
mod workers;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

pub use child::{answer, child};
pub use find::{Sight, find};
pub use limits::Limits;
pub use reader::{ReadError, Reader};
pub use workers::{NoWorker, Workers};

/// What a file says.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    pub pages: Vec<Page>,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// A page; its lengths are points, from the upper left corner.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    /// In the order in which they are read.
    pub rows: Vec<Row>,
}

/// A line of a column.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// Words of one look each. Between those that stand far from each other is a tab.
    pub runs: Vec<Run>,
    pub left: f32,
    pub right: f32,
    /// The line on which its letters stand.
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Where its column begins and ends.
    pub column: (f32, f32),
    /// What is between tabs, in reading order.
    pub parts: Vec<Part>,
    /// How wide its first word is.
    pub first_word: f32,
    /// Whether a dot is drawn before it.
    pub has_dot: bool,
    /// Whether there is more space above it than within a paragraph.
    pub gap: bool,
    /// Whether it stands on several pages, at the same place: a name, a page number.
    pub is_running: bool,
}

/// Words that stand apart from others of their row.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Part {
    pub left: f32,
    pub right: f32,
    pub size: f32,
}

/// Words of one look.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// Whether it is clearly lighter than black, and not of a colour.
    pub grey: bool,
}

/// Why nothing can be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum Unreadable {
    #[error("the file is damaged, or is no PDF")]
    Damaged,
    #[error("the file needs a password")]
    Locked,
    #[error("there is no text that can be seen on its pages")]
    NoText,
    #[error("the file holds too much")]
    TooLarge,
}

/// Reads a file. A hostile one may take long, or panic: [`Reader`] does this in a process of its own.
///
/// # Errors
/// See [`Unreadable`].
pub fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Reading, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge);
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Unreadable::Locked
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    let mut reading = sheet::pages(&pdf, limits);
    if reading.pages.is_empty() {
        return Err(Unreadable::Damaged);
    }
    if reading.pages.iter().all(|page| page.rows.is_empty()) {
        return Err(Unreadable::NoText);
    }
    rows::mark_running(&mut reading.pages);
    Ok(reading)
}

impl Row {
    /// The words alone.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Reading {
    /// What is read one after the other, without what stands on every page: where fields are looked for.
    pub fn flow(&self) -> String {
        let rows = self.pages.iter().flat_map(|page| &page.rows).filter(|row| !row.is_running);
        rows.map(|row| row.text().replace('\t', " ") + "\n").collect()
    }

    /// All of it as plain text: a row is a line, what stands apart is parted by a blank one.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for row in self.pages.iter().flat_map(|page| &page.rows) {
            if row.gap && !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&row.text().replace('\t', "    "));
            text.push('\n');
        }
        text
    }
}

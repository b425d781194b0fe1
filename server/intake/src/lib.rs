//! Files of other programs as JSON Resume: LinkedIn's export, DOCX, Markdown, plain text.
//!
//! Pure functions over bytes. What a file says is put into fields by its form: headings, dates, bullets, addresses. Each
//! guess is named, so that a person can confirm it. Every reading is bounded in bytes, files and lines.

mod docx;
mod kind;
mod limits;
mod lines;
mod linkedin;
mod markdown;
mod pack;
mod plain;
mod reading;
mod words;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use kind::Kind;
pub use limits::Limits;
pub use lines::{Line, Role, Run};

/// What a file says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Understood {
    pub kind: Kind,
    /// JSON Resume.
    pub resume: Value,
    /// What was left out, or could not be read.
    pub notes: Vec<Note>,
    /// Fields that are a guess, in the order of the file.
    pub unsure: Vec<Note>,
}

/// Something about a field, or about the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Where, e.g. `work[2].name`; in the file: the name of its part.
    pub path: String,
    pub message: String,
}

/// Why nothing can be made of a file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum Unreadable {
    #[error("this is no Word file (DOCX), Markdown or text, and no LinkedIn export")]
    UnknownKind,
    #[error("the file is damaged, or is not what it seems: {0}")]
    Damaged(String),
    #[error("the file holds too much: {0}")]
    TooLarge(String),
    #[error("PDF files cannot be read yet; take the same résumé as DOCX, Markdown or text")]
    Pdf,
    #[error("the file needs a password")]
    Locked,
    #[error("there is no text in the file; if its pages are pictures, only their look is in it")]
    NoText,
}

/// Reads a file of a kind that its bytes show.
///
/// # Errors
/// See [`Unreadable`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Understood, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge(format!("more than {} MiB", limits.bytes >> 20)));
    }
    match Kind::of(bytes, limits)? {
        Kind::LinkedIn => linkedin::read(bytes, limits),
        kind => {
            let lines = match kind {
                Kind::Docx => docx::lines(bytes, limits)?,
                Kind::Markdown => markdown::lines(&words::text_of(bytes)?),
                _ => plain::lines(&words::text_of(bytes)?),
            };
            let lines = limits::cut(lines, limits);
            if lines.iter().all(|line| line.text().trim().is_empty()) {
                return Err(Unreadable::NoText);
            }
            Ok(reading::resume(kind, &lines))
        }
    }
}

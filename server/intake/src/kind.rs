//! What a file is, by its bytes: names and declared types say what they like.

use serde::{Deserialize, Serialize};

use crate::pack::Pack;
use crate::{Limits, Unreadable, words};

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    LinkedIn,
    Docx,
    Pdf,
    Markdown,
    Text,
}

impl Kind {
    /// Its name for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LinkedIn => "linkedin",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// Whether a file is a PDF. Some programs put a few bytes before the header.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-")
}

/// A file, opened as what it is.
pub(crate) enum Opened<'a> {
    LinkedIn(Pack<'a>),
    Docx(Pack<'a>),
    Pdf(&'a [u8]),
    Markdown(String),
    Text(String),
}

impl<'a> Opened<'a> {
    /// Looks at the bytes.
    ///
    /// # Errors
    /// When they are none that is known, or an archive that cannot be read.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        if is_pdf(bytes) {
            return Ok(Self::Pdf(bytes));
        }
        if bytes.starts_with(b"PK") {
            let pack = Pack::open(bytes, limits)?;
            let is_word = pack.has("[Content_Types].xml") && pack.names().any(|name| name.starts_with("word/"));
            if is_word || pack.has("word/document.xml") {
                return Ok(Self::Docx(pack));
            }
            if pack.names().any(|name| name.to_lowercase().ends_with(".csv")) {
                return Ok(Self::LinkedIn(pack));
            }
            return Err(Unreadable::UnknownKind);
        }
        let text = words::text_of(bytes)?;
        if text.trim().is_empty() {
            return Err(Unreadable::NoText);
        }
        if text.trim_start().starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok() {
            return Err(Unreadable::Json);
        }
        Ok(if is_markdown(&text) { Self::Markdown(text) } else { Self::Text(text) })
    }

    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::LinkedIn(_) => Kind::LinkedIn,
            Self::Docx(_) => Kind::Docx,
            Self::Pdf(_) => Kind::Pdf,
            Self::Markdown(_) => Kind::Markdown,
            Self::Text(_) => Kind::Text,
        }
    }
}

fn is_markdown(text: &str) -> bool {
    let is_heading = |line: &&str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && line.len() - rest.len() <= 6 && rest.starts_with(' ')
    };
    text.lines().any(|line| is_heading(&line)) || (text.contains("](") || text.matches("**").count() >= 2)
}

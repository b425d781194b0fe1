//! Titles are stored sealed, under the résumé's own key.

use store::{ContentKey, Resume, ResumeId};
use uuid::Uuid;

use crate::problem::{Problem, Result};
use crate::state::App;

/// What a résumé without any name is called.
pub const UNTITLED: &str = "Untitled résumé";

/// The title, opened.
///
/// # Errors
/// 500 when it does not open: the row or the secret key is damaged.
pub fn open(app: &App, resume: &Resume) -> Result<String> {
    let key = app.vault.unwrap_content_key(resume.id, &resume.wrapped_key).map_err(Problem::internal)?;
    let bytes = key.open(Uuid::from(resume.id), &resume.title).map_err(Problem::internal)?;
    String::from_utf8(bytes).map_err(Problem::internal)
}

/// The title, sealed.
pub fn seal(app: &App, key: &ContentKey, resume: ResumeId, title: &str) -> Vec<u8> {
    key.seal(&*app.rng, Uuid::from(resume), title.as_bytes())
}

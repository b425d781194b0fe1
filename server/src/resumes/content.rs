//! Résumé contents on their way in: JSON that may be anything, and the problems it can have.

use axum::http::StatusCode;
use crdt::Document;
use crdt::cover::{self, NotALetter};
use crdt::json::Json;
use crdt::jsonresume::{self, Export, NotAResume, Note};
use crdt::limits::MAX_DOCUMENT_BYTES;
use hub::{EditError, JoinError};
use serde::Serialize;
use serde_json::value::RawValue;
use store::ResumeId;
use utoipa::ToSchema;

use crate::problem::{Problem, Result};
use crate::state::App;

/// Room for the largest document as JSON, and what stands around it.
pub const BODY_BYTES: usize = 2 * MAX_DOCUMENT_BYTES;

/// A field of a file that was not as the format says. Its words were kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportNote {
    /// Where, e.g. `work[2].startDate`.
    path: String,
    /// What was found and what became of it.
    message: String,
}

impl ImportNote {
    /// Something about a field.
    pub fn new(path: String, message: String) -> Self {
        Self { path, message }
    }
}

impl From<Note> for ImportNote {
    fn from(note: Note) -> Self {
        Self { path: note.path, message: note.message }
    }
}

/// Reads the content in a field of a body.
///
/// # Errors
/// 422 when it is nested too deeply.
pub fn parse(field: &str, raw: &RawValue) -> Result<Json> {
    Json::parse(raw.get()).map_err(|error| Problem::invalid_field(field, error.to_string()))
}

/// JSON, but no résumé: 422.
pub fn not_a_resume(error: &NotAResume) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "not-a-resume", format!("{error}."))
        .with_field("resume", error.to_string())
}

/// JSON, but no cover letter: 422.
pub fn not_a_letter(error: &NotALetter) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "not-a-letter", format!("{error}."))
        .with_field("cover", error.to_string())
}

/// The content as the API gives it out and takes it back.
pub fn written(document: &Document, is_cover: bool) -> Json {
    if is_cover { cover::export(document, true) } else { jsonresume::export(document, Export::WithIds) }
}

/// 413 for a document beyond the limit.
///
/// # Errors
/// See above.
pub fn check_size(bytes: usize) -> Result<()> {
    if bytes <= MAX_DOCUMENT_BYTES {
        return Ok(());
    }
    Err(too_large())
}

fn too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too-large",
        format!("This résumé is larger than {} MiB. Leave out large images or attachments.", MAX_DOCUMENT_BYTES >> 20),
    )
}

/// Reads the committed state of a résumé's document, in its room.
///
/// # Errors
/// 404 when it is gone, 503 when it cannot be loaded.
pub async fn read<R: Send + 'static>(
    app: &App,
    resume: ResumeId,
    read: impl FnOnce(&Document) -> R + Send + 'static,
) -> Result<R> {
    app.hub.read(resume, read).await.map_err(|error| room_problem(&error))
}

/// A room that cannot be used, as a problem.
pub fn room_problem(error: &JoinError) -> Problem {
    match error {
        JoinError::NotFound | JoinError::NotAllowed => Problem::not_found("résumé"),
        JoinError::Unavailable => {
            Problem::unavailable("The résumé cannot be loaded right now. Nothing was changed; try again soon.")
        }
    }
}

/// An edit that the server did not make.
impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NotFound => Self::not_found("résumé"),
            EditError::NotAllowed => Self::not_allowed("Your role does not allow changing this résumé."),
            EditError::SignedOut => Self::not_signed_in(),
            EditError::TooLarge => too_large(),
            EditError::Unavailable => {
                Self::unavailable("The résumé cannot be changed right now. Nothing was changed; try again soon.")
            }
        }
    }
}

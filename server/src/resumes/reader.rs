//! What stands in a PDF.

use std::sync::Arc;

use axum::http::StatusCode;
use bytes::Bytes;
use readback::{ReadError, Reading, Unreadable};

use crate::problem::{Problem, Result};
use crate::state::App;

/// Of a print of ours. One without words is read as nothing.
///
/// # Errors
/// 503 when too many are being read, 500 when ours cannot be read.
pub async fn own(app: &App, pdf: Bytes) -> Result<Arc<Reading>> {
    match app.reader.read(pdf).await {
        Err(ReadError::Unreadable(Unreadable::NoText)) => Ok(Arc::default()),
        Err(ReadError::Unreadable(error)) => Err(Problem::internal(error)),
        read => read.map_err(problem),
    }
}

/// Of somebody's file.
///
/// # Errors
/// 413 and 422 when it cannot be read, 503 when too many are being read.
pub async fn foreign(app: &App, pdf: Bytes) -> Result<Arc<Reading>> {
    app.reader.read(pdf).await.map_err(problem)
}

fn problem(error: ReadError) -> Problem {
    const HELP: &str = "Take the same résumé as DOCX, Markdown or text.";
    let said = |status, name, words: &str| Problem::new(status, name, format!("{words} {HELP}"));
    match error {
        ReadError::Busy => Problem::unavailable("Many PDFs are being read right now. Try again in a moment."),
        ReadError::DoesNotStart(_) => Problem::internal(error),
        ReadError::Unreadable(Unreadable::Damaged) => {
            said(StatusCode::UNPROCESSABLE_ENTITY, "damaged-file", "The PDF is damaged, and cannot be read.")
        }
        ReadError::Unreadable(Unreadable::Locked) => said(
            StatusCode::UNPROCESSABLE_ENTITY,
            "locked-file",
            "The PDF needs a password. Save it without one in the program that made it.",
        ),
        ReadError::Unreadable(Unreadable::NoText) => said(
            StatusCode::UNPROCESSABLE_ENTITY,
            "no-text",
            "There is no text on the pages of this PDF, only pictures of it, as a scanner makes them.",
        ),
        ReadError::Unreadable(Unreadable::TooLarge) => {
            said(StatusCode::PAYLOAD_TOO_LARGE, "file-too-large", "The PDF holds too much to be read.")
        }
    }
}

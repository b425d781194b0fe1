//! `POST /import`

use std::sync::Arc;
use std::sync::LazyLock;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use intake::{Limits, Note, Unreadable};
use serde::Serialize;
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::signed_in::SignedIn;
use crate::extract::whole_body;
use crate::problem::{Problem, Result};
use crate::resumes::content::ImportNote;
use crate::state::App;

/// Files that are read at the same time.
static PLACES: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(import)).layer(DefaultBodyLimit::max(Limits::default().bytes))
}

#[derive(Serialize, ToSchema)]
pub(super) struct Understood {
    /// What the file is, by its bytes: linkedin, docx, markdown or text.
    kind: String,
    /// JSON Resume, for `POST /resumes`.
    #[schema(value_type = Object)]
    resume: serde_json::Value,
    /// What was left out.
    notes: Vec<ImportNote>,
    /// Fields that are a guess, for a person to confirm.
    unsure: Vec<ImportNote>,
}

/// Reads a file of another program (LinkedIn's export, DOCX, Markdown, text) as JSON Resume. Nothing is stored.
#[utoipa::path(post, path = "/import", tag = "résumés",
    request_body(content_type = "application/octet-stream", content = Vec<u8>), responses(
        (status = OK, body = Understood),
        (status = PAYLOAD_TOO_LARGE, body = Problem, description = "More than 16 MiB, or too much when unpacked"),
        (status = UNSUPPORTED_MEDIA_TYPE, body = Problem, description = "No file that can be read"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Damaged, locked, or without text"),
    ))]
pub(super) async fn import(State(app): State<App>, _me: SignedIn, request: Request) -> Result<Response> {
    let bytes = whole_body(request, &app).await?;
    let place = PLACES.clone().acquire_owned().await.map_err(Problem::internal)?;
    // Off the async threads.
    let read = tokio::task::spawn_blocking(move || {
        let _place = place;
        intake::read(&bytes, &Limits::default())
    });
    let understood = read.await.map_err(Problem::internal)?.map_err(|error| problem(&error))?;
    let kind = serde_json::to_value(understood.kind).map_err(Problem::internal)?;
    let notes = |notes: Vec<Note>| notes.into_iter().map(|note| ImportNote::new(note.path, note.message)).collect();
    let understood = Understood {
        kind: kind.as_str().unwrap_or_default().to_owned(),
        resume: understood.resume,
        notes: notes(understood.notes),
        unsure: notes(understood.unsure),
    };
    Ok((StatusCode::OK, axum::Json(understood)).into_response())
}

fn problem(error: &Unreadable) -> Problem {
    let (status, name) = match error {
        Unreadable::UnknownKind | Unreadable::Pdf => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unknown-file"),
        Unreadable::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
        Unreadable::Damaged(_) | Unreadable::Locked | Unreadable::NoText => {
            (StatusCode::UNPROCESSABLE_ENTITY, "unreadable-file")
        }
    };
    let said = error.to_string();
    let mut letters = said.chars();
    let said = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    Problem::new(status, name, format!("{said}."))
}

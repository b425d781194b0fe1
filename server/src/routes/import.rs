//! `POST /import`

use axum::body::HttpBody;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use intake::{Limits, Unreadable};
use readback::NoWorker;
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

/// Files that are in memory at the same time. The bodies of others wait in their sockets.
static PLACES: Semaphore = Semaphore::const_new(4);

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(import)).layer(DefaultBodyLimit::max(Limits::default().bytes))
}

#[derive(Serialize, ToSchema)]
pub(super) struct Understood {
    /// What the file is, by its bytes: linkedin, docx, pdf, markdown or text.
    kind: String,
    /// JSON Resume, for `POST /resumes`.
    #[schema(value_type = Object)]
    resume: serde_json::Value,
    /// What was left out.
    notes: Vec<ImportNote>,
    /// What was found, in a few words for each entry.
    found: Vec<FoundSection>,
    /// Fields that are a guess, for a person to confirm.
    unsure: Vec<UnsureField>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct FoundSection {
    /// `basics`, a section of JSON Resume, or `custom`.
    section: String,
    /// The heading in the file, where it is another than usual.
    title: String,
    entries: Vec<FoundEntry>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct FoundEntry {
    /// What the paths of its fields begin with: `work[2]`.
    path: String,
    words: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct UnsureField {
    /// Which, e.g. `work[2].name`.
    path: String,
    /// The reason, for programs: `title-and-place`.
    why: String,
    /// The reason, in a few words.
    message: String,
    /// The words of the file that it was read from.
    source: String,
}

/// Reads a file of another program (LinkedIn's export, DOCX, PDF, Markdown, text) as JSON Resume. Nothing is stored.
#[utoipa::path(post, path = "/import", tag = "résumés",
    request_body(content_type = "application/octet-stream", content = Vec<u8>), responses(
        (status = OK, body = Understood),
        (status = PAYLOAD_TOO_LARGE, body = Problem, description = "More than 16 MiB, or too much when unpacked"),
        (status = UNSUPPORTED_MEDIA_TYPE, body = Problem, description = "No file that can be read"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Damaged, locked, or without text"),
        (status = SERVICE_UNAVAILABLE, body = Problem, description = "Too many files at once"),
    ))]
pub(super) async fn import(State(app): State<App>, _me: SignedIn, request: Request) -> Result<axum::Json<Understood>> {
    let limits = Limits::default();
    // Nobody waits for bytes that are too many anyway.
    if request.body().size_hint().lower() > u64::try_from(limits.bytes).unwrap_or(u64::MAX) {
        return Err(problem(&Unreadable::TooLarge(format!("more than {} MiB", limits.bytes >> 20))));
    }
    let _place = PLACES.acquire().await.map_err(Problem::internal)?;
    let bytes = whole_body(request, &app).await?;
    let understood = match app.files.ask::<std::result::Result<intake::Understood, Unreadable>>(&bytes).await {
        Ok(answer) => answer.unwrap_or_else(|| Err(Unreadable::TooLarge("it takes too long to read".to_owned()))),
        Err(NoWorker::Busy) => {
            return Err(Problem::unavailable("Many files are being read right now. Try again in a moment."));
        }
        Err(error) => return Err(Problem::internal(error)),
    };
    Ok(axum::Json(Understood::from(understood.map_err(|error| problem(&error))?)))
}

impl From<intake::Understood> for Understood {
    fn from(understood: intake::Understood) -> Self {
        let section = |found: intake::Found| {
            let entry = |entry: intake::FoundEntry| FoundEntry { path: entry.path, words: entry.words };
            let entries = found.entries.into_iter().map(entry).collect();
            FoundSection { section: found.section, title: found.title, entries }
        };
        let unsure = |guess: intake::Guess| UnsureField {
            message: guess.why.words().to_owned(),
            why: guess.why.key().to_owned(),
            path: guess.path,
            source: guess.source,
        };
        Self {
            kind: understood.kind.key().to_owned(),
            found: intake::found(&understood.resume).into_iter().map(section).collect(),
            resume: understood.resume,
            notes: understood.notes.into_iter().map(|note| ImportNote::new(note.path, note.message)).collect(),
            unsure: understood.unsure.into_iter().map(unsure).collect(),
        }
    }
}

fn problem(error: &Unreadable) -> Problem {
    let (status, name) = match error {
        Unreadable::UnknownKind => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unknown-file"),
        Unreadable::Json => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "json-file"),
        Unreadable::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "file-too-large"),
        Unreadable::Damaged(_) => (StatusCode::UNPROCESSABLE_ENTITY, "damaged-file"),
        Unreadable::Locked => (StatusCode::UNPROCESSABLE_ENTITY, "locked-file"),
        Unreadable::NoText => (StatusCode::UNPROCESSABLE_ENTITY, "no-text"),
    };
    let said = error.to_string();
    let mut letters = said.chars();
    let said = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    Problem::new(status, name, format!("{said}."))
}

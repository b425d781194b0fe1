//! How a document begins, be it a résumé or a letter beside one.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crdt::Document;
use crdt::jsonresume::Note;
use serde::Serialize;
use store::{FirstRow, NewResume, ResumeId, RowId};
use uuid::Uuid;

use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::resumes::dice::Dice;
use crate::resumes::{content, titles};
use crate::state::App;

/// What is in a new document.
#[derive(Debug)]
pub struct Seeded {
    update: Vec<u8>,
    client: u64,
    /// What was odd in the file that it begins with.
    pub notes: Vec<Note>,
}

/// Seeds an empty document; `seed` gives what was odd.
///
/// # Errors
/// Those of `seed`; 413 when there is too much.
pub async fn seeded(
    app: &App,
    seed: impl FnOnce(&mut Document, &mut Dice) -> Result<Vec<Note>> + Send + 'static,
) -> Result<Seeded> {
    let mut dice = Dice(app.rng.clone());
    // A large file is work for more than a moment: off the async threads.
    let seeded = tokio::task::spawn_blocking(move || {
        let client = dice.client_id();
        let mut document = Document::new(client);
        let notes = seed(&mut document, &mut dice)?;
        Ok::<_, Problem>(Seeded { update: document.encode(), client, notes })
    });
    let seeded = seeded.await.map_err(Problem::internal)??;
    content::check_size(seeded.update.len())?;
    Ok(seeded)
}

/// Its rows, sealed under a key of its own.
pub fn rows(app: &App, me: &SignedIn, title: &str, seeded: &Seeded) -> NewResume {
    let id = ResumeId::new(&*app.clock, &*app.rng);
    let (key, wrapped_key) = app.vault.new_content_key(&*app.rng, id);
    let row = RowId::new(&*app.clock, &*app.rng);
    let blob = key.seal(&*app.rng, Uuid::from(row), &seeded.update);
    NewResume {
        id,
        owner: me.user,
        title: titles::seal(app, &key, id, title),
        wrapped_key,
        first: Some(FirstRow { row, clients: vec![seeded.client], blob }),
        at: app.now(),
    }
}

/// 201, with where the new document is.
pub fn created(id: ResumeId, body: impl Serialize) -> Response {
    let mut response = (StatusCode::CREATED, axum::Json(body)).into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/resumes/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

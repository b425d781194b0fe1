//! `GET /resumes/{id}/readback`

use axum::Json;
use axum::extract::State;
use readback::{Reading, Sight};
use render::flow::{Shown, shown};
use serde::Serialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::{access, photo, print, reader, titles};
use crate::state::App;

/// What a program reads in the PDF that an export gives now.
#[derive(Serialize, ToSchema)]
pub(super) struct Readback {
    /// The words that can be seen, in the order in which they are read: a line of a column is a line.
    text: String,
    /// How many pages the PDF has.
    pages: usize,
    /// The fields that the page shows, in its order.
    fields: Vec<ReadField>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ReadField {
    /// Which: `<object>/<field>`, as the page and the editor name it.
    field: String,
    /// Its words.
    words: String,
    /// Whether they are read one after the other, whole.
    found: bool,
    /// Where they are not: what is read instead, when something is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<String>,
}

/// What a program reads in the PDF that an export gives now, and whether every field is found in it.
#[utoipa::path(get, path = "/resumes/{id}/readback", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = Readback),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    (status = NOT_IMPLEMENTED, body = Problem, description = "The server has no Chromium"),
    (status = SERVICE_UNAVAILABLE, body = Problem, description = "Too many are being printed or read, or Chromium does not answer"),
))]
pub(super) async fn readback(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Json<Readback>> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let title = titles::open(&app, &access.resume)?;
    let view = photo::in_view(&app, &access.resume).await?;
    let pdf = print::pdf(&app, &[&view], &title).await?;
    let reading = reader::read(&app, pdf).await?;
    // Looking for each field in all words is work for more than a moment: off the async threads.
    let compared = tokio::task::spawn_blocking(move || compare(&reading, shown(&view)));
    Ok(Json(compared.await.map_err(Problem::internal)?))
}

fn compare(reading: &Reading, fields: Vec<Shown>) -> Readback {
    let words: Vec<&str> = fields.iter().map(|field| field.words.as_str()).collect();
    let sights = readback::find(&reading.flow(), &words);
    let field = |(field, sight): (Shown, Sight)| {
        let (found, instead) = match sight {
            Sight::Found(_) => (true, None),
            Sight::Missing(instead) => (false, instead),
        };
        ReadField { field: format!("{}/{}", field.object, field.key), words: field.words, found, instead }
    };
    let fields = fields.into_iter().zip(sights).map(field).collect();
    Readback { text: reading.text(), pages: reading.pages.len(), fields }
}

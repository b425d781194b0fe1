//! `GET /resumes/{id}`

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use crdt::json::Json;
use crdt::jsonresume::{self, Export};
use serde::Serialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use super::etag;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::summary::Summary;
use crate::resumes::{access, content};
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Contents {
    #[serde(flatten)]
    summary: Summary,
    /// Which of the eight colours is the caller's here, from 0.
    slot: u8,
    /// The content as JSON Resume, with the ids of its parts under `tandem`.
    #[schema(value_type = Object)]
    resume: Json,
}

/// A résumé and its content, with an ETag of the content.
#[utoipa::path(get, path = "/resumes/{id}", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = Contents, headers(("ETag" = String, description = "For If-Match when it is replaced"))),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn get(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Response> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let resume = content::read(&app, id, |document| jsonresume::export(document, Export::WithIds)).await?;
    let tag = etag::header_value(&etag::of(&resume));
    let members = app.store.members(id).await?;
    let place = members.iter().position(|member| member.user == me.user).unwrap_or_default();
    let summary = Summary::of(&app, &access.resume, access.role)?;
    let contents = Contents { summary, slot: hub::colour_slot(place), resume };
    Ok(([(header::ETAG, tag)], axum::Json(contents)).into_response())
}

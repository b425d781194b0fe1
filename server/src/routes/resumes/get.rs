//! `GET /resumes/{id}`

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use crdt::json::Json;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    resume: Option<Json>,
    /// Of a cover letter, in its place: what the letter says, with the ids of its parts under `tandem`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    cover: Option<Json>,
}

/// A résumé or a cover letter and its content, with an ETag of the content.
#[utoipa::path(get, path = "/resumes/{id}", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = Contents, headers(("ETag" = String, description = "For If-Match when it is replaced"))),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn get(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Response> {
    let access = access::to_document(&app, &me, id, Role::Viewer).await?;
    let is_cover = access.resume.beside.is_some();
    let content = content::read(&app, id, move |document| content::written(document, is_cover)).await?;
    let tag = etag::header_value(&etag::of(&content));
    let (resume, cover) = if is_cover { (None, Some(content)) } else { (Some(content), None) };
    let members = app.store.members(id).await?;
    let place = members.iter().position(|member| member.user == me.user).unwrap_or_default();
    let summary = Summary::of(&app, &access.resume, access.role)?;
    let contents = Contents { summary, slot: hub::colour_slot(place), resume, cover };
    Ok(([(header::ETAG, tag)], axum::Json(contents)).into_response())
}

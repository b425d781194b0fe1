//! `GET PUT /resumes/{id}/tags`

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::problem::{Problem, Result};
use crate::resumes::{access, tags};
use crate::state::App;

/// The caller's own words for a résumé.
#[derive(Deserialize, Serialize, ToSchema)]
pub(super) struct OwnTags {
    /// At most 20, of 1 to 40 characters each. Those that differ only in capitals are one.
    tags: Vec<String>,
}

/// The tags that the caller has given to a résumé. Nobody else sees them.
#[utoipa::path(get, path = "/resumes/{id}/tags", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = OwnTags),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn get(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Json<OwnTags>> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let sealed = app.store.tags(id, me.user).await?;
    let tags = sealed.map(|sealed| tags::open(&app, &access.resume, me.user, &sealed)).transpose()?;
    Ok(Json(OwnTags { tags: tags.unwrap_or_default() }))
}

/// Gives a résumé tags, in the place of those before. They are the caller's alone, so any role will do, and the résumé
/// does not count as changed.
#[utoipa::path(put, path = "/resumes/{id}/tags", tag = "résumés", params(("id" = String, Path)), request_body = OwnTags,
    responses(
        (status = OK, body = OwnTags, description = "As they were kept"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Too many, too long, or empty"),
    ))]
pub(super) async fn put(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Body(typed): Body<OwnTags>,
) -> Result<Json<OwnTags>> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let tidy = tags::tidy(&typed.tags)?;
    tags::put(&app, id, &access.resume.wrapped_key, me.user, &tidy).await?;
    Ok(Json(OwnTags { tags: tidy }))
}

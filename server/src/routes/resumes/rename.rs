//! `PATCH /resumes/{id}`

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::names;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::live;
use crate::problem::{Problem, Result};
use crate::resumes::summary::Summary;
use crate::resumes::{access, titles};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct NewTitle {
    /// 1 to 200 characters.
    title: String,
}

/// Renames a résumé or a cover letter.
#[utoipa::path(patch, path = "/resumes/{id}", tag = "résumés", params(("id" = String, Path)), request_body = NewTitle,
    responses(
        (status = OK, body = Summary),
        (status = FORBIDDEN, body = Problem, description = "Needs an editor"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    ))]
pub(super) async fn rename(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Body(NewTitle { title }): Body<NewTitle>,
) -> Result<Json<Summary>> {
    let access = access::to_document(&app, &me, id, Role::Editor).await?;
    let title = names::title(&title)?;
    let key = app.vault.unwrap_content_key(id, &access.resume.wrapped_key).map_err(Problem::internal)?;
    app.store.rename_resume(id, titles::seal(&app, &key, id, &title), app.now()).await?;
    live::listed_anew(&app, &access.resume).await;
    let resume = app.store.resume(id).await?.ok_or_else(|| Problem::not_found("résumé"))?;
    Ok(Json(Summary::of(&app, &resume, access.role)?))
}

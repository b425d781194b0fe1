//! `POST /resumes/{id}/undelete`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use store::{ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::resumes::summary::Summary;
use crate::state::App;

/// Takes a résumé or a cover letter out of the bin. Fine when it is not in there. With a résumé the letters come back that
/// went with it.
#[utoipa::path(post, path = "/resumes/{id}/undelete", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = Summary),
    (status = FORBIDDEN, body = Problem, description = "Needs an owner"),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    (status = CONFLICT, body = Problem, description = "A cover letter whose résumé is in the bin"),
))]
pub(super) async fn undelete(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Json<Summary>> {
    let access = access::even_in_bin(&app, &me, id, Role::Owner).await?;
    if let Some(beside) = access.resume.beside
        && app.store.resume(beside).await?.is_none_or(|resume| resume.deleted_at.is_some())
    {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "in-the-bin",
            "The résumé of this cover letter is in the bin. Take that out first.",
        ));
    }
    app.store.undelete_resume(id).await?;
    live::listed_anew(&app, &access.resume).await;
    let resume = app.store.resume(id).await?.ok_or_else(|| Problem::not_found("résumé"))?;
    Ok(Json(Summary::of(&app, &resume, access.role)?))
}

//! `DELETE /resumes/{id}`

use axum::extract::State;
use axum::http::StatusCode;
use store::{ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

/// Puts a résumé with its cover letters, or a letter, into the bin. Everybody's live connection to it ends.
#[utoipa::path(delete, path = "/resumes/{id}", tag = "résumés", params(("id" = String, Path)), responses(
    (status = NO_CONTENT),
    (status = FORBIDDEN, body = Problem, description = "Needs an owner, or for a letter an editor"),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn delete(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<StatusCode> {
    let access = access::to_document(&app, &me, id, Role::Owner).await?;
    app.store.bin_resume(id, app.now()).await?;
    live::listed_anew(&app, &access.resume).await;
    live::recheck_members(&app, id).await;
    Ok(StatusCode::NO_CONTENT)
}

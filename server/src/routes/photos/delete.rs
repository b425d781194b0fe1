//! `DELETE /resumes/{id}/photo/{photo}`

use axum::extract::State;
use axum::http::StatusCode;
use store::{PhotoId, ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

/// Removes a photo for good. Where `basics.image` still has its address, nothing is shown.
#[utoipa::path(delete, path = "/resumes/{id}/photo/{photo}", tag = "photos",
    params(("id" = String, Path), ("photo" = String, Path)), responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = Problem, description = "Needs an editor"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    ))]
pub(super) async fn delete(
    State(app): State<App>,
    me: SignedIn,
    Path((id, photo)): Path<(ResumeId, PhotoId)>,
) -> Result<StatusCode> {
    access::to_resume(&app, &me, id, Role::Editor).await?;
    if app.store.delete_photo(id, me.user, photo).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::not_found("photo"))
}

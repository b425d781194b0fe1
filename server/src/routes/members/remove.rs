//! `DELETE /resumes/{id}/members/{user_id}`

use axum::extract::State;
use axum::http::StatusCode;
use store::{ResumeId, Role, UserId};

use super::last_owner;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

/// Removes a member, and ends their open connections. Everybody may remove themselves.
#[utoipa::path(delete, path = "/resumes/{id}/members/{user_id}", tag = "members",
    params(("id" = String, Path), ("user_id" = String, Path)), responses(
        (status = NO_CONTENT),
        (status = FORBIDDEN, body = Problem, description = "Needs an owner"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = CONFLICT, body = Problem, description = "The only owner"),
    ))]
pub(super) async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path((id, user)): Path<(ResumeId, UserId)>,
) -> Result<StatusCode> {
    let needed = if user == me.user { Role::Viewer } else { Role::Owner };
    access::to_resume(&app, &me, id, needed).await?;
    last_owner::must_not_go(&app, id, user).await?;
    if !app.store.remove_member(id, user).await? {
        return Err(Problem::not_found("member"));
    }
    live::recheck(&app, id, user).await;
    Ok(StatusCode::NO_CONTENT)
}

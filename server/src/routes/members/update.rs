//! `PATCH /resumes/{id}/members/{user_id}`

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use store::{ResumeId, Role, UserId};
use utoipa::ToSchema;

use super::last_owner;
use super::shown::MemberEntry;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::live;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct NewRole {
    /// viewer, commenter, editor or owner.
    #[schema(value_type = String)]
    role: Role,
}

/// Changes a member's role. Their open connections follow at once.
#[utoipa::path(patch, path = "/resumes/{id}/members/{user_id}", tag = "members",
    params(("id" = String, Path), ("user_id" = String, Path)), request_body = NewRole, responses(
        (status = OK, body = MemberEntry),
        (status = FORBIDDEN, body = Problem, description = "Needs an owner"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = CONFLICT, body = Problem, description = "The only owner"),
    ))]
pub(super) async fn update(
    State(app): State<App>,
    me: SignedIn,
    Path((id, user)): Path<(ResumeId, UserId)>,
    Body(NewRole { role }): Body<NewRole>,
) -> Result<Json<MemberEntry>> {
    access::to_resume(&app, &me, id, Role::Owner).await?;
    if role != Role::Owner {
        last_owner::must_not_go(&app, id, user).await?;
    }
    if !app.store.set_role(id, user, role).await? {
        return Err(Problem::not_found("member"));
    }
    live::recheck(&app, id, user).await;
    let members = app.store.members(id).await?;
    let member = members.iter().find(|member| member.user == user).ok_or_else(|| Problem::not_found("member"))?;
    let entry = MemberEntry::of(&app, member, true).await?;
    Ok(Json(entry.ok_or_else(|| Problem::not_found("member"))?))
}

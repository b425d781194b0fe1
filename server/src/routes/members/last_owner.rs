//! A résumé always has an owner.

use axum::http::StatusCode;
use store::{ResumeId, Role, UserId};

use crate::problem::{Problem, Result};
use crate::state::App;

/// Refuses when `user` is the only owner.
///
/// # Errors
/// 409.
pub(super) async fn must_not_go(app: &App, resume: ResumeId, user: UserId) -> Result<()> {
    let members = app.store.members(resume).await?;
    let mut owners = members.iter().filter(|member| member.role == Role::Owner);
    if owners.any(|owner| owner.user != user)
        || !members.iter().any(|member| member.user == user && member.role == Role::Owner)
    {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::CONFLICT,
        "last-owner",
        "This is the only owner. Make another member an owner first, or put the résumé into the bin.",
    ))
}

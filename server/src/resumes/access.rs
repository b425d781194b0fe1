//! Who may do what with a résumé.

use axum::http::StatusCode;
use store::{Resume, ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::state::App;

/// A résumé, and the caller's role in it.
#[derive(Debug)]
pub struct Access {
    /// The résumé, titles still sealed.
    pub resume: Resume,
    /// The caller's role.
    pub role: Role,
}

/// The résumé `id` for a member who is at least `needed`, unless it is in the bin.
///
/// # Errors
/// 404 for everybody who is no member (whether it exists is none of their business), and when it is in the bin;
/// 403 when the member's role is too low.
pub async fn to_resume(app: &App, me: &SignedIn, id: ResumeId, needed: Role) -> Result<Access> {
    let access = even_in_bin(app, me, id, needed).await?;
    if access.resume.deleted_at.is_some() {
        return Err(Problem::new(
            StatusCode::NOT_FOUND,
            "in-the-bin",
            "This résumé is in the bin. Its owner can take it out again.",
        ));
    }
    Ok(access)
}

/// Like [`to_resume`], also when the résumé is in the bin.
///
/// # Errors
/// 404 and 403 as there.
pub async fn even_in_bin(app: &App, me: &SignedIn, id: ResumeId, needed: Role) -> Result<Access> {
    let unknown = || Problem::not_found("résumé");
    let role = app.store.role(id, me.user).await?.ok_or_else(unknown)?;
    let resume = app.store.resume(id).await?.ok_or_else(unknown)?;
    if role < needed {
        return Err(Problem::not_allowed(format!(
            "You are {} of this résumé; this needs {}. Its owner can change your role.",
            with_article(role),
            with_article(needed),
        )));
    }
    Ok(Access { resume, role })
}

/// "a viewer", "an owner".
pub fn with_article(role: Role) -> &'static str {
    match role {
        Role::Viewer => "a viewer",
        Role::Commenter => "a commenter",
        Role::Editor => "an editor",
        Role::Owner => "an owner",
    }
}

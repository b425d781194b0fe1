//! Who may do what with a résumé, and with the cover letters beside it.

use axum::http::StatusCode;
use store::{Resume, ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::state::App;

/// A résumé or a letter, and the caller's role in it.
#[derive(Debug)]
pub struct Access {
    /// The résumé or the letter, titles still sealed.
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
    let access = to_document(app, me, id, needed).await?;
    if access.resume.beside.is_some() {
        return Err(Problem::not_found("résumé"));
    }
    Ok(access)
}

/// Like [`to_resume`], for a letter too. Its role is that in the résumé that it stands beside; what takes an owner there,
/// an editor may do with a letter.
///
/// # Errors
/// 404 and 403 as there.
pub async fn to_document(app: &App, me: &SignedIn, id: ResumeId, needed: Role) -> Result<Access> {
    let access = even_in_bin(app, me, id, needed).await?;
    if access.resume.deleted_at.is_some() {
        let detail = match access.resume.beside {
            None => "This résumé is in the bin. Its owner can take it out again.",
            Some(_) => "This cover letter is in the bin. An editor can take it out again.",
        };
        return Err(Problem::new(StatusCode::NOT_FOUND, "in-the-bin", detail));
    }
    Ok(access)
}

/// Like [`to_document`], also when it is in the bin.
///
/// # Errors
/// 404 and 403 as there.
pub async fn even_in_bin(app: &App, me: &SignedIn, id: ResumeId, needed: Role) -> Result<Access> {
    let unknown = || Problem::not_found("résumé");
    let role = app.store.role(id, me.user).await?.ok_or_else(unknown)?;
    let resume = app.store.resume(id).await?.ok_or_else(unknown)?;
    let needed = if resume.beside.is_some() { needed.min(Role::Editor) } else { needed };
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

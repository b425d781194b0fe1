//! Telling open connections that somebody's rights changed.

use store::{ResumeId, UserId};

use crate::state::App;

/// Checks `user`'s live connections again, in every résumé: a session or token of theirs ended.
pub async fn recheck_everywhere(app: &App, user: UserId) {
    match app.store.resumes_of(user).await {
        Ok(resumes) => {
            for (resume, _role) in resumes {
                app.hub.access_changed(resume.id, user).await;
            }
        }
        // The connections lose their right to write all the same: each commit checks it in the database.
        Err(error) => tracing::warn!(%error, %user, "open connections could not be checked again"),
    }
}

/// Checks every member's live connections to `resume` again: it went into the bin.
pub async fn recheck_members(app: &App, resume: ResumeId) {
    match app.store.members(resume).await {
        Ok(members) => {
            for member in members {
                app.hub.access_changed(resume, member.user).await;
            }
        }
        Err(error) => tracing::warn!(%error, %resume, "open connections could not be checked again"),
    }
}

//! Telling open connections that somebody's rights changed, or the list of a résumé's letters.

use store::{Resume, ResumeId, UserId};

use crate::state::App;

/// Checks `user`'s live connections again, in every résumé and letter: a session or token of theirs ended.
pub async fn recheck_everywhere(app: &App, user: UserId) {
    match open_to(app, user).await {
        Ok(documents) => {
            for document in documents {
                app.hub.access_changed(document, user).await;
            }
        }
        // The connections lose their right to write all the same: each commit checks it in the database.
        Err(error) => tracing::warn!(%error, %user, "open connections could not be checked again"),
    }
}

/// Checks `user`'s live connections to `resume` and to the letters beside it again: their role changed.
pub async fn recheck(app: &App, resume: ResumeId, user: UserId) {
    for document in with_letters(app, resume).await {
        app.hub.access_changed(document, user).await;
    }
}

/// Checks every member's live connections to `resume` and to the letters beside it again: it went into the bin.
pub async fn recheck_members(app: &App, resume: ResumeId) {
    match app.store.members(resume).await {
        Ok(members) => {
            for document in with_letters(app, resume).await {
                for member in &members {
                    app.hub.access_changed(document, member.user).await;
                }
            }
        }
        Err(error) => tracing::warn!(%error, %resume, "open connections could not be checked again"),
    }
}

/// A document is called something else, or lies somewhere else: who has the résumé open that it is a letter of hears it.
pub async fn listed_anew(app: &App, document: &Resume) {
    if let Some(resume) = document.beside {
        app.hub.letters_changed(resume).await;
    }
}

/// Every résumé and letter that somebody may open.
///
/// # Errors
/// The database cannot say.
pub async fn open_to(app: &App, user: UserId) -> store::Result<Vec<ResumeId>> {
    let resumes = app.store.resumes_of(user).await?.into_iter().map(|(resume, _role)| resume.id);
    Ok(resumes.chain(app.store.covers_for(user).await?).collect())
}

async fn with_letters(app: &App, resume: ResumeId) -> Vec<ResumeId> {
    let letters = app.store.covers_of(resume).await.unwrap_or_else(|error| {
        // As above.
        tracing::warn!(%error, %resume, "open connections to its letters could not be checked again");
        Vec::new()
    });
    [resume].into_iter().chain(letters.into_iter().map(|letter| letter.id)).collect()
}

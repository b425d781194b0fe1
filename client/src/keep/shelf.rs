//! All that is kept of one person.

use crdt::Document;

use super::database::{self, Database};
use super::marks::resume_of;
use super::rows::{self, About};
use crate::api::resumes::FirstPage;
use crate::sync::client_id;

/// A résumé in the list of what is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct KeptResume {
    pub id: String,
    pub about: About,
    /// Something in it the server has not called saved.
    pub is_unsaved: bool,
}

/// The kept résumés, those seen last first; `None` where nothing is kept.
pub async fn list(user: &str) -> Option<Vec<KeptResume>> {
    all_beside(user, None).await
}

/// The same of the cover letters beside a résumé.
pub async fn covers(user: &str, resume: &str) -> Option<Vec<KeptResume>> {
    all_beside(user, Some(resume)).await
}

async fn all_beside(user: &str, beside: Option<&str>) -> Option<Vec<KeptResume>> {
    let (kept, marks) = rows::list(Database::find(user).await?).await?;
    let mut kept: Vec<KeptResume> = kept
        .into_iter()
        .filter(|(_, about)| about.beside.as_deref() == beside)
        .map(|(id, about)| {
            let is_unsaved = marks.iter().any(|mark| resume_of(mark) == id);
            KeptResume { id, about, is_unsaved }
        })
        .collect();
    kept.sort_by(|one, other| other.about.seen_ms.total_cmp(&one.about.seen_ms));
    Some(kept)
}

/// The beginning of a kept résumé's page.
pub async fn first_page(user: &str, resume: &str) -> Option<FirstPage> {
    let replica = rows::read(Database::find(user).await?, resume.to_owned()).await?;
    let mut document = Document::new(client_id());
    document.apply_all(replica.updates.iter().map(Vec::as_slice)).ok()?;
    let page = render::html::first_page(document.read());
    Some(FirstPage { css: crate::browser::rules(&page), body: page.body })
}

/// Whether something is kept here that the server has not called saved.
pub async fn has_unsaved(user: &str) -> bool {
    let Some(database) = Database::find(user).await else { return false };
    rows::list(database).await.is_some_and(|(_, marks)| !marks.is_empty())
}

/// Forgets the kept résumés that are not among these any more, with their letters, unless something in them is nowhere
/// else.
pub async fn forget_missing(user: &str, there: &[String]) {
    let Some(database) = Database::find(user).await else { return };
    let Some((kept, marks)) = rows::list(database.clone()).await else { return };
    for (id, about) in kept {
        if !there.contains(about.beside.as_ref().unwrap_or(&id)) && !marks.iter().any(|mark| resume_of(mark) == id) {
            rows::forget(database.clone(), id).await;
        }
    }
}

/// Forgets everything of this person.
pub async fn wipe(user: &str) {
    database::delete(user).await;
}

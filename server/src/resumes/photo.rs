//! The photo of a résumé: opened, and in files that are read where this server is not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crdt::view::ResumeView;
use crdt::{Document, FieldRef};
use store::{PhotoId, Resume, ResumeId};
use uuid::Uuid;

use crate::problem::{Problem, Result};
use crate::resumes::content;
use crate::state::App;

/// A photo as JPEG; `None` when there is none.
///
/// # Errors
/// 500 when it does not open: the row or the secret key is damaged.
pub async fn open(app: &App, resume: &Resume, photo: PhotoId) -> Result<Option<Vec<u8>>> {
    let Some(photo) = app.store.photo(resume.id, photo).await? else { return Ok(None) };
    let key = app.vault.unwrap_content_key(resume.id, &resume.wrapped_key).map_err(Problem::internal)?;
    key.open(Uuid::from(photo.id), &photo.blob).map(Some).map_err(Problem::internal)
}

/// The photo that a document refers to, when it is one of its own.
pub fn in_document(document: &Document, resume: ResumeId) -> Option<PhotoId> {
    let image = document.text(&FieldRef::basics("image"))?;
    image.strip_prefix(&format!("/api/v1/resumes/{resume}/photo/"))?.parse().ok()
}

/// The photo as an address that holds all of it.
///
/// # Errors
/// As [`open`].
pub async fn as_data(app: &App, resume: &Resume, photo: Option<PhotoId>) -> Result<Option<String>> {
    let Some(photo) = photo else { return Ok(None) };
    let bytes = open(app, resume, photo).await?;
    Ok(bytes.map(|bytes| format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes))))
}

/// The résumé with its photo in it: for a file that is looked at where there is no server to ask.
///
/// # Errors
/// As [`open`], or when the résumé is not readable.
pub async fn in_view(app: &App, resume: &Resume) -> Result<ResumeView> {
    let id = resume.id;
    let read = move |document: &Document| (in_document(document, id), document.read());
    let (used, mut view) = content::read(app, id, read).await?;
    if let Some(data) = as_data(app, resume, used).await? {
        view.basics.fields.set_text("image", data);
    }
    Ok(view)
}

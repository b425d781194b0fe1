//! `POST /resumes/{id}/duplicate`

use axum::extract::State;
use axum::response::Response;
use crdt::jsonresume::{self, Export};
use serde::Deserialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use super::super::covers;
use super::create::{self, Created};
use crate::accounts::names;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::problem::{Problem, Result};
use crate::resumes::{access, content, tags, titles};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Copy {
    /// Without it: the title of the original and "(copy)".
    title: Option<String>,
}

/// Makes a new résumé of the caller's own with the same content. Nobody else is in it, whoever is in the original.
///
/// Whoever may read a résumé may export and import it: a copy needs no more. It is made of the lossless export, so
/// nothing in it has the id of something in the original, and what was deleted there is not in the copy. The caller's
/// tags are given to it too, and it has a copy of each cover letter.
#[utoipa::path(post, path = "/resumes/{id}/duplicate", tag = "résumés", params(("id" = String, Path)),
    request_body = Copy, responses(
        (status = CREATED, body = Created),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "A title that is none"),
    ))]
pub(super) async fn duplicate(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Body(wanted): Body<Copy>,
) -> Result<Response> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let title = match wanted.title {
        Some(title) => names::title(&title)?,
        None => names::title_from(&format!("{} (copy)", titles::open(&app, &access.resume)?)),
    };
    let json = content::read(&app, id, |document| jsonresume::export(document, Export::Lossless)).await?;
    // What was odd in the original's file was said when it came.
    let (copy, _notes) = create::make(&app, &me, &title, json, None).await?;
    if let Some(sealed) = app.store.tags(id, me.user).await? {
        let own = tags::open(&app, &access.resume, me.user, &sealed)?;
        let made = app.store.resume(copy).await?.ok_or_else(|| Problem::internal("a new résumé is gone"))?;
        tags::put(&app, copy, &made.wrapped_key, me.user, &own).await?;
    }
    covers::copy_all(&app, &me, id, copy).await?;
    create::answer(&app, copy, Vec::new()).await
}

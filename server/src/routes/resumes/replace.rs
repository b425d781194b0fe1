//! `PUT /resumes/{id}`

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use crdt::cover;
use crdt::jsonresume::{self, Imported};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use super::etag::{self, IfMatch};
use crate::accounts::account;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::resumes::content::{self, ImportNote};
use crate::resumes::dice::Dice;
use crate::resumes::summary::Summary;
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct NewContent {
    /// The whole content, as JSON Resume. Parts with the ids of an earlier GET are changed in place.
    #[schema(value_type = Option<Object>)]
    resume: Option<Box<RawValue>>,
    /// For a cover letter, in its place: all that the letter says.
    #[schema(value_type = Option<Object>)]
    cover: Option<Box<RawValue>>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Replaced {
    #[serde(flatten)]
    summary: Summary,
    /// What in the content was not as JSON Resume says. It was kept as it is.
    notes: Vec<ImportNote>,
}

/// Replaces the content, applied as a difference: people who type elsewhere in it are not disturbed.
#[utoipa::path(put, path = "/resumes/{id}", tag = "résumés", request_body = NewContent,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header, description = "The ETag of what you read")),
    responses(
        (status = OK, body = Replaced),
        (status = FORBIDDEN, body = Problem, description = "Needs an editor"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = PRECONDITION_FAILED, body = Problem, description = "Changed since it was read"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Not a résumé, or not a letter"),
    ))]
pub(super) async fn replace(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    headers: HeaderMap,
    Body(body): Body<NewContent>,
) -> Result<Response> {
    let access = access::to_document(&app, &me, id, Role::Editor).await?;
    let if_match = IfMatch::read(&headers)?;
    let is_cover = access.resume.beside.is_some();
    let (field, raw) = if is_cover { ("cover", body.cover) } else { ("resume", body.resume) };
    let raw = raw.ok_or_else(|| Problem::invalid_field(field, "is missing"))?;
    let json = content::parse(field, &raw)?;
    let who = hub::Who {
        user: me.user,
        name: account::of(&app, me.user).await?.name,
        // Nobody sees a caret of it.
        slot: 0,
        role: access.role,
        grant: me.grant,
    };
    let mut dice = Dice(app.rng.clone());
    let at_unix_ms = unix_ms(app.now());
    let edited = app.hub.edit(id, who, move |document| {
        let now = etag::of(&content::written(document, is_cover));
        if !if_match.allows(&now) {
            return Err(etag::changed_meanwhile());
        }
        let Imported { update, notes } = if is_cover {
            cover::replace(document, &json, &mut dice, at_unix_ms).map_err(|error| content::not_a_letter(&error))?
        } else {
            let imported = jsonresume::replace(document, &json, &mut dice, at_unix_ms);
            imported.map_err(|error| content::not_a_resume(&error))?
        };
        content::check_size(document.encode().len())?;
        let tag = etag::of(&content::written(document, is_cover));
        Ok((update, (notes, tag)))
    });
    let (notes, tag) = edited.await?;
    let resume = app.store.resume(id).await?.ok_or_else(|| Problem::not_found("résumé"))?;
    let replaced = Replaced {
        summary: Summary::of(&app, &resume, access.role)?,
        notes: notes.into_iter().map(ImportNote::from).collect(),
    };
    Ok(([(header::ETAG, etag::header_value(&tag))], axum::Json(replaced)).into_response())
}

fn unix_ms(at: time::OffsetDateTime) -> i64 {
    at.unix_timestamp() * 1000 + i64::from(at.millisecond())
}

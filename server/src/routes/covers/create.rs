//! `POST /resumes/{id}/covers`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use crdt::json::{Json, Object};
use crdt::{Document, cover, jsonresume};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::names;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::problem::{Problem, Result};
use crate::resumes::content::{self, ImportNote};
use crate::resumes::dice::Dice;
use crate::resumes::summary::Summary;
use crate::resumes::{access, beginning, titles};
use crate::state::App;

/// What a letter to nobody in particular is called.
const UNTITLED: &str = "Cover letter";
/// So many a résumé may have, those in the bin among them.
const MOST: usize = 200;

#[derive(Deserialize, ToSchema)]
pub(super) struct Beginning {
    /// Without it: whom it is to, or "Cover letter".
    title: Option<String>,
    /// What it says: `recipient`, `jobTitle`, `company`, `address` (a list of lines), `date`, `subject`, `greeting`,
    /// `paragraphs` (a list), `closing`, `signature`. Without it: nothing yet.
    #[schema(value_type = Option<Object>)]
    cover: Option<Box<RawValue>>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct CreatedCover {
    #[serde(flatten)]
    summary: Summary,
    /// What was not as it should be. It was kept as it is.
    notes: Vec<ImportNote>,
}

/// Makes a cover letter beside a résumé. Whoever may do something with the résumé may do it with the letter; its page has the
/// résumé's head and look.
#[utoipa::path(post, path = "/resumes/{id}/covers", tag = "cover letters", params(("id" = String, Path)),
    request_body = Beginning, responses(
        (status = CREATED, body = CreatedCover),
        (status = FORBIDDEN, body = Problem, description = "Needs an editor"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = CONFLICT, body = Problem, description = "It has as many as a résumé may have"),
        (status = PAYLOAD_TOO_LARGE, body = Problem, description = "Larger than a letter may be"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Not a letter"),
    ))]
pub(super) async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Body(beginning): Body<Beginning>,
) -> Result<Response> {
    let access = access::to_resume(&app, &me, id, Role::Editor).await?;
    let wanted = beginning.title.as_deref().map(names::title).transpose()?;
    let json = match &beginning.cover {
        Some(raw) => content::parse("cover", raw)?,
        None => Json::Object(Object::new()),
    };
    if app.store.covers_of(id).await?.len() >= MOST {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "too-many-letters",
            format!("A résumé may have {MOST} cover letters. Make a copy of it for more."),
        ));
    }
    let title = wanted.unwrap_or_else(|| title_of(&json));
    let (made, notes) = make(&app, &me, id, &title, json).await?;
    app.hub.letters_changed(id).await;
    let letter = app.store.resume(made).await?.ok_or_else(|| Problem::internal("a new letter is gone"))?;
    let created = CreatedCover {
        summary: Summary::of(&app, &letter, access.role)?,
        notes: notes.into_iter().map(ImportNote::from).collect(),
    };
    Ok(beginning::created(made, created))
}

/// Gives one résumé a copy of each letter beside another.
pub(in crate::routes) async fn copy_all(app: &App, me: &SignedIn, from: ResumeId, to: ResumeId) -> Result<()> {
    for letter in app.store.covers_of(from).await?.iter().filter(|letter| letter.deleted_at.is_none()) {
        let json = content::read(app, letter.id, |document| cover::export(document, false)).await?;
        // What was odd in the original's was said when it came.
        let (_, _notes) = make(app, me, to, &titles::open(app, letter)?, json).await?;
    }
    Ok(())
}

/// The letter's row and the first of its log, in one transaction: nothing is stored half.
async fn make(
    app: &App,
    me: &SignedIn,
    beside: ResumeId,
    title: &str,
    json: Json,
) -> Result<(ResumeId, Vec<jsonresume::Note>)> {
    let seed = move |document: &mut Document, dice: &mut Dice| {
        cover::seed(document, &json, dice).map(|seeded| seeded.notes).map_err(|error| content::not_a_letter(&error))
    };
    let seeded = beginning::seeded(app, seed).await?;
    let new = beginning::rows(app, me, title, &seeded);
    let id = new.id;
    // The role was asked before, and is asked again in the transaction that writes.
    let made = app.store.create_cover(beside, new).await?;
    if made { Ok((id, seeded.notes)) } else { Err(Problem::not_found("résumé")) }
}

/// The company, the person, the subject: what is there.
fn title_of(json: &Json) -> String {
    let words = |key| names::title_from(json.get(key).and_then(Json::as_str).unwrap_or_default());
    let said = ["company", "recipient", "subject"].into_iter().map(words).find(|words| !words.is_empty());
    said.unwrap_or_else(|| UNTITLED.to_owned())
}

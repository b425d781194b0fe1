//! `POST /resumes`

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use crdt::json::Json;
use crdt::{Document, Id, jsonresume};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::names;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Body;
use crate::problem::{Problem, Result};
use crate::resumes::content::{self, ImportNote};
use crate::resumes::dice::Dice;
use crate::resumes::summary::Summary;
use crate::resumes::{beginning, titles};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Beginning {
    /// Without it: the name in the résumé, or "Untitled résumé".
    title: Option<String>,
    /// The name of a template.
    template: Option<String>,
    /// A JSON Resume to begin with. Without it: an empty one.
    #[schema(value_type = Option<Object>)]
    resume: Option<Box<RawValue>>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Created {
    #[serde(flatten)]
    summary: Summary,
    /// What in the file was not as JSON Resume says. It was kept as it is.
    notes: Vec<ImportNote>,
}

/// Makes a résumé, empty or from JSON Resume. One bad field does not refuse a file; notes say what was found.
#[utoipa::path(post, path = "/resumes", tag = "résumés", request_body = Beginning, responses(
    (status = CREATED, body = Created),
    (status = BAD_REQUEST, body = Problem, description = "Not JSON"),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
    (status = PAYLOAD_TOO_LARGE, body = Problem, description = "Larger than a résumé may be"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Not a résumé"),
))]
pub(super) async fn create(State(app): State<App>, me: SignedIn, Body(beginning): Body<Beginning>) -> Result<Response> {
    let wanted_title = beginning.title.as_deref().map(names::title).transpose()?;
    let template = beginning.template.as_deref().map(|name| names::line("template", name, 50)).transpose()?;
    let json = match &beginning.resume {
        Some(raw) => content::parse("resume", raw)?,
        None => Json::Object(BTreeMap::new()),
    };
    let title = wanted_title.unwrap_or_else(|| title_of(&json));

    let (id, notes) = make(&app, &me, &title, json, template).await?;
    answer(&app, id, notes).await
}

/// Makes a résumé from JSON Resume; gives its id, and what was odd in the file.
pub(super) async fn make(
    app: &App,
    me: &SignedIn,
    title: &str,
    json: Json,
    template: Option<String>,
) -> Result<(ResumeId, Vec<jsonresume::Note>)> {
    let seed = move |document: &mut Document, dice: &mut Dice| {
        let imported = jsonresume::import(document, &json, dice).map_err(|error| content::not_a_resume(&error))?;
        if let Some(template) = template {
            document.edit(|edit| edit.set_value(&Id::settings(), "template", Some(&template)));
        }
        Ok(imported.notes)
    };
    let seeded = beginning::seeded(app, seed).await?;
    // The résumé, its owner and its first log row, in one transaction: nothing is stored half.
    let new = beginning::rows(app, me, title, &seeded);
    let id = new.id;
    app.store.create_resume(new).await?;
    Ok((id, seeded.notes))
}

/// 201, with where the new résumé is.
pub(super) async fn answer(app: &App, id: ResumeId, notes: Vec<jsonresume::Note>) -> Result<Response> {
    let resume = app.store.resume(id).await?.ok_or_else(|| Problem::internal("a new résumé is gone"))?;
    let created = Created {
        summary: Summary::of(app, &resume, Role::Owner)?,
        notes: notes.into_iter().map(ImportNote::from).collect(),
    };
    Ok(beginning::created(id, created))
}

fn title_of(json: &Json) -> String {
    let name = json.get("basics").and_then(|basics| basics.get("name")).and_then(Json::as_str).unwrap_or_default();
    let name = names::title_from(name);
    if name.is_empty() { titles::UNTITLED.to_owned() } else { name }
}

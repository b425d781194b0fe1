//! `POST /resumes`

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crdt::json::Json;
use crdt::{Document, Id, jsonresume};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{FirstRow, NewResume, ResumeId, Role, RowId};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::names;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Body;
use crate::problem::{Problem, Result};
use crate::resumes::content::{self, ImportNote};
use crate::resumes::dice::Dice;
use crate::resumes::summary::Summary;
use crate::resumes::titles;
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
    let mut dice = Dice(app.rng.clone());
    // A large file is work for more than a moment: off the async threads.
    let seeded = tokio::task::spawn_blocking(move || seed(&json, template.as_deref(), &mut dice));
    let seeded = seeded.await.map_err(Problem::internal)??;
    content::check_size(seeded.update.len())?;
    let id = ResumeId::new(&*app.clock, &*app.rng);
    store_it(app, me, id, title, &seeded).await?;
    Ok((id, seeded.notes))
}

/// 201, with where the new résumé is.
pub(super) async fn answer(app: &App, id: ResumeId, notes: Vec<jsonresume::Note>) -> Result<Response> {
    let resume = app.store.resume(id).await?.ok_or_else(|| Problem::internal("a new résumé is gone"))?;
    let created = Created {
        summary: Summary::of(app, &resume, Role::Owner)?,
        notes: notes.into_iter().map(ImportNote::from).collect(),
    };
    let mut response = (StatusCode::CREATED, axum::Json(created)).into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/resumes/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

struct Seeded {
    update: Vec<u8>,
    client: u64,
    notes: Vec<jsonresume::Note>,
}

fn seed(json: &Json, template: Option<&str>, dice: &mut Dice) -> Result<Seeded> {
    let client = dice.client_id();
    let mut document = Document::new(client);
    let imported = jsonresume::import(&mut document, json, dice).map_err(|error| content::not_a_resume(&error))?;
    if let Some(template) = template {
        document.edit(|edit| edit.set_value(&Id::settings(), "template", Some(template)));
    }
    Ok(Seeded { update: document.encode(), client, notes: imported.notes })
}

/// The résumé, its owner and its first log row, in one transaction: nothing is stored half.
async fn store_it(app: &App, me: &SignedIn, id: ResumeId, title: &str, seeded: &Seeded) -> Result<()> {
    let (key, wrapped_key) = app.vault.new_content_key(&*app.rng, id);
    let row = RowId::new(&*app.clock, &*app.rng);
    let first =
        FirstRow { row, clients: vec![seeded.client], blob: key.seal(&*app.rng, Uuid::from(row), &seeded.update) };
    let new = NewResume {
        id,
        owner: me.user,
        title: titles::seal(app, &key, id, title),
        wrapped_key,
        first: Some(first),
        at: app.now(),
    };
    Ok(app.store.create_resume(new).await?)
}

fn title_of(json: &Json) -> String {
    let name = json.get("basics").and_then(|basics| basics.get("name")).and_then(Json::as_str).unwrap_or_default();
    let name = names::title_from(name);
    if name.is_empty() { titles::UNTITLED.to_owned() } else { name }
}

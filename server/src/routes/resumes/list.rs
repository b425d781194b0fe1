//! `GET /resumes`

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Query;
use crate::problem::{Problem, Result};
use crate::resumes::summary::Summary;
use crate::state::App;

#[derive(Deserialize, IntoParams)]
pub(super) struct Which {
    /// True for what is in the bin instead.
    #[serde(default)]
    bin: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Summaries {
    resumes: Vec<Summary>,
}

/// The résumés one is a member of, the last edited first.
#[utoipa::path(get, path = "/resumes", tag = "résumés", params(Which), responses(
    (status = OK, body = Summaries),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
))]
pub(super) async fn list(State(app): State<App>, me: SignedIn, Query(which): Query<Which>) -> Result<Json<Summaries>> {
    let mut rows = app.store.resumes_of(me.user).await?;
    rows.retain(|(resume, _)| resume.deleted_at.is_some() == which.bin);
    rows.sort_by(|(a, _), (b, _)| b.updated_at.cmp(&a.updated_at).then(b.id.cmp(&a.id)));
    let resumes = rows.iter().map(|(resume, role)| Summary::of(&app, resume, *role)).collect::<Result<_>>()?;
    Ok(Json(Summaries { resumes }))
}

//! `GET /resumes/{id}/covers`

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::{ResumeId, Role};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::signed_in::SignedIn;
use crate::extract::{Path, Query};
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::resumes::summary::Summary;
use crate::state::App;

#[derive(Deserialize, IntoParams)]
pub(super) struct Which {
    /// True for those in the bin instead.
    #[serde(default)]
    bin: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Covers {
    covers: Vec<Summary>,
}

/// The cover letters beside a résumé, the oldest first.
#[utoipa::path(get, path = "/resumes/{id}/covers", tag = "cover letters", params(("id" = String, Path), Which),
    responses(
        (status = OK, body = Covers),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    ))]
pub(super) async fn list(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Query(which): Query<Which>,
) -> Result<Json<Covers>> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let letters = app.store.covers_of(id).await?;
    let shown = letters.iter().filter(|letter| letter.deleted_at.is_some() == which.bin);
    let covers = shown.map(|letter| Summary::of(&app, letter, access.role)).collect::<Result<_>>()?;
    Ok(Json(Covers { covers }))
}

//! `GET /resumes`

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::ResumeId;
use utoipa::{IntoParams, ToSchema};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Query;
use crate::problem::{Problem, Result};
use crate::resumes::summary::Summary;
use crate::resumes::{person, tags};
use crate::state::App;

#[derive(Deserialize, IntoParams)]
pub(super) struct Which {
    /// True for what is in the bin instead.
    #[serde(default)]
    bin: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Summaries {
    resumes: Vec<Listed>,
}

/// A résumé in the list.
#[derive(Serialize, ToSchema)]
pub(super) struct Listed {
    #[serde(flatten)]
    summary: Summary,
    /// The name that stands in it; empty when there is none.
    name: String,
    /// The caller's own tags.
    tags: Vec<String>,
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
    if !which.bin {
        person::refresh(&app, &mut rows).await;
    }
    let tagged: HashMap<ResumeId, Vec<u8>> = app.store.tags_of(me.user).await?.into_iter().collect();
    let listed = rows.iter().map(|(resume, role)| {
        let sealed = tagged.get(&resume.id);
        Ok(Listed {
            summary: Summary::of(&app, resume, *role)?,
            name: person::open(&app, resume)?,
            tags: sealed.map(|sealed| tags::open(&app, resume, me.user, sealed)).transpose()?.unwrap_or_default(),
        })
    });
    Ok(Json(Summaries { resumes: listed.collect::<Result<_>>()? }))
}

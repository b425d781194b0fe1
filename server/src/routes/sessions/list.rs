//! `GET /sessions`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::Credential;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::shown;
use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Sessions {
    sessions: Vec<SessionEntry>,
}

#[derive(Serialize, ToSchema)]
struct SessionEntry {
    id: String,
    /// True for the session that asks.
    current: bool,
    /// The browser's own words about itself.
    device: Option<String>,
    /// Where it was last used from.
    ip: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    last_seen_at: OffsetDateTime,
}

/// Where one is signed in.
#[utoipa::path(get, path = "/sessions", tag = "accounts", responses(
    (status = OK, body = Sessions),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
))]
pub(super) async fn list(State(app): State<App>, me: SignedIn) -> Result<Json<Sessions>> {
    let now = app.now();
    let rows = app.store.sessions_of(me.user).await?;
    let sessions = rows
        .into_iter()
        .filter(|row| row.expires_at > now)
        .map(|row| SessionEntry {
            id: shown(&row.id_hash),
            current: me.grant.via == Credential::Session(row.id_hash),
            device: row.user_agent,
            ip: row.ip,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
        })
        .collect();
    Ok(Json(Sessions { sessions }))
}

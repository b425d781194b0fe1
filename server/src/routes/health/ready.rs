//! `GET /readyz`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Readiness {
    /// Whether requests should be sent here.
    ready: bool,
    /// "ok", or what is wrong.
    database: String,
    /// "ok", "none" (one replica), or what is wrong. Without news from Redis edits still arrive, about a second later.
    relay: String,
}

/// Whether this replica can serve: it is not stopping, and its database answers.
#[utoipa::path(get, path = "/readyz", tag = "health", security(()), responses(
    (status = OK, body = Readiness),
    (status = SERVICE_UNAVAILABLE, body = Readiness, description = "Send requests elsewhere"),
))]
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, Json<Readiness>) {
    let database = app.store.ping().await;
    let stopping = app.stopping.is_cancelled();
    let ready = database.is_ok() && !stopping;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let database = match database {
        Ok(()) => "ok".to_owned(),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            "does not answer".to_owned()
        }
    };
    (status, Json(Readiness { ready, database, relay: app.hub.health().relay.to_string() }))
}

//! `DELETE /sessions/{id}`

use axum::extract::State;
use axum::http::StatusCode;

use super::shown;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::state::App;

/// Signs out elsewhere: ends one of one's sessions, and the live connections that it opened.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "accounts", params(("id" = String, Path)), responses(
    (status = NO_CONTENT),
    (status = NOT_FOUND, body = Problem, description = "No such session of yours"),
))]
pub(super) async fn delete(State(app): State<App>, me: SignedIn, Path(id): Path<String>) -> Result<StatusCode> {
    let sessions = app.store.sessions_of(me.user).await?;
    let session = sessions.iter().find(|session| shown(&session.id_hash) == id);
    let session = session.ok_or_else(|| Problem::not_found("session"))?;
    app.store.delete_session(session.id_hash).await?;
    live::recheck_everywhere(&app, me.user).await;
    Ok(StatusCode::NO_CONTENT)
}

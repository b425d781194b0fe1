//! `POST /auth/logout`

use axum::extract::State;
use axum::http::StatusCode;
use tower_sessions::Session;

use crate::accounts::session;
use crate::live;
use crate::problem::Result;
use crate::state::App;

/// Ends this browser's session, and the live connections that it opened. Fine when nobody is signed in.
#[utoipa::path(post, path = "/auth/logout", tag = "accounts", responses((status = NO_CONTENT)))]
pub(super) async fn logout(State(app): State<App>, session: Session) -> Result<StatusCode> {
    let user: Option<String> = session.get(session::USER).await.map_err(session::failed)?;
    session.flush().await.map_err(session::failed)?;
    if let Some(user) = user.and_then(|user| user.parse().ok()) {
        live::recheck_everywhere(&app, user).await;
    }
    Ok(StatusCode::NO_CONTENT)
}

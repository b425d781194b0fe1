//! `DELETE /tokens/{id}`

use axum::extract::State;
use axum::http::StatusCode;
use store::TokenId;

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::state::App;

/// Ends a token, and the live connections that it opened.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "accounts", params(("id" = String, Path)), responses(
    (status = NO_CONTENT),
    (status = NOT_FOUND, body = Problem, description = "No such token of yours"),
))]
pub(super) async fn delete(State(app): State<App>, me: SignedIn, Path(id): Path<TokenId>) -> Result<StatusCode> {
    if !app.store.delete_token(me.user, id).await? {
        return Err(Problem::not_found("token"));
    }
    live::recheck_everywhere(&app, me.user).await;
    Ok(StatusCode::NO_CONTENT)
}

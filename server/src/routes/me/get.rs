//! `GET /me`

use axum::Json;
use axum::extract::State;

use crate::accounts::account::{self, Account};
use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::state::App;

/// Who is signed in.
#[utoipa::path(get, path = "/me", tag = "accounts", responses(
    (status = OK, body = Account),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
))]
pub(super) async fn get(State(app): State<App>, me: SignedIn) -> Result<Json<Account>> {
    Ok(Json(account::of(&app, me.user).await?))
}

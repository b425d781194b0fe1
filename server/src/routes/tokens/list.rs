//! `GET /tokens`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Tokens {
    tokens: Vec<TokenEntry>,
}

#[derive(Serialize, ToSchema)]
struct TokenEntry {
    id: String,
    name: String,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    last_used_at: Option<OffsetDateTime>,
}

/// One's tokens, without their secrets.
#[utoipa::path(get, path = "/tokens", tag = "accounts", responses(
    (status = OK, body = Tokens),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
))]
pub(super) async fn list(State(app): State<App>, me: SignedIn) -> Result<Json<Tokens>> {
    let tokens = app.store.tokens_of(me.user).await?;
    let tokens = tokens
        .into_iter()
        .map(|token| TokenEntry {
            id: token.id.to_string(),
            name: token.name,
            created_at: token.created_at,
            last_used_at: token.last_used_at,
        })
        .collect();
    Ok(Json(Tokens { tokens }))
}

//! `POST /tokens`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use store::{NewToken, TokenId};
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::accounts::{names, secrets};
use crate::extract::Body;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct TokenName {
    /// What it is for, so that its owner knows which to delete.
    name: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct FreshToken {
    id: String,
    name: String,
    /// The token. Shown only now.
    token: String,
}

/// Makes a token: whoever has it acts as its owner, until it is deleted.
#[utoipa::path(post, path = "/tokens", tag = "accounts", request_body = TokenName, responses(
    (status = CREATED, body = FreshToken),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
))]
pub(super) async fn create(
    State(app): State<App>,
    me: SignedIn,
    Body(TokenName { name }): Body<TokenName>,
) -> Result<(StatusCode, Json<FreshToken>)> {
    let name = names::line("name", &name, 100)?;
    let token = secrets::new_token(&*app.rng);
    let id = TokenId::new(&*app.clock, &*app.rng);
    app.store
        .create_token(NewToken {
            id,
            user: me.user,
            name: name.clone(),
            hash: secrets::hash(&token),
            created_at: app.now(),
        })
        .await?;
    Ok((StatusCode::CREATED, Json(FreshToken { id: id.to_string(), name, token })))
}

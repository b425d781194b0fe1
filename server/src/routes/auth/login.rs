//! `POST /auth/login`

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use tower_sessions::Session;
use utoipa::ToSchema;

use crate::accounts::account::{self, Account};
use crate::accounts::client_ip::ClientIp;
use crate::accounts::{passwords, session};
use crate::extract::Body;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Login {
    email: String,
    #[schema(format = Password)]
    password: String,
}

/// Signs in: sets the session cookie. An unknown address and a wrong password look and take the same.
#[utoipa::path(post, path = "/auth/login", tag = "accounts", security(()), request_body = Login, responses(
    (status = OK, body = Account),
    (status = UNAUTHORIZED, description = "Unknown address or wrong password", body = Problem),
    (status = TOO_MANY_REQUESTS, description = "Too many attempts", body = Problem),
))]
pub(super) async fn login(
    State(app): State<App>,
    session: Session,
    ip: ClientIp,
    headers: HeaderMap,
    Body(login): Body<Login>,
) -> Result<Json<Account>> {
    let address = app.vault.address_hash(&login.email);
    app.attempts.password(address, ip.0, app.now())?;

    let user = app.store.user_by_address(address).await?;
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    // No account has such a password, and hashing a megabyte would be a free computer for whoever sends it.
    let fits = login.password.len() <= passwords::LONGEST && app.passwords.verify(&login.password, hash).await?;
    let Some(user) = user.filter(|_| fits) else {
        return Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "wrong-credentials",
            "The address or the password is wrong. Check both and try again.",
        ));
    };
    app.attempts.password_was_right(&address);
    session::begin(&app, &session, user.id, ip, &headers).await?;
    Ok(Json(account::open(&app, &user)?))
}

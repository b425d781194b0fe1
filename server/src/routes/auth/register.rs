//! `POST /auth/register`

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use store::StoreError;
use tower_sessions::Session;
use utoipa::ToSchema;

use crate::accounts::account::{self, Account, NewAccount};
use crate::accounts::client_ip::ClientIp;
use crate::accounts::email::Email;
use crate::accounts::{names, passwords, session};
use crate::extract::Body;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Registration {
    #[schema(example = "ada@example.org")]
    email: String,
    /// 1 to 100 characters.
    name: String,
    /// At least 10 characters.
    #[schema(format = Password)]
    password: String,
}

/// Makes an account and signs in.
#[utoipa::path(post, path = "/auth/register", tag = "accounts", security(()), request_body = Registration, responses(
    (status = CREATED, body = Account),
    (status = CONFLICT, description = "The address has an account", body = Problem),
    (status = UNPROCESSABLE_ENTITY, description = "A field is wrong", body = Problem),
    (status = TOO_MANY_REQUESTS, body = Problem, description = "Too many accounts from this address"),
))]
pub(super) async fn register(
    State(app): State<App>,
    session: Session,
    ip: ClientIp,
    headers: HeaderMap,
    Body(registration): Body<Registration>,
) -> Result<(StatusCode, Json<Account>)> {
    let email = Email::parse(&registration.email)?;
    let name = names::person(&registration.name)?;
    passwords::check_shape(&registration.password)?;
    app.attempts.registration(ip.0, app.now())?;

    let password_hash = app.passwords.hash(&registration.password).await?;
    let user = account::create(&app, NewAccount { email: &email, name: &name, password_hash }).await.map_err(taken)?;
    session::begin(&app, &session, user, ip, &headers).await?;
    let account = Account { id: user.to_string(), email: email.as_str().to_owned(), name };
    Ok((StatusCode::CREATED, Json(account)))
}

fn taken(error: StoreError) -> Problem {
    match error {
        StoreError::Taken(_) => Problem::new(
            StatusCode::CONFLICT,
            "address-taken",
            "This address already has an account. Sign in with it, or use another address.",
        )
        .with_field("email", "already has an account"),
        other => other.into(),
    }
}

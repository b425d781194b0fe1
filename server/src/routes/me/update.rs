//! `PATCH /me`

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use store::Credential;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::password_check;
use crate::accounts::account::{self, Account};
use crate::accounts::client_ip::ClientIp;
use crate::accounts::signed_in::SignedIn;
use crate::accounts::{names, passwords};
use crate::extract::Body;
use crate::live;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Changes {
    /// A new name.
    name: Option<String>,
    /// A new password; needs `current_password`.
    #[schema(format = Password)]
    password: Option<String>,
    #[schema(format = Password)]
    current_password: Option<String>,
}

/// Changes the name or the password. A new password ends all other sessions.
#[utoipa::path(patch, path = "/me", tag = "accounts", request_body = Changes, responses(
    (status = OK, body = Account),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "A field is wrong"),
))]
pub(super) async fn update(
    State(app): State<App>,
    me: SignedIn,
    ip: ClientIp,
    Body(changes): Body<Changes>,
) -> Result<Json<Account>> {
    let mut user = app.store.user(me.user).await?.ok_or_else(Problem::not_signed_in)?;
    if let Some(name) = &changes.name {
        let name = names::person(name)?;
        user.name = app.vault.seal_account(&*app.rng, Uuid::from(user.id), name.as_bytes());
    }
    if let Some(password) = &changes.password {
        passwords::check_shape(password)?;
        password_check::current(&app, &user, changes.current_password.as_deref(), ip).await?;
        user.password_hash = app.passwords.hash(password).await?;
    }
    let account = account::open(&app, &user)?;
    app.store.update_user(user).await?;
    if changes.password.is_some() {
        end_other_sessions(&app, &me).await?;
    }
    Ok(Json(account))
}

/// Whoever knew the old password is signed out.
async fn end_other_sessions(app: &App, me: &SignedIn) -> Result<()> {
    for session in app.store.sessions_of(me.user).await? {
        if me.grant.via != Credential::Session(session.id_hash) {
            app.store.delete_session(session.id_hash).await?;
        }
    }
    live::recheck_everywhere(app, me.user).await;
    Ok(())
}

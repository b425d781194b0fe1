//! `GET /invitations/{secret}`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::Role;
use utoipa::ToSchema;

use crate::accounts::account;
use crate::accounts::client_ip::ClientIp;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::titles;
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Shown {
    /// The résumé's title.
    title: String,
    /// What the invited will be.
    #[schema(value_type = String)]
    role: Role,
    /// Who invites.
    from: String,
}

/// What an invitation is for. Needs no account: the secret is enough.
#[utoipa::path(get, path = "/invitations/{secret}", tag = "members", security(()), params(("secret" = String, Path)),
    responses(
        (status = OK, body = Shown),
        (status = NOT_FOUND, body = Problem, description = "Unknown, used or expired"),
    ))]
pub(super) async fn get(State(app): State<App>, ip: ClientIp, Path(secret): Path<String>) -> Result<Json<Shown>> {
    let invitation = super::open(&app, &secret, ip).await?;
    let resume = app.store.resume(invitation.resume).await?.ok_or_else(super::gone)?;
    let from = account::of(&app, invitation.invited_by).await.map_err(|_| super::gone())?.name;
    Ok(Json(Shown { title: titles::open(&app, &resume)?, role: invitation.role, from }))
}

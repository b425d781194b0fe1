//! `POST /invitations/{secret}/accept`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::client_ip::ClientIp;
use crate::accounts::secrets;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::live;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Joined {
    resume_id: String,
}

/// Joins the résumé as the one who is signed in. Works once; who is a member already keeps the higher role.
#[utoipa::path(post, path = "/invitations/{secret}/accept", tag = "members", params(("secret" = String, Path)),
    responses(
        (status = OK, body = Joined),
        (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, used or expired"),
    ))]
pub(super) async fn accept(
    State(app): State<App>,
    me: SignedIn,
    ip: ClientIp,
    Path(secret): Path<String>,
) -> Result<Json<Joined>> {
    super::open(&app, &secret, ip).await?;
    let resume =
        app.store.accept_invitation(secrets::hash(&secret), me.user, app.now()).await?.ok_or_else(super::gone)?;
    live::recheck(&app, resume, me.user).await;
    Ok(Json(Joined { resume_id: resume.to_string() }))
}

//! `/invitations/{secret}`: the link in the mail.

mod accept;
mod get;

use store::Invitation;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::client_ip::ClientIp;
use crate::accounts::secrets;
use crate::problem::{Problem, Result};
use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get::get)).routes(routes!(accept::accept))
}

/// The invitation behind `secret`, unless it expired.
async fn open(app: &App, secret: &str, ip: ClientIp) -> Result<Invitation> {
    app.attempts.invitation(ip.0, app.now())?;
    let invitation = app.store.invitation_by_secret(secrets::hash(secret)).await?;
    invitation.filter(|invitation| invitation.expires_at > app.now()).ok_or_else(gone)
}

fn gone() -> Problem {
    Problem::new(
        axum::http::StatusCode::NOT_FOUND,
        "invitation-gone",
        "This invitation does not exist, was used already, or has expired. Ask for a new one.",
    )
}

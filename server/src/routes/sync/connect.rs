//! `GET /sync/{resume_id}`

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use hub::JoinRequest;
use serde::Deserialize;
use store::ResumeId;
use tower_sessions::Session;
use utoipa::IntoParams;

use super::admission::{self, Refusal, Visitor};
use super::pump;
use super::upgrade::{Socket, Upgrade};
use crate::accounts::client_ip::ClientIp;
use crate::extract::{Path, Query};
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, IntoParams)]
pub(super) struct Credentials {
    /// An API token, for clients that cannot set the Authorization header.
    token: Option<String>,
    /// The id of the person whose replica this is. Somebody else is answered as if not signed in: what one person has
    /// written goes out under no other name, whoever the browser is signed in as meanwhile.
    r#as: Option<String>,
}

/// Opens the live document: frames are those of y-protocols. Refusals come as close codes: 4400 malformed, 4401 not
/// signed in, 4403 not allowed (final); 4509 access changed, 4529 too fast, 1013 come back later (try again).
#[utoipa::path(get, path = "/sync/{resume_id}", tag = "live", params(("resume_id" = String, Path), Credentials),
    responses(
        (status = SWITCHING_PROTOCOLS, description = "A WebSocket, perhaps one that is closed at once with a reason"),
        (status = UPGRADE_REQUIRED, body = Problem, description = "No WebSocket was asked for"),
    ))]
#[expect(clippy::too_many_arguments, reason = "axum's extractors are arguments")]
pub(super) async fn connect(
    State(app): State<App>,
    Path(resume): Path<String>,
    Query(credentials): Query<Credentials>,
    OriginalUri(uri): OriginalUri,
    session: Session,
    ip: ClientIp,
    headers: HeaderMap,
    upgrade: std::result::Result<Upgrade, WebSocketUpgradeRejection>,
) -> Result<Response> {
    let upgrade = upgrade.map_err(|rejection| no_websocket(&rejection))?;
    let extensions = upgrade.speaks_extensions();
    let Credentials { token, r#as: expected } = &credentials;
    let (token, expected) = (token.as_deref(), expected.as_deref());
    let visitor = Visitor { headers: &headers, uri: &uri, session: &session, ip, token, expected };
    let admitted = admission::admit(&app, &visitor, &resume).await;
    let open = app.sockets.token();
    Ok(upgrade.serve(move |socket| async move {
        let _open = open;
        match admitted {
            Ok((resume, who)) => run(app, socket, JoinRequest { resume, who, extensions }).await,
            Err(refusal) => refuse(&app, socket, refusal).await,
        }
    }))
}

async fn run(app: App, socket: Socket, request: JoinRequest) {
    let resume: ResumeId = request.resume;
    match app.hub.join(request).await {
        Ok(joined) => pump::run(socket, joined).await,
        Err(error) => {
            let refusal: Refusal = admission::refusal_of_join(&error);
            tracing::debug!(%resume, code = refusal.code, "a connection was refused");
            refuse(&app, socket, refusal).await;
        }
    }
}

async fn refuse(app: &App, socket: Socket, refusal: Refusal) {
    app.hub.counters().refused(refusal.code);
    pump::refuse(socket, refusal).await;
}

fn no_websocket(rejection: &WebSocketUpgradeRejection) -> Problem {
    Problem::new(
        StatusCode::UPGRADE_REQUIRED,
        "websocket-required",
        format!("This address speaks WebSocket only: {}.", rejection.body_text().trim_end_matches('.')),
    )
}

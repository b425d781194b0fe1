//! Every address and what answers it. One endpoint, one file: `POST /api/v1/resumes` is `resumes/create.rs`.

mod auth;
mod covers;
mod health;
mod import;
mod invitations;
mod me;
mod members;
mod openapi;
mod password_check;
mod photos;
mod resumes;
mod sessions;
mod sync;
mod tokens;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::accounts::session;
use crate::accounts::session_store::SessionRows;
use crate::guard::{cross_site, headers, log, panics};
use crate::problem::Problem;
use crate::state::App;
use crate::web::{self, ClientFiles};

/// Bodies other than résumés are a few fields.
const BODY_BYTES: usize = 64 * 1024;

/// The whole site.
pub fn site(app: &App) -> Router {
    let (api, description) = OpenApiRouter::with_openapi(openapi::Description::openapi())
        .nest("/api/v1", api())
        .merge(health::routes())
        .split_for_parts();
    let description = Json(description);
    let sessions = SessionRows::new(app.store.clone(), app.clock.clone());

    let api = api
        .route("/api/v1/openapi.json", axum::routing::get(move || std::future::ready(description.clone())))
        .route("/api", any(unknown))
        .route("/api/{*rest}", any(unknown))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(
            ServiceBuilder::new()
                .layer(CompressionLayer::new())
                .layer(from_fn(log::requests))
                .layer(from_fn(headers::private))
                .layer(from_fn_with_state(app.public_url.clone(), cross_site::refuse))
                .layer(session::layer(sessions, &app.public_url))
                .layer(DefaultBodyLimit::max(BODY_BYTES)),
        )
        .with_state(app.clone());

    let client = Router::new().fallback(web::serve).with_state(ClientFiles::choose(&app.config));
    api.fallback_service(client).layer(from_fn(headers::secure)).layer(CatchPanicLayer::custom(panics::answer))
}

fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(auth::routes())
        .merge(me::routes())
        .merge(tokens::routes())
        .merge(sessions::routes())
        .merge(resumes::routes())
        .merge(covers::routes())
        .merge(members::routes())
        .merge(photos::routes())
        .merge(import::routes())
        .merge(invitations::routes())
        .merge(sync::routes())
}

async fn unknown(request: Request) -> Response {
    Problem::new(
        StatusCode::NOT_FOUND,
        "unknown-address",
        format!("There is nothing at {}. What there is stands in /api/v1/openapi.json.", request.uri().path()),
    )
    .into_response()
}

async fn method_not_allowed(request: Request) -> Response {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        format!("{} does not go with {}. See the Allow header.", request.method(), request.uri().path()),
    )
    .into_response()
}

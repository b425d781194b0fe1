//! One line per request, for those who look for it (`RUST_LOG=server=debug`).

use std::time::Instant;

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Logs method, path, status and time. Never the query: it may hold a token.
///
/// Errors that arrive without a body (a session that cannot be stored) leave as problems.
pub async fn requests(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    if response.status().is_server_error() && !response.headers().contains_key(header::CONTENT_TYPE) {
        response = Problem::internal(format_args!("{method} {path} ended without an answer")).into_response();
    }
    let milliseconds = begun.elapsed().as_millis();
    tracing::debug!(%method, path, status = response.status().as_u16(), milliseconds, "answered");
    response
}

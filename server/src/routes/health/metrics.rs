//! `GET /metrics`

use std::fmt::Write;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::state::App;

/// A few gauges in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", tag = "health", security(()), responses((status = OK, body = String)))]
pub(super) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let health = app.hub.health();
    let uptime = (app.now() - app.started).as_seconds_f64();
    let mut text = String::new();
    gauge(&mut text, "tandem_uptime_seconds", "Since this process began to serve.", uptime);
    gauge(&mut text, "tandem_open_rooms", "Résumés open on this replica.", health.rooms as f64);
    gauge(&mut text, "tandem_open_sockets", "WebSockets open on this replica.", app.sockets.len() as f64);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text)
}

fn gauge(text: &mut String, name: &str, help: &str, value: f64) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
}

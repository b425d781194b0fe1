//! `GET /metrics`

use std::fmt::{Display, Write};

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::state::App;

/// Gauges and counters in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", tag = "health", security(()), responses((status = OK, body = String)))]
pub(super) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let health = app.hub.health();
    let uptime = (app.now() - app.started).as_seconds_f64();
    let mut page = Page::default();
    page.gauge("tandem_uptime_seconds", "Since this process began to serve.", uptime);
    page.gauge("tandem_open_rooms", "Résumés open on this replica.", health.rooms);
    page.gauge("tandem_open_sockets", "WebSockets open on this replica.", app.sockets.len());
    page.gauge("tandem_connections", "Connections that have joined a résumé.", health.connections);
    page.gauge("tandem_waiting_bytes", "Edits that wait for their commit.", health.waiting_bytes);
    page.gauge("tandem_rooms_bytes", "Memory that open résumés take, about.", health.memory_bytes);
    page.gauge(
        "tandem_saving",
        "1 while edits are being stored, 0 while the database is away.",
        u8::from(health.saving),
    );
    let counters = app.hub.counters();
    page.counter("tandem_edits_total", "Rows written to logs for people here.", counters.edits.get());
    page.counter("tandem_slow_readers_total", "Queues dropped for one difference.", counters.overflows.get());
    page.counter("tandem_rooms_rebuilt_total", "Rooms built from the database again.", counters.rebuilt.get());
    page.counter("tandem_divergences_total", "Hashes that differed between replicas.", counters.divergences.get());
    page.counter(
        "tandem_quarantines_total",
        "Rooms opened read-only: their log cannot be replayed. Look at the error in the server's log.",
        counters.quarantines.get(),
    );
    page.counter("tandem_snapshots_total", "Snapshots written.", counters.snapshots.get());
    page.counter(
        "tandem_forgotten_rows_total",
        "Rows of logs removed behind old snapshots.",
        counters.forgotten_rows.get(),
    );
    page.head("tandem_refusals_total", "Connections ended or refused, by close code.", "counter");
    for (code, count) in counters.refusals() {
        page.line(&format!("tandem_refusals_total{{code=\"{code}\"}}"), count);
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], page.0)
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn gauge(&mut self, name: &str, help: &str, value: impl Display) {
        self.head(name, help, "gauge");
        self.line(name, value);
    }

    fn counter(&mut self, name: &str, help: &str, value: u64) {
        self.head(name, help, "counter");
        self.line(name, value);
    }

    fn head(&mut self, name: &str, help: &str, kind: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, value: impl Display) {
        let _ = writeln!(self.0, "{name} {value}");
    }
}

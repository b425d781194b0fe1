//! `GET /healthz`

/// The process answers. Says nothing about its outside parts: restarting would not help them.
#[utoipa::path(get, path = "/healthz", tag = "health", security(()), responses((status = OK, body = String)))]
pub(super) async fn live() -> &'static str {
    "ok\n"
}

//! The page that says how to get the client.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tandem: the client is not built yet</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem; }
  code { font-size: .95em; padding: .1em .35em; border-radius: .3em; background: color-mix(in srgb, currentColor 10%, transparent); }
</style>
<h1>The server runs, the client is not built yet</h1>
<p>Stop this server and run <code>cargo xtask run</code>: it builds the client and starts the server with it.</p>
<p>If the client lies somewhere else, name its folder in <code>TANDEM_CLIENT_DIR</code>.
The API works either way: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
</html>
"#;

pub(super) fn page() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store")], Html(PAGE)).into_response()
}

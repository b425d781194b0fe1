//! One file as a response: its type, how long it keeps, and the compressed copy that lies beside it.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

/// A compressed copy beside the file, or the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Plain,
}

impl Coding {
    /// What this browser takes, best first. Plain always works.
    pub(super) fn accepted(headers: &HeaderMap) -> impl Iterator<Item = Self> + use<> {
        let offered: Vec<String> = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter(|entry| !refused(entry))
            .filter_map(|entry| entry.split(';').next())
            .map(|name| name.trim().to_ascii_lowercase())
            .collect();
        let takes = move |name: &str| offered.iter().any(|offer| offer == name);
        let brotli = takes("br").then_some(Self::Brotli);
        let gzip = takes("gzip").then_some(Self::Gzip);
        [brotli, gzip, Some(Self::Plain)].into_iter().flatten()
    }

    /// What the copy's name ends with.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Plain => "",
        }
    }

    fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Plain => None,
        }
    }
}

/// `gzip;q=0` means: not gzip.
fn refused(entry: &str) -> bool {
    entry.split(';').skip(1).any(|parameter| {
        let weight = parameter.trim().strip_prefix("q=").unwrap_or("1");
        weight.parse::<f32>().is_ok_and(|weight| weight == 0.0)
    })
}

/// The response for `path` with these contents. Names under `assets/` carry a hash of their content, so they never
/// change; everything else is asked for again each time, and answered with 304 when it is still the same.
pub(super) fn asset_response(path: &str, bytes: Bytes, coding: Coding, request: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..24]);
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Body::from(bytes));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
        if let Some(encoding) = coding.header() {
            response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(value: &'static str) -> Vec<Coding> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
        Coding::accepted(&headers).collect()
    }

    #[test]
    fn the_smallest_accepted_copy_first() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), [Coding::Brotli, Coding::Gzip, Coding::Plain]);
        assert_eq!(accepted("gzip;q=0, br;q=0.5"), [Coding::Brotli, Coding::Plain]);
        assert_eq!(accepted("identity"), [Coding::Plain]);
    }

    #[test]
    fn hashed_files_keep_for_ever_and_pages_do_not() {
        let none = HeaderMap::new();
        let script = asset_response("assets/app-1.js", Bytes::from_static(b"1"), Coding::Gzip, &none);
        assert!(script.headers()[header::CACHE_CONTROL].to_str().expect("text").contains("immutable"));
        assert_eq!(script.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(script.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        let page = asset_response("index.html", Bytes::from_static(b"1"), Coding::Plain, &none);
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-cache");

        let mut again = HeaderMap::new();
        again.insert(header::IF_NONE_MATCH, page.headers()[header::ETAG].clone());
        let same = asset_response("index.html", Bytes::from_static(b"1"), Coding::Plain, &again);
        assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    }
}

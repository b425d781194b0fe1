//! Requests that another site makes a browser send, with the visitor's cookie, are refused.
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, or at least `Origin`. Programs say neither and carry no
//! cookie by accident. A request with an `Authorization` header cannot be made to happen by another site.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::config::PublicUrl;
use crate::problem::Problem;

/// Lets a request pass unless it changes something on behalf of another site.
pub async fn refuse(State(public_url): State<PublicUrl>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || request.headers().contains_key(header::AUTHORIZATION) || is_own_page(&request, &public_url) {
        return next.run(request).await;
    }
    Problem::new(
        StatusCode::FORBIDDEN,
        "cross-site",
        "This request comes from another site. If it is this one, its address must be the one in TANDEM_PUBLIC_URL.",
    )
    .into_response()
}

fn is_own_page(request: &Request, public_url: &PublicUrl) -> bool {
    let headers = request.headers();
    match text(headers, "sec-fetch-site") {
        Some("same-origin" | "none") => true,
        Some(_) => false,
        None => match text(headers, "origin") {
            Some(_) => is_own_origin(headers, request.uri(), public_url),
            None => !headers.contains_key(header::ORIGIN),
        },
    }
}

/// Whether `Origin` is this server: the host that the request was sent to, or the public address.
pub fn is_own_origin(headers: &HeaderMap, uri: &Uri, public_url: &PublicUrl) -> bool {
    let Some(origin) = text(headers, "origin") else { return false };
    if origin == public_url.origin() {
        return true;
    }
    let host = uri.authority().map(|authority| authority.as_str()).or_else(|| text(headers, "host"));
    let asked = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    host.is_some() && asked == host
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn passes(headers: &[(&str, &str)]) -> bool {
        let mut request = Request::builder().uri("/api/v1/auth/login").header("host", "10.0.0.5:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        is_own_page(&request, &PublicUrl::parse("https://cv.example.org").expect("valid"))
    }

    #[test]
    fn own_pages_and_programs_pass() {
        assert!(passes(&[]));
        assert!(passes(&[("sec-fetch-site", "same-origin"), ("origin", "https://other.example")]));
        assert!(passes(&[("origin", "https://cv.example.org")]));
        assert!(passes(&[("origin", "http://10.0.0.5:8080")]));
    }

    #[test]
    fn other_sites_do_not() {
        assert!(!passes(&[("sec-fetch-site", "cross-site")]));
        assert!(!passes(&[("sec-fetch-site", "same-site"), ("origin", "https://www.example.org")]));
        assert!(!passes(&[("origin", "https://evil.example")]));
        assert!(!passes(&[("origin", "null")]));
    }
}

//! The client's files: hashed assets for ever, `index.html` for every page.

mod asset;
#[cfg(feature = "embed")]
mod embedded;
mod folder;
mod not_built;

use std::path::PathBuf;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use asset::{Coding, asset_response};

/// Where the files come from.
#[derive(Clone, Debug)]
pub enum ClientFiles {
    /// A folder on disk, read anew for each request: a rebuilt client needs no restart.
    Folder(PathBuf),
    /// Inside the binary.
    #[cfg(feature = "embed")]
    Embedded,
}

impl ClientFiles {
    /// The folder the operator named; else what is inside the binary; else `target/client`.
    pub fn choose(config: &crate::config::Config) -> Self {
        #[cfg(feature = "embed")]
        if config.client_dir.is_none() {
            return Self::Embedded;
        }
        Self::Folder(config.client_folder())
    }

    /// The contents of `path` ("assets/app-1a2b.js"), or nothing.
    async fn read(&self, path: &str) -> Option<bytes::Bytes> {
        match self {
            Self::Folder(folder) => folder::read(folder, path).await,
            #[cfg(feature = "embed")]
            Self::Embedded => embedded::read(path),
        }
    }

    /// Whether there is a client at all.
    pub async fn are_built(&self) -> bool {
        self.read("index.html").await.is_some()
    }
}

/// Everything outside `/api` that is no other route: a file when there is one, else the page that the client routes.
pub async fn serve(State(files): State<ClientFiles>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return method_not_allowed();
    }
    let path = uri.path().trim_start_matches('/');
    if is_plain(path) && path != "index.html" {
        for coding in Coding::accepted(&headers) {
            if let Some(bytes) = files.read(&format!("{path}{}", coding.suffix())).await {
                return asset_response(path, bytes, coding, &headers);
            }
        }
    }
    if path != "index.html" && looks_like_a_file(path) {
        return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache")], "There is no such file.\n")
            .into_response();
    }
    index(&files, &headers).await
}

async fn index(files: &ClientFiles, headers: &HeaderMap) -> Response {
    for coding in Coding::accepted(headers) {
        if let Some(bytes) = files.read(&format!("index.html{}", coding.suffix())).await {
            return asset_response("index.html", bytes, coding, headers);
        }
    }
    not_built::page()
}

fn method_not_allowed() -> Response {
    let mut response =
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Pages can only be read (GET).")
            .into_response();
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// Plain names only: nothing that could climb out of the folder or name a hidden file.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        })
}

/// `/assets/…` and names with an ending are files; pages have neither.
fn looks_like_a_file(path: &str) -> bool {
    path.starts_with("assets/") || path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_reach_the_disk() {
        assert!(is_plain("assets/app-1a2b.js"));
        for path in ["", "../secret.key", "assets//x", "assets/.hidden", "a\\b", "a/%2e%2e/b", "assets/"] {
            assert!(!is_plain(path), "{path}");
        }
    }

    #[test]
    fn pages_are_told_from_files() {
        assert!(looks_like_a_file("assets/gone"));
        assert!(looks_like_a_file("favicon.ico"));
        assert!(!looks_like_a_file("r/0190-abc"));
        assert!(!looks_like_a_file(""));
    }
}

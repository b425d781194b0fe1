//! The client's files.

use reqwest::{Method, StatusCode};

use crate::app::TestApp;

fn build_a_client(app: &TestApp) {
    let folder = app.data_dir().join("client");
    std::fs::create_dir_all(folder.join("assets")).expect("a folder");
    for (name, text) in [
        ("index.html", "<!doctype html><title>Tandem</title>"),
        ("assets/app-1a2b.js", "plain"),
        ("assets/app-1a2b.js.br", "brotli"),
        ("assets/app-1a2b.js.gz", "gzip"),
        ("assets/app-1a2b.wasm", "\0asm"),
        ("assets/manifest-1a2b.webmanifest", "{}"),
        ("worker.js", "self"),
    ] {
        std::fs::write(folder.join(name), text).expect("written");
    }
}

#[tokio::test]
async fn every_page_is_the_clients() {
    let app = TestApp::start().await;
    build_a_client(&app);
    for path in ["//", "//login", "//r/01890000-0000-7000-8000-000000000000", "//invite/abc_-", "//index.html"] {
        let page = app.anonymous().get(path).await.expect(StatusCode::OK);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(page.header("cache-control"), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn assets_keep_and_come_compressed_where_that_is_understood() {
    let app = TestApp::start().await;
    build_a_client(&app);
    let anonymous = app.anonymous();
    let path = "//assets/app-1a2b.js";
    for (accepts, body, encoding) in [("br, gzip", "brotli", "br"), ("gzip", "gzip", "gzip"), ("identity", "plain", "")]
    {
        let answer = anonymous.send(Method::GET, path, None, &[("accept-encoding", accepts)]).await;
        assert_eq!(answer.body, body);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(answer.header("vary"), "accept-encoding");
        let tag = answer.header("etag").to_owned();
        let again = [("accept-encoding", accepts), ("if-none-match", tag.as_str())];
        anonymous.send(Method::GET, path, None, &again).await.expect(StatusCode::NOT_MODIFIED);
    }
    assert_eq!(anonymous.get("//assets/app-1a2b.wasm").await.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn missing_files_are_missing_and_nothing_else_is_served() {
    let app = TestApp::start().await;
    build_a_client(&app);
    for path in ["//assets/gone-1.js", "//favicon.ico", "//assets/..%2f..%2fsecret.key", "//..%2fsecret.key"] {
        let answer = app.anonymous().get(path).await;
        assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(!answer.body.chars().all(|c| c.is_ascii_hexdigit()), "{path}: {}", answer.body);
    }
    app.anonymous().get("//assets/gone-1.js").await.expect(StatusCode::NOT_FOUND);
    app.anonymous().send(Method::POST, "//login", None, &[]).await.problem(405, "method-not-allowed");
}

#[tokio::test]
async fn without_a_client_the_page_says_what_to_do() {
    let app = TestApp::start().await;
    let page = app.anonymous().get("//").await.expect(StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.body.contains("cargo xtask run"), "{}", page.body);
}

#[tokio::test]
async fn the_service_worker_is_in_charge_of_everything_and_never_stale() {
    let app = TestApp::start().await;
    build_a_client(&app);
    let worker = app.anonymous().get("//worker.js").await.expect(StatusCode::OK);
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("cache-control"), "no-cache");
    let policy = worker.header("content-security-policy");
    assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"), "{policy}");
    let manifest = app.anonymous().get("//assets/manifest-1a2b.webmanifest").await.expect(StatusCode::OK);
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
}

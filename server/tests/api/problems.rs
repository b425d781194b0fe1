//! Errors that belong to no endpoint.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    anonymous.get("/nothing").await.problem(404, "unknown-address");
    anonymous.get("//api/v2/x").await.problem(404, "unknown-address");
    let answer = anonymous.send(Method::PUT, "/auth/login", None, &[]).await;
    answer.problem(405, "method-not-allowed");
    assert!(answer.header("allow").contains("POST"), "{:?}", answer.headers);
}

#[tokio::test]
async fn a_body_that_is_not_json_is_explained_by_line_and_column() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let problem = anonymous.post_text("/auth/login", "{\n  \"email\": oops}").await.problem(400, "not-json");
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("line 2")), "{problem}");
    let problem =
        anonymous.post("/auth/login", json!({ "email": "ada@example.org" })).await.problem(422, "wrong-shape");
    assert_eq!(problem["errors"][0]["field"], "password");
    let problem =
        anonymous.post("/auth/login", json!({ "email": 5, "password": "x" })).await.problem(422, "wrong-shape");
    assert_eq!(problem["errors"][0]["field"], "email");
}

#[tokio::test]
async fn a_body_must_be_json_by_its_header_and_small() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let request = anonymous.client.post(format!("{}/api/v1/auth/login", app.url)).body("a=b");
    let answer = crate::user::Answer::of(request.send().await.expect("an answer")).await;
    answer.problem(415, "not-json-type");
    let huge = json!({ "email": "x".repeat(100_000), "password": "" });
    anonymous.post("/auth/login", huge).await.problem(413, "too-large");
}

#[tokio::test]
async fn a_trailing_slash_is_the_same_path() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    ada.get("/me/").await.expect(StatusCode::OK);
    ada.get("/resumes/").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = TestApp::start().await;
    for path in ["/me", "//", "//healthz", "/nothing"] {
        let answer = app.anonymous().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"), "{path}: {policy}");
    }
    let answer = app.anonymous().get("/me").await;
    assert_eq!(answer.header("cache-control"), "private, no-cache");
}

#[tokio::test]
async fn nobody_gets_in_without_signing_in() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let id = "01890000-0000-7000-8000-000000000000";
    for (method, path) in [
        (Method::GET, "/me".to_owned()),
        (Method::GET, "/tokens".to_owned()),
        (Method::GET, "/sessions".to_owned()),
        (Method::GET, "/resumes".to_owned()),
        (Method::GET, format!("/resumes/{id}")),
        (Method::DELETE, format!("/resumes/{id}")),
        (Method::POST, format!("/resumes/{id}/undelete")),
        (Method::GET, format!("/resumes/{id}/export?format=json")),
        (Method::GET, format!("/resumes/{id}/members")),
        (Method::DELETE, format!("/resumes/{id}/members/{id}")),
        (Method::POST, "/invitations/x/accept".to_owned()),
    ] {
        anonymous.send(method, &path, None, &[]).await.problem(401, "not-signed-in");
    }
}

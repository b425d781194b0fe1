//! `/auth`

use reqwest::StatusCode;
use serde_json::json;
use time::Duration;

use crate::app::TestApp;
use crate::user::PASSWORD;

#[tokio::test]
async fn registering_signs_in() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let me = ada.get("/me").await.expect(StatusCode::OK).json();
    assert_eq!(me, json!({ "id": ada.id, "email": "ada@example.org", "name": "Ada" }));
}

#[tokio::test]
async fn the_cookie_is_out_of_scripts_reach() {
    let app = TestApp::start().await;
    app.register("Ada").await;
    let answer = app.anonymous().login("ada@example.org", PASSWORD).await.expect(StatusCode::OK);
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("tandem_session="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::start_with(|config| {
        config.public_url = server::config::PublicUrl::parse("https://cv.example.org");
    })
    .await;
    app.register("Ada").await;
    let answer = app.anonymous().login("ada@example.org", PASSWORD).await.expect(StatusCode::OK);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-tandem_session="), "{cookie}");
    assert!(cookie.contains("Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn signing_in_changes_the_session_id() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let first = ada.login(&ada.email, PASSWORD).await.expect(StatusCode::OK);
    let second = ada.login(&ada.email, PASSWORD).await.expect(StatusCode::OK);
    assert_ne!(first.header("set-cookie"), second.header("set-cookie"));
    let sessions = ada.get("/sessions").await.expect(StatusCode::OK).json();
    assert_eq!(sessions["sessions"].as_array().map(Vec::len), Some(1), "the old ids are gone");
}

#[tokio::test]
async fn wrong_password_and_unknown_address_look_the_same() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let wrong = app.anonymous().login(&ada.email, "not the password").await;
    let unknown = app.anonymous().login("nobody@example.org", PASSWORD).await;
    assert_eq!(wrong.problem(401, "wrong-credentials"), unknown.problem(401, "wrong-credentials"));
    let huge = app.anonymous().login(&ada.email, &"x".repeat(5000)).await;
    huge.problem(401, "wrong-credentials");
}

#[tokio::test]
async fn an_address_has_one_account_whatever_its_case() {
    let app = TestApp::start().await;
    app.register("Ada").await;
    let body = json!({ "email": " ADA@Example.org ", "name": "Eve", "password": PASSWORD });
    let problem = app.anonymous().post("/auth/register", body).await.problem(409, "address-taken");
    assert_eq!(problem["errors"][0]["field"], "email");
    app.anonymous().login(" Ada@EXAMPLE.org", PASSWORD).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn wrong_fields_are_named() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    for (field, body) in [
        ("email", json!({ "email": "ada", "name": "Ada", "password": PASSWORD })),
        ("name", json!({ "email": "ada@example.org", "name": " ", "password": PASSWORD })),
        ("password", json!({ "email": "ada@example.org", "name": "Ada", "password": "short" })),
    ] {
        let problem = anonymous.post("/auth/register", body).await.problem(422, "invalid-field");
        assert_eq!(problem["errors"][0]["field"], field);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    ada.send(reqwest::Method::POST, "/auth/logout", None, &[]).await.expect(StatusCode::NO_CONTENT);
    ada.get("/me").await.problem(401, "not-signed-in");
    ada.send(reqwest::Method::POST, "/auth/logout", None, &[]).await.expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_unused_session_expires_and_a_used_one_does_not() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    app.clock.advance(Duration::days(20));
    ada.get("/me").await.expect(StatusCode::OK);
    app.clock.advance(Duration::days(20));
    ada.get("/me").await.expect(StatusCode::OK);
    bob.get("/me").await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    for _ in 0..10 {
        app.anonymous().login(&ada.email, "a wrong password").await.problem(401, "wrong-credentials");
    }
    let refused = app.anonymous().login(&ada.email, PASSWORD).await;
    refused.problem(429, "too-many-attempts");
    assert!(refused.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 60));
    app.clock.advance(Duration::minutes(15));
    app.anonymous().login(&ada.email, PASSWORD).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn the_operator_can_lift_the_limits() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let ada = app.register("Ada").await;
    for _ in 0..12 {
        app.anonymous().login(&ada.email, "a wrong password").await.problem(401, "wrong-credentials");
    }
    app.anonymous().login(&ada.email, PASSWORD).await.expect(StatusCode::OK);
}

//! `/me`

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::app::TestApp;
use crate::user::PASSWORD;

#[tokio::test]
async fn the_name_changes() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let me = ada.patch("/me", json!({ "name": "Ada Lovelace" })).await.expect(StatusCode::OK).json();
    assert_eq!(me["name"], "Ada Lovelace");
    assert_eq!(ada.get("/me").await.json()["name"], "Ada Lovelace");
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_other_sessions() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let elsewhere = app.anonymous();
    elsewhere.login(&ada.email, PASSWORD).await.expect(StatusCode::OK);

    let wrong = json!({ "password": "a whole new one", "current_password": "no" });
    let problem = ada.patch("/me", wrong).await.problem(422, "invalid-field");
    assert_eq!(problem["errors"][0]["field"], "current_password");

    let right = json!({ "password": "a whole new one", "current_password": PASSWORD });
    ada.patch("/me", right).await.expect(StatusCode::OK);
    ada.get("/me").await.expect(StatusCode::OK);
    elsewhere.get("/me").await.problem(401, "not-signed-in");
    app.anonymous().login(&ada.email, "a whole new one").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn an_account_can_be_deleted_unless_others_would_lose_a_resume() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    let id = ada.new_resume(json!({})).await;
    ada.share(&id, &bob, "editor").await;
    let farewell = json!({ "current_password": PASSWORD });
    ada.send(Method::DELETE, "/me", Some(farewell.clone()), &[]).await.problem(409, "still-owner");
    bob.send(Method::DELETE, "/me", Some(json!({})), &[]).await.problem(422, "invalid-field");
    bob.send(Method::DELETE, "/me", Some(farewell.clone()), &[]).await.expect(StatusCode::NO_CONTENT);
    bob.get("/me").await.problem(401, "not-signed-in");
    app.anonymous().login(&bob.email, PASSWORD).await.problem(401, "wrong-credentials");
    ada.send(Method::DELETE, "/me", Some(farewell), &[]).await.expect(StatusCode::NO_CONTENT);
}

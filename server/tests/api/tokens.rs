//! `/tokens`

use reqwest::{Method, StatusCode};

use crate::app::TestApp;

#[tokio::test]
async fn a_token_stands_for_its_owner_until_it_is_deleted() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let token = ada.new_token().await;
    assert!(token.starts_with("tdm_"), "{token}");
    let bearer = format!("Bearer {token}");

    let program = app.anonymous();
    let me = program.send(Method::GET, "/me", None, &[("authorization", &bearer)]).await.expect(StatusCode::OK);
    assert_eq!(me.text("id"), ada.id);

    let tokens = ada.get("/tokens").await.expect(StatusCode::OK).json();
    assert_eq!(tokens["tokens"][0]["name"], "a test");
    assert!(!tokens.to_string().contains(&token), "the secret is shown once");
    let id = tokens["tokens"][0]["id"].as_str().expect("an id");
    ada.delete(&format!("/tokens/{id}")).await.expect(StatusCode::NO_CONTENT);
    ada.delete(&format!("/tokens/{id}")).await.problem(404, "not-found");
    program.send(Method::GET, "/me", None, &[("authorization", &bearer)]).await.problem(401, "not-signed-in");
}

#[tokio::test]
async fn somebody_elses_token_is_unknown() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    ada.new_token().await;
    let id = ada.get("/tokens").await.json()["tokens"][0]["id"].as_str().expect("an id").to_owned();
    bob.delete(&format!("/tokens/{id}")).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_wrong_token_is_not_helped_by_the_cookie() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    for value in ["Bearer tdm_wrong", "Basic YTpi", "nonsense"] {
        let answer = ada.send(Method::GET, "/me", None, &[("authorization", value)]).await;
        answer.problem(401, "not-signed-in");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"tandem\"");
    }
}

//! What other sites make a browser do.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn another_site_cannot_write_with_the_visitors_cookie() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let body = json!({ "name": "a token" });
    for header in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let answer = ada.send(Method::POST, "/tokens", Some(body.clone()), &[header]).await;
        answer.problem(403, "cross-site");
    }
    let own = ada.send(Method::POST, "/tokens", Some(body), &[("origin", &app.url)]).await;
    own.expect(StatusCode::CREATED);
}

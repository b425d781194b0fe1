//! `/sessions`

use reqwest::StatusCode;
use serde_json::json;

use crate::app::TestApp;
use crate::user::PASSWORD;

#[tokio::test]
async fn other_devices_are_listed_and_can_be_signed_out() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let phone = app.anonymous();
    let login = json!({ "email": ada.email, "password": PASSWORD });
    phone
        .send(reqwest::Method::POST, "/auth/login", Some(login), &[("user-agent", "A phone")])
        .await
        .expect(StatusCode::OK);

    let list = ada.get("/sessions").await.expect(StatusCode::OK).json();
    let sessions = list["sessions"].as_array().expect("a list");
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|session| session["current"] == false).expect("the phone");
    assert_eq!(other["device"], "A phone");
    assert_eq!(other["ip"], "127.0.0.1");

    let id = other["id"].as_str().expect("an id");
    app.register("Bob").await.delete(&format!("/sessions/{id}")).await.problem(404, "not-found");
    ada.delete(&format!("/sessions/{id}")).await.expect(StatusCode::NO_CONTENT);
    phone.get("/me").await.problem(401, "not-signed-in");
    ada.get("/me").await.expect(StatusCode::OK);
}

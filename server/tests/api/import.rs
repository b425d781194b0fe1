//! `POST /resumes` with files as they come.

use reqwest::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn not_json_is_explained_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let problem = ada.post_text("/resumes", "{ \"resume\": {\n\"basics\": <html>").await.problem(400, "not-json");
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("line 2")), "{problem}");
    assert_eq!(ada.get("/resumes").await.json(), json!({ "resumes": [] }));
}

#[tokio::test]
async fn json_that_is_no_resume_is_refused() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    for content in [json!([1, 2]), json!("a text"), json!(5), json!({ "dependencies": {} })] {
        let problem = ada.post("/resumes", json!({ "resume": content })).await.problem(422, "not-a-resume");
        assert_eq!(problem["errors"][0]["field"], "resume");
    }
    assert_eq!(ada.get("/resumes").await.json(), json!({ "resumes": [] }));
}

#[tokio::test]
async fn wrong_types_in_places_are_kept_and_named() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let content = json!({
        "basics": { "name": "Ada", "email": 5 },
        "work": [{ "name": "Engines", "startDate": "last spring" }, "a stray text"],
        "unknown": { "kept": [null, ""] },
    });
    let created = ada.post("/resumes", json!({ "resume": content })).await.expect(StatusCode::CREATED);
    let notes = created.json()["notes"].clone();
    let paths: Vec<&str> = notes.as_array().expect("notes").iter().filter_map(|note| note["path"].as_str()).collect();
    assert!(paths.contains(&"basics.email"), "{notes}");
    assert!(paths.contains(&"work[0].startDate"), "{notes}");
    let export = ada.get(&format!("/resumes/{}/export?format=json", created.text("id"))).await;
    assert_eq!(export.expect(StatusCode::OK).json(), content);
}

#[tokio::test]
async fn numbers_keep_their_digits() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let digits = "12345678901234567890123456789.000";
    let body = format!(r#"{{ "resume": {{ "basics": {{ "name": "Ada", "n": {digits} }} }} }}"#);
    let id = ada.post_text("/resumes", body).await.expect(StatusCode::CREATED).text("id");
    let export = ada.get(&format!("/resumes/{id}/export?format=json")).await;
    assert!(export.body.contains(digits), "{}", export.body);
    let read = ada.get(&format!("/resumes/{id}")).await;
    assert!(read.body.contains(digits), "{}", read.body);
}

#[tokio::test]
async fn too_large_and_too_deep() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let large = json!({ "resume": { "basics": { "summary": "x".repeat(3 * 1024 * 1024) } } });
    ada.post("/resumes", large).await.problem(413, "too-large");
    let huge = json!({ "resume": { "basics": { "summary": "x".repeat(5 * 1024 * 1024) } } });
    ada.post("/resumes", huge).await.problem(413, "too-large");
    let deep = format!(r#"{{ "resume": {{ "basics": {}1{} }} }}"#, "[".repeat(100), "]".repeat(100));
    let answer = ada.post_text("/resumes", deep).await;
    assert!(matches!(answer.status.as_u16(), 400 | 422), "{}", answer.body);
    let deepest = format!(r#"{{ "resume": {} }}"#, "[".repeat(100_000));
    assert!(matches!(ada.post_text("/resumes", deepest).await.status.as_u16(), 400 | 422));
    ada.get("/me").await.expect(StatusCode::OK);
}

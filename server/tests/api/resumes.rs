//! `/resumes`

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_resume_is_made_listed_and_read() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    assert_eq!(ada.get("/resumes").await.expect(StatusCode::OK).json(), json!({ "resumes": [] }));

    let created = ada.post("/resumes", json!({ "title": "Engines" })).await.expect(StatusCode::CREATED);
    let id = created.text("id");
    assert_eq!(created.header("location"), format!("/api/v1/resumes/{id}"));
    assert_eq!(created.text("title"), "Engines");
    assert_eq!(created.text("role"), "owner");
    assert_eq!(created.json()["notes"], json!([]));

    let list = ada.get("/resumes").await.json();
    assert_eq!(list["resumes"][0]["id"], id);
    let read = ada.get(&format!("/resumes/{id}")).await.expect(StatusCode::OK);
    assert_eq!(read.text("title"), "Engines");
    assert!(read.json()["resume"].is_object());
    assert!(read.header("etag").starts_with('"'));
}

#[tokio::test]
async fn without_a_title_it_is_called_after_the_person() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let named = ada.post("/resumes", json!({ "resume": { "basics": { "name": "Ada Lovelace" } } })).await;
    assert_eq!(named.text("title"), "Ada Lovelace");
    assert_eq!(ada.post("/resumes", json!({})).await.text("title"), "Untitled résumé");
}

#[tokio::test]
async fn what_is_put_is_what_is_read() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let path = format!("/resumes/{id}");
    let first = ada.get(&path).await;
    let tag = first.header("etag").to_owned();

    let new = json!({ "resume": { "basics": { "name": "Ada Lovelace" }, "work": [{ "name": "Analytical Engines" }] } });
    let put = ada.put(&path, new.clone(), &[("if-match", &tag)]).await.expect(StatusCode::OK);
    let second = ada.get(&path).await.json();
    assert_eq!(second["resume"]["basics"]["name"], "Ada Lovelace");
    assert_eq!(second["resume"]["work"][0]["name"], "Analytical Engines");
    assert_eq!(put.header("etag"), ada.get(&path).await.header("etag"));

    // The tag of what was there before no longer fits, and nothing is changed.
    let late = json!({ "resume": { "basics": { "name": "Nobody" } } });
    ada.put(&path, late.clone(), &[("if-match", &tag)]).await.problem(412, "changed-meanwhile");
    assert_eq!(ada.get(&path).await.json()["resume"]["basics"]["name"], "Ada Lovelace");
    ada.put(&path, late, &[]).await.expect(StatusCode::OK);
    assert_eq!(ada.get(&path).await.json()["resume"]["basics"]["name"], "Nobody");
}

#[tokio::test]
async fn putting_back_what_was_read_changes_nothing() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada
        .new_resume(json!({ "basics": { "name": "Ada" }, "skills": [{ "name": "Looms", "keywords": ["cards"] }] }))
        .await;
    let path = format!("/resumes/{id}");
    let read = ada.get(&path).await;
    let body = json!({ "resume": read.json()["resume"] });
    ada.put(&path, body, &[("if-match", read.header("etag"))]).await.expect(StatusCode::OK);
    let again = ada.get(&path).await;
    assert_eq!(again.json()["resume"], read.json()["resume"]);
    assert_eq!(again.header("etag"), read.header("etag"));
}

#[tokio::test]
async fn renaming() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({})).await;
    let renamed = ada.patch(&format!("/resumes/{id}"), json!({ "title": "For the Navy" })).await;
    assert_eq!(renamed.expect(StatusCode::OK).text("title"), "For the Navy");
    assert_eq!(ada.get("/resumes").await.json()["resumes"][0]["title"], "For the Navy");
    ada.patch(&format!("/resumes/{id}"), json!({ "title": "" })).await.problem(422, "invalid-field");
}

#[tokio::test]
async fn the_bin_and_back() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let path = format!("/resumes/{id}");
    ada.delete(&path).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ada.get("/resumes").await.json(), json!({ "resumes": [] }));
    let bin = ada.get("/resumes?bin=true").await.json();
    assert_eq!(bin["resumes"][0]["id"], id);
    assert!(bin["resumes"][0]["deleted_at"].is_string());
    ada.get(&path).await.problem(404, "in-the-bin");
    ada.put(&path, json!({ "resume": {} }), &[]).await.problem(404, "in-the-bin");

    ada.send(Method::POST, &format!("{path}/undelete"), None, &[]).await.expect(StatusCode::OK);
    assert_eq!(ada.get(&path).await.expect(StatusCode::OK).json()["resume"]["basics"]["name"], "Ada");
}

#[tokio::test]
async fn exports() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let content = json!({ "basics": { "name": "Ada Lovelace", "x": null }, "odd": [1.50] });
    let id = ada.new_resume(content.clone()).await;
    let export = |query: &str| {
        let path = format!("/resumes/{id}/export?{query}");
        let ada = ada.clone();
        async move { ada.get(&path).await }
    };
    let json = export("format=json").await.expect(StatusCode::OK);
    assert_eq!(json.json(), content);
    assert!(json.body.contains("1.50") || json.body.contains("1.5"), "{}", json.body);
    assert!(json.header("content-disposition").starts_with("attachment; filename=\"Ada Lovelace.json\""));
    let strict = export("format=json&strict=true").await.expect(StatusCode::OK).json();
    let schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";
    assert_eq!(strict, json!({ "$schema": schema, "basics": { "name": "Ada Lovelace" } }));
    for (format, content_type) in [
        ("html", "text/html; charset=utf-8"),
        ("md", "text/markdown; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
    ] {
        let answer = export(&format!("format={format}")).await.expect(StatusCode::OK);
        assert_eq!(answer.header("content-type"), content_type);
        assert!(answer.body.contains("Ada Lovelace"), "{}", answer.body);
        assert!(answer.header("content-security-policy").starts_with("sandbox"));
    }
    let pdf = export("format=pdf").await.expect(StatusCode::OK);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.body.starts_with("%PDF-"), "{}", pdf.body);
    let docx = export("format=docx").await.expect(StatusCode::OK);
    assert!(docx.header("content-type").ends_with("wordprocessingml.document"));
    assert!(docx.header("content-disposition").starts_with("attachment; filename=\"Ada Lovelace.docx\""));
    assert!(docx.body.starts_with("PK"), "{}", docx.body);
    export("format=exe").await.problem(400, "wrong-query");
}

#[tokio::test]
async fn a_foreign_resume_does_not_exist() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let id = ada.new_resume(json!({})).await;
    for id in [id.as_str(), "01890000-0000-7000-8000-000000000000", "not-an-id"] {
        let path = format!("/resumes/{id}");
        eve.get(&path).await.problem(404, "not-found");
        eve.put(&path, json!({ "resume": {} }), &[]).await.problem(404, "not-found");
        eve.patch(&path, json!({ "title": "Mine" })).await.problem(404, "not-found");
        eve.delete(&path).await.problem(404, "not-found");
        eve.send(Method::POST, &format!("{path}/undelete"), None, &[]).await.problem(404, "not-found");
        eve.get(&format!("{path}/export?format=json")).await.problem(404, "not-found");
        eve.get(&format!("{path}/members")).await.problem(404, "not-found");
    }
}

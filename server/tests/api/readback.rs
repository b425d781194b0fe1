//! `/resumes/{id}/readback`

use reqwest::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn every_field_of_a_print_is_read_back() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada
        .new_resume(json!({ "basics": { "name": "Ada Lovelace", "email": "ada@example.org" },
            "work": [{ "position": "Analyst", "name": "Engine", "startDate": "1842-07", "highlights": ["Notes", "Numbers"] }] }))
        .await;
    let answer = ada.get(&format!("/resumes/{id}/readback")).await.expect(StatusCode::OK).json();
    assert_eq!(answer["pages"], 1);
    let text = answer["text"].as_str().expect("text");
    assert!(text.starts_with("Ada Lovelace\n"), "{text}");
    let fields = answer["fields"].as_array().expect("fields");
    let words: Vec<&str> = fields.iter().filter_map(|field| field["words"].as_str()).collect();
    let wanted = [
        "Ada Lovelace",
        "ada@example.org",
        "Experience",
        "Analyst",
        "Engine",
        "Jul 1842",
        "present",
        "Notes",
        "Numbers",
    ];
    assert_eq!(words, wanted);
    assert!(fields.iter().all(|field| field["found"] == true), "{answer}");
    assert_eq!(fields[0]["field"], "basics/name");
    // Empty: nothing to be read, and nothing missing.
    let empty = ada.new_resume(json!({})).await;
    let answer = ada.get(&format!("/resumes/{empty}/readback")).await.expect(StatusCode::OK).json();
    assert_eq!((&answer["text"], &answer["fields"]), (&json!(""), &json!([])));
}

#[tokio::test]
async fn without_a_browser_that_is_said_and_others_see_nothing() {
    let app = TestApp::start_with(|config| config.chromium = Some("/nowhere/chromium".into())).await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    eve.get(&format!("/resumes/{id}/readback")).await.problem(404, "not-found");
    ada.get(&format!("/resumes/{id}/readback")).await.problem(503, "unavailable");
}

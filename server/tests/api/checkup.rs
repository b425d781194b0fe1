//! `/resumes/{id}/checkup`

use reqwest::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn remarks_name_rule_place_and_reason() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let id = ada
        .new_resume(
            json!({ "basics": { "name": "Ada Lovelace", "email": "ada@example", "phone": "+44 20 0000 0000" } }),
        )
        .await;
    let answer = ada.get(&format!("/resumes/{id}/checkup")).await.expect(StatusCode::OK).json();
    let expected = json!({ "is_foreign": false, "findings": [{
        "rule": "email-malformed", "severity": "problem", "field": "basics/email", "words": "ada@example",
        "why": "No mail arrives at an address of this form."
    }] });
    assert_eq!(answer, expected);
    eve.get(&format!("/resumes/{id}/checkup")).await.problem(404, "not-found");
}

#[tokio::test]
async fn numbers_are_told_and_nothing_is_nothing() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let basics = json!({ "name": "Ada", "email": "ada@example.org", "phone": "+44 20 0000 0000" });
    let role = |start: &str, end: &str| json!({ "position": "Analyst", "name": "Engine", "startDate": start, "endDate": end, "summary": "Notes. ".repeat(40) });
    let id = ada
        .new_resume(json!({ "basics": basics, "work": [role("2021-01", "2022-01"), role("2018-01", "2019-12")] }))
        .await;
    let answer = ada.get(&format!("/resumes/{id}/checkup")).await.expect(StatusCode::OK).json();
    let findings = answer["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 1, "{answer}");
    assert_eq!((&findings[0]["rule"], &findings[0]["number"]), (&json!("gap"), &json!(12)));
    assert!(findings[0].get("words").is_none());
    let id = ada.new_resume(json!({ "basics": basics })).await;
    let answer = ada.get(&format!("/resumes/{id}/checkup")).await.expect(StatusCode::OK).json();
    assert_eq!(answer["findings"], json!([]));
}

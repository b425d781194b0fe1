//! `/import`

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;

use crate::app::TestApp;
use crate::user::{Anonymous, Answer};

async fn bring(who: &Anonymous, bytes: impl Into<reqwest::Body>) -> Answer {
    let request = who.client.post(format!("{}/api/v1/import", who.url));
    let request = request.header(CONTENT_TYPE, "application/octet-stream").body(bytes);
    Answer::of(request.send().await.expect("an answer")).await
}

#[tokio::test]
async fn a_file_is_understood_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let text = "# Ada\n\n## Experience\n\n### Analyst, Engine\n\nMar 1942 – present\n\n- Numbers\n";
    let answer = bring(&ada, text).await.expect(StatusCode::OK).json();
    assert_eq!(answer["kind"], "markdown");
    let work = json!([{ "position": "Analyst", "name": "Engine", "startDate": "1942-03", "highlights": ["Numbers"] }]);
    assert_eq!(answer["resume"], json!({ "basics": { "name": "Ada" }, "work": work }));
    assert_eq!(answer["unsure"][0]["path"], "work[0].position");
    assert_eq!(ada.get("/resumes").await.json()["resumes"], json!([]));

    // Our own Word file comes back.
    let id = ada.new_resume(answer["resume"].clone()).await;
    let address = format!("{}/api/v1/resumes/{id}/export?format=docx", ada.url);
    let file = ada.client.get(address).send().await.expect("an answer").bytes().await.expect("a file");
    let again = bring(&ada, file).await.expect(StatusCode::OK).json();
    assert_eq!(again["resume"], answer["resume"]);
}

#[tokio::test]
async fn what_is_no_resume_is_refused_with_a_reason() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    bring(&app.anonymous(), "# Ada").await.problem(401, "not-signed-in");
    bring(&ada, "PK\u{3}\u{4} broken").await.problem(422, "unreadable-file");
    bring(&ada, "%PDF-1.7").await.problem(415, "unknown-file");
    bring(&ada, "\0\0\0").await.problem(415, "unknown-file");
    bring(&ada, "").await.problem(422, "unreadable-file");
    bring(&ada, vec![b'a'; 17 << 20]).await.problem(413, "too-large");
}

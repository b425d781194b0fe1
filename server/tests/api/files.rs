//! `/import`

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::TestApp;
use crate::user::{Anonymous, Answer, User};

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
    let unsure = json!({ "path": "work[0].position", "why": "title-and-place", "source": "Analyst, Engine",
        "message": "which words are the title and which the company or school is a guess" });
    assert_eq!(answer["unsure"][0], unsure);
    let found = json!([
        { "section": "basics", "title": "", "entries": [{ "path": "basics.name", "words": "Ada" }] },
        { "section": "work", "title": "", "entries": [{ "path": "work[0]", "words": "Analyst · Engine · 1942-03" }] }
    ]);
    assert_eq!(answer["found"], found);
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
    bring(&ada, "PK\u{3}\u{4} broken").await.problem(422, "damaged-file");
    bring(&ada, "%PDF-1.7").await.problem(415, "pdf-file");
    bring(&ada, "\0\0\0").await.problem(415, "unknown-file");
    bring(&ada, r#"{ "basics": {} }"#).await.problem(415, "json-file");
    bring(&ada, "").await.problem(422, "no-text");
    assert_eq!(ada.get("/resumes").await.json()["resumes"], json!([]));
}

/// The beginning of the answer to a body with `header`, of which `chunk` is sent again and again until there is one.
async fn answer_to_a_large_one(app: &TestApp, who: &User, header: &str, chunk: &[u8]) -> String {
    let token = who.new_token().await;
    let address = app.url.trim_start_matches("http://");
    let socket = TcpStream::connect(address).await.expect("a connection");
    let (mut answers, mut requests) = socket.into_split();
    let head =
        format!("POST /api/v1/import HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n{header}\r\n\r\n");
    requests.write_all(head.as_bytes()).await.expect("a request");
    let endless = async {
        while !chunk.is_empty() && requests.write_all(chunk).await.is_ok() {}
        std::future::pending::<()>().await;
    };
    let mut answer = [0; 12];
    tokio::select! {
        read = answers.read_exact(&mut answer) => drop(read.expect("an answer")),
        () = endless => {}
    }
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn what_is_too_large_is_not_taken_in() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    // Before any of it is sent.
    assert_eq!(answer_to_a_large_one(&app, &ada, "content-length: 200000000", b"").await, "HTTP/1.1 413");
    // While it comes without end.
    let chunk = [b"10000\r\n".to_vec(), vec![b'a'; 0x10000], b"\r\n".to_vec()].concat();
    assert_eq!(answer_to_a_large_one(&app, &ada, "transfer-encoding: chunked", &chunk).await, "HTTP/1.1 413");
    assert_eq!(ada.get("/resumes").await.json()["resumes"], json!([]));
}

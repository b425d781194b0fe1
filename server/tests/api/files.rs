//! `/import`

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::TestApp;
use crate::paper;
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
async fn the_pages_of_a_pdf_are_understood() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let shown = "BT /B 24 Tf 60 780 Td (Ada Lovelace) Tj /F 11 Tf 0 -24 Td (ada@example.org | +44 20 0000 0000) Tj \
        /B 14 Tf 0 -40 Td (Experience) Tj /B 11 Tf 0 -22 Td (Analyst) Tj /F 11 Tf 44 0 Td (, Engine) Tj 336 0 Td (Mar 1942 - May 1943) Tj \
        -372 -14 Td (\\267 Wrote the first program) Tj 0 -14 Td (\\267 Numbers) Tj ET";
    let answer = bring(&ada, paper::file(shown, &[])).await.expect(StatusCode::OK).json();
    assert_eq!(answer["kind"], "pdf");
    let basics = json!({ "name": "Ada Lovelace", "email": "ada@example.org", "phone": "+44 20 0000 0000" });
    let work = json!([{ "position": "Analyst", "name": "Engine", "startDate": "1942-03", "endDate": "1943-05",
        "highlights": ["Wrote the first program", "Numbers"] }]);
    assert_eq!(answer["resume"], json!({ "basics": basics, "work": work }));
    assert_eq!(ada.get("/resumes").await.json()["resumes"], json!([]));
}

/// Words that look like programs, in a file, on the page, and in every file that we make of it.
#[tokio::test]
async fn what_looks_like_a_program_is_words() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let long = "word ".repeat(20_000);
    let text = format!(
        "{evil}\n{evil}\nada@example.org | javascript:alert(1)\n\nExperience\n\n{evil}, Mill\n2019 - 2020\n- {evil}\n- {long}\n\nSkills\n\n{evil}: {evil}\n"
    );
    let answer = bring(&ada, text).await.expect(StatusCode::OK).json();
    assert_eq!(answer["resume"]["work"][0]["highlights"], json!([evil, long.trim()]));
    let mut resume = answer["resume"].clone();
    resume["basics"]["url"] = "javascript:alert(1)".into();
    resume["basics"]["image"] = "javascript:alert(1)".into();
    resume["work"][0]["url"] = "JaVaScRiPt:alert(1)".into();
    let id = ada.new_resume(resume).await;
    let html = ada.get(&format!("/resumes/{id}/export?format=html")).await.expect(StatusCode::OK);
    assert!(html.body.contains("&lt;script&gt;alert(1)"), "the words are there");
    for program in ["<script>alert", "<img src=x", "href=\"javascript", "href=\"JaVa", "src=\"javascript"] {
        assert!(!html.body.contains(program), "{program}");
    }
    for format in ["docx", "md", "txt", "json"] {
        ada.get(&format!("/resumes/{id}/export?format={format}")).await.expect(StatusCode::OK);
    }
}

#[tokio::test]
async fn what_is_no_resume_is_refused_with_a_reason() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    bring(&app.anonymous(), "# Ada").await.problem(401, "not-signed-in");
    bring(&ada, "PK\u{3}\u{4} broken").await.problem(422, "damaged-file");
    bring(&ada, "%PDF-1.7").await.problem(422, "damaged-file");
    bring(&ada, paper::file("", &[])).await.problem(422, "no-text");
    bring(&ada, paper::endless()).await.problem(413, "file-too-large");
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

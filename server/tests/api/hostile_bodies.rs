//! Bodies that no client sends: each is answered with a problem that says so, and the server goes on.

use crdt::Seeded;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::app::TestApp;
use crate::user::{Anonymous, Answer, PASSWORD};

/// What the endpoints take, as they take it.
fn usual(path: &str) -> String {
    let body = match path {
        "/auth/register" => json!({ "email": "eve@example.org", "name": "Eve", "password": PASSWORD }),
        "/auth/login" => json!({ "email": "ada@example.org", "password": PASSWORD }),
        "/tokens" => json!({ "name": "mine" }),
        "/resumes" => {
            json!({ "title": "One", "resume": { "basics": { "name": "Ada" }, "work": [{ "name": "Mill" }] } })
        }
        path if path.ends_with("/members") => json!({ "email": "ben@example.org", "role": "editor" }),
        _ => json!({ "resume": { "basics": { "name": "Ada", "summary": "x" }, "skills": [{ "keywords": ["a"] }] } }),
    };
    body.to_string()
}

/// Makes a body wrong in one or two places.
fn spoil(body: String, dice: &mut Seeded) -> Vec<u8> {
    const ODD: [&str; 16] = [
        "null",
        "[]",
        "{}",
        "true",
        "-1",
        "1e999",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\"",
        "\"\u{202e}\"",
        "\"😀\"",
        "[[[[[[",
        "{\"a\":",
        "\"../../etc\"",
        "1.",
        "12345678901234567890123456789012345678901234567890",
    ];
    let mut bytes = body.into_bytes();
    for _ in 0..=dice.below(2) {
        if bytes.is_empty() {
            break;
        }
        let at = dice.below(bytes.len());
        match dice.below(8) {
            0 => bytes.truncate(at),
            1 => bytes[at] = dice.bytes(1)[0],
            2 => bytes.extend_from_within(at..),
            3 => drop(bytes.remove(at)),
            4 => {
                let deep = "[".repeat(1 + dice.below(200_000));
                bytes.splice(at..at, deep.into_bytes());
            }
            // A value in the place of another.
            _ => {
                let colons: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b':').collect();
                let Some(colon) = colons.get(dice.below(colons.len())) else { continue };
                let end = bytes[*colon..]
                    .iter()
                    .position(|byte| b",}]".contains(byte))
                    .map_or(bytes.len(), |end| colon + end);
                bytes.splice(colon + 1..end, ODD[dice.below(ODD.len())].bytes());
            }
        }
    }
    bytes
}

async fn send(user: &Anonymous, method: Method, path: &str, body: Vec<u8>) -> Answer {
    let request = user.client.request(method, format!("{}/api/v1{path}", user.url));
    let request = request.header(CONTENT_TYPE, "application/json").body(body);
    Answer::of(request.send().await.expect("an answer")).await
}

#[tokio::test]
async fn a_spoilt_body_is_a_problem_of_who_sent_it() {
    let app = TestApp::start_with(|config| config.rate_limits = false).await;
    let (ada, _ben) = (app.register("Ada").await, app.register("Ben").await);
    let resume = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let endpoints = [
        (Method::POST, "/resumes".to_owned()),
        (Method::PUT, format!("/resumes/{resume}")),
        (Method::PATCH, format!("/resumes/{resume}")),
        (Method::POST, format!("/resumes/{resume}/members")),
        (Method::POST, "/tokens".to_owned()),
        (Method::POST, "/auth/register".to_owned()),
        (Method::POST, "/auth/login".to_owned()),
    ];
    let (mut refused, mut taken) = (0, 0);
    for seed in 0..if std::env::var_os("TANDEM_LONG").is_some() { 8_000 } else { 400 } {
        let mut dice = Seeded::new(seed);
        let (method, path) = &endpoints[dice.below(endpoints.len())];
        let body = spoil(usual(path), &mut dice);
        // Who registers or signs in is another person then: everybody has a browser of their own.
        let user = if path.starts_with("/auth") { app.anonymous() } else { (*ada).clone() };
        let words = String::from_utf8_lossy(&body[..body.len().min(300)]).into_owned();
        let answer = send(&user, method.clone(), path, body).await;
        if answer.status.is_success() {
            taken += 1;
            continue;
        }
        refused += 1;
        assert!(
            answer.status.is_client_error(),
            "seed {seed}, {method} {path} {words}: {} {}",
            answer.status,
            answer.body
        );
        assert_eq!(answer.header("content-type"), "application/problem+json", "seed {seed}, {method} {path} {words}");
        let problem = answer.json();
        assert_eq!(problem["status"], answer.status.as_u16(), "seed {seed}");
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "seed {seed}: {problem}");
    }
    assert!(refused > 100 && taken > 20, "{refused} refused, {taken} taken");
    // The server is alive, and what it took can be read.
    let list = ada.get("/resumes").await.expect(StatusCode::OK).json();
    for one in list["resumes"].as_array().expect("a list") {
        ada.get(&format!("/resumes/{}", one["id"].as_str().expect("an id"))).await.expect(StatusCode::OK);
    }
}

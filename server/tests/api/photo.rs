//! `/resumes/{id}/photo`

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;

use crate::app::TestApp;
use crate::user::{Anonymous, Answer};

/// A PNG of 2 × 1 pixels, black and white.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0, 209, 73, 32,
    86, 0, 0, 0, 14, 73, 68, 65, 84, 120, 1, 1, 3, 0, 252, 255, 0, 0, 255, 1, 2, 1, 0, 183, 1, 46, 247, 0, 0, 0, 0, 73,
    69, 78, 68, 174, 66, 96, 130,
];

async fn bring(who: &Anonymous, resume: &str, bytes: impl Into<reqwest::Body>) -> Answer {
    let request = who.client.post(format!("{}/api/v1/resumes/{resume}/photo", who.url));
    let request = request.header(CONTENT_TYPE, "image/png").body(bytes);
    Answer::of(request.send().await.expect("an answer")).await
}

/// The photo's bytes.
async fn fetch(who: &Anonymous, image: &str) -> (StatusCode, String, Vec<u8>) {
    let answer = who.client.get(format!("{}{image}", who.url)).send().await.expect("an answer");
    let content_type = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (status, content_type) = (answer.status(), content_type.to_owned());
    (status, content_type, answer.bytes().await.expect("a body").to_vec())
}

#[tokio::test]
async fn a_photo_is_seen_by_members_and_nobody_else() {
    let app = TestApp::start().await;
    let (ada, ben, eve) = (app.register("Ada").await, app.register("Ben").await, app.register("Eve").await);
    let resume = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    ada.share(&resume, &ben, "viewer").await;
    let added = bring(&ada, &resume, PNG).await.expect(StatusCode::CREATED);
    let image = added.text("image");
    assert_eq!(added.header("location"), image);
    assert!(image.starts_with(&format!("/api/v1/resumes/{resume}/photo/")), "{image}");
    for member in [&ada, &ben] {
        let (status, content_type, bytes) = fetch(member, &image).await;
        assert_eq!((status, content_type.as_str()), (StatusCode::OK, "image/jpeg"));
        assert_eq!(&bytes[..3], [0xff, 0xd8, 0xff]);
    }
    let answer = ada.get(image.trim_start_matches("/api/v1")).await;
    assert!(answer.header("cache-control").contains("immutable") && answer.header("cache-control").contains("private"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");

    // Others learn nothing, and change nothing.
    assert_eq!(fetch(&eve, &image).await.0, StatusCode::NOT_FOUND);
    assert_eq!(fetch(&app.anonymous(), &image).await.0, StatusCode::UNAUTHORIZED);
    bring(&eve, &resume, PNG).await.problem(404, "not-found");
    bring(&ben, &resume, PNG).await.problem(403, "not-allowed");
    bring(&app.anonymous(), &resume, PNG).await.problem(401, "not-signed-in");
    let path = image.trim_start_matches("/api/v1").to_owned();
    ben.delete(&path).await.problem(403, "not-allowed");
    // It belongs to one résumé.
    let other = eve.new_resume(json!({})).await;
    eve.get(&path.replace(&resume, &other)).await.problem(404, "not-found");

    ada.delete(&path).await.expect(StatusCode::NO_CONTENT);
    ada.delete(&path).await.problem(404, "not-found");
    ada.get(&path).await.problem(404, "not-found");
}

#[tokio::test]
async fn what_is_stored_is_sealed_and_files_carry_the_photo_with_them() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let resume = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let image = bring(&ada, &resume, PNG).await.expect(StatusCode::CREATED).text("image");
    let (_, _, bytes) = fetch(&ada, &image).await;
    let part = &bytes[..24];
    for file in std::fs::read_dir(app.data_dir()).expect("the data folder").flatten() {
        let stored = std::fs::read(file.path()).unwrap_or_default();
        assert!(
            !stored.windows(part.len()).any(|window| window == part),
            "{} has it in the clear",
            file.path().display()
        );
    }
    let content = json!({ "resume": { "basics": { "name": "Ada", "image": image } } });
    ada.put(&format!("/resumes/{resume}"), content, &[]).await.expect(StatusCode::OK);
    let html = ada.get(&format!("/resumes/{resume}/export?format=html")).await.expect(StatusCode::OK).body;
    assert!(html.contains("src=\"data:image/jpeg;base64,") && !html.contains("/photo/"), "{html}");
    let lossless = ada.get(&format!("/resumes/{resume}/export?format=json")).await.expect(StatusCode::OK);
    assert_eq!(lossless.json()["basics"]["image"], image);
    // The strict export has no address that leads nowhere.
    let strict = ada.get(&format!("/resumes/{resume}/export?format=json&strict=true")).await.expect(StatusCode::OK);
    assert!(strict.json()["basics"].get("image").is_none());
}

#[tokio::test]
async fn hostile_files_are_refused_and_the_server_goes_on() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let resume = ada.new_resume(json!({})).await;
    bring(&ada, &resume, "").await.problem(415, "not-a-photo");
    bring(&ada, &resume, "<svg onload=\"alert(1)\"/>").await.problem(415, "not-a-photo");
    bring(&ada, &resume, "GIF89a").await.problem(415, "not-a-photo");
    bring(&ada, &resume, &PNG[..PNG.len() - 30]).await.problem(422, "unreadable-photo");
    // A few bytes that claim 3.6 gigapixels, or four gigabytes within the longest sides that are taken.
    for side in [60_000_u32, 12_000] {
        let mut bomb = PNG.to_vec();
        bomb[16..20].copy_from_slice(&side.to_be_bytes());
        bomb[20..24].copy_from_slice(&side.to_be_bytes());
        bomb[24..26].copy_from_slice(&[16, 6]);
        let sum = crc(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&sum);
        bring(&ada, &resume, bomb).await.problem(413, "too-large");
    }
    // 200 MB: refused by what it says of itself, before it is read.
    let request = ada.client.post(format!("{}/api/v1/resumes/{resume}/photo", ada.url)).body(vec![7_u8; 200 << 20]);
    // The server answers and hangs up; some clients hear only that.
    if let Ok(answer) = request.send().await {
        Answer::of(answer).await.problem(413, "too-large");
    }
    bring(&ada, &resume, PNG).await.expect(StatusCode::CREATED);
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1)))
    })
}

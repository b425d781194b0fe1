//! `/invitations/{secret}`, and how one comes by it.

use reqwest::{Method, StatusCode};
use serde_json::json;
use time::Duration;

use crate::app::TestApp;
use crate::user::{Answer, User};

async fn invite(from: &User, resume: &str, role: &str) -> String {
    let body = json!({ "email": "guest@example.org", "role": role });
    let answer = from.post(&format!("/resumes/{resume}/members"), body).await.expect(StatusCode::CREATED).json();
    let url = answer["invitation"]["url"].as_str().expect("a link").to_owned();
    url.rsplit('/').next().expect("a secret").to_owned()
}

async fn accept(user: &User, secret: &str) -> Answer {
    user.send(Method::POST, &format!("/invitations/{secret}/accept"), None, &[]).await
}

#[tokio::test]
async fn an_invited_stranger_joins() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.post("/resumes", json!({ "title": "Engines" })).await.text("id");
    let secret = invite(&ada, &id, "editor").await;

    let mails: Vec<_> = std::fs::read_dir(app.data_dir().join("mail")).expect("mails").flatten().collect();
    assert_eq!(mails.len(), 1);
    let mail = std::fs::read_to_string(mails[0].path()).expect("a mail");
    assert!(
        mail.contains("To: guest@example.org\r\n") && mail.contains(&format!("{}/invite/{secret}", app.url)),
        "{mail}"
    );

    let shown = app.anonymous().get(&format!("/invitations/{secret}")).await.expect(StatusCode::OK).json();
    assert_eq!(shown, json!({ "title": "Engines", "role": "editor", "from": "Ada" }));
    app.anonymous()
        .send(Method::POST, &format!("/invitations/{secret}/accept"), None, &[])
        .await
        .problem(401, "not-signed-in");

    let guest = app.register("Guest").await;
    assert_eq!(accept(&guest, &secret).await.expect(StatusCode::OK).text("resume_id"), id);
    guest.patch(&format!("/resumes/{id}"), json!({ "title": "Ours" })).await.expect(StatusCode::OK);
    accept(&app.register("Eve").await, &secret).await.problem(404, "invitation-gone");
}

#[tokio::test]
async fn an_invitation_expires() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({})).await;
    let secret = invite(&ada, &id, "viewer").await;
    app.clock.advance(Duration::days(15));
    let guest = app.register("Guest").await;
    guest.get(&format!("/invitations/{secret}")).await.problem(404, "invitation-gone");
    accept(&guest, &secret).await.problem(404, "invitation-gone");
    accept(&guest, "made-up").await.problem(404, "invitation-gone");
}

#[tokio::test]
async fn accepting_never_lowers_a_role() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({})).await;
    let secret = invite(&ada, &id, "viewer").await;
    accept(&ada, &secret).await.expect(StatusCode::OK);
    assert_eq!(ada.get("/resumes").await.json()["resumes"][0]["role"], "owner");
}

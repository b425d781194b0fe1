//! `/sync/{resume_id}`

use crdt::protocol::{Frame, Sync};
use reqwest::StatusCode;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::app::TestApp;
use crate::live::Live;
use crate::user::{PASSWORD, User};

async fn shared_resume(app: &TestApp, role: &str) -> (User, User, String) {
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    ada.share(&id, &bob, role).await;
    (ada, bob, id)
}

#[tokio::test]
async fn two_people_see_each_others_letters_and_saved() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let mut first = Live::join(&ada, &id).await;
    let mut second = Live::join(&bob, &id).await;
    first.until_name("Ada").await;
    second.until_name("Ada").await;

    first.set_name("Ada Lovelace").await;
    second.until_name("Ada Lovelace").await;
    first.until_saved().await;
    second.set_name("Ada King").await;
    second.until_saved().await;
    first.until_name("Ada King").await;

    let read = ada.get(&format!("/resumes/{id}")).await.json();
    assert_eq!(read["resume"]["basics"]["name"], "Ada King");
}

#[tokio::test]
async fn what_rest_puts_arrives_live_and_the_other_way_round() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let mut live = Live::join(&bob, &id).await;
    live.until_name("Ada").await;
    let path = format!("/resumes/{id}");
    let tag = ada.get(&path).await.header("etag").to_owned();
    ada.put(&path, json!({ "resume": { "basics": { "name": "From REST" } } }), &[]).await.expect(StatusCode::OK);
    live.until_name("From REST").await;
    live.set_name("From a socket").await;
    live.until_saved().await;
    let read = ada.get(&path).await;
    assert_eq!(read.json()["resume"]["basics"]["name"], "From a socket");
    assert_ne!(read.header("etag"), tag);
}

#[tokio::test]
async fn presence_carries_the_name_that_the_server_knows() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "viewer").await;
    let mut first = Live::join(&ada, &id).await;
    let mut second = Live::join(&bob, &id).await;
    let state = r#"{"user":{"name":"The Queen"},"cursor":null}"#;
    let entry = crdt::awareness::Entry { client: second.document.client_id(), clock: 1, state: state.into() };
    second.send(Frame::Awareness(&crdt::awareness::encode(&[entry])).encode()).await;
    first.until("bob is seen", |live| live.presence.iter().any(|state| state.contains(r#""name":"Bob""#))).await;
    assert!(!first.presence.iter().any(|state| state.contains("The Queen")), "{:?}", first.presence);
}

#[tokio::test]
async fn a_malformed_frame_ends_its_own_connection_only() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let mut other = Live::join(&bob, &id).await;
    for message in [
        Message::Binary(vec![255, 255, 255].into()),
        Message::Binary(Frame::Sync(Sync::Update(&[1, 2, 3])).encode().into()),
        Message::Text("hello".into()),
    ] {
        let mut bad = Live::join(&ada, &id).await;
        bad.until_name("Ada").await;
        bad.send_message(message).await;
        assert_eq!(bad.closed().await, 4400);
    }
    let mut huge = Live::join(&ada, &id).await;
    huge.send_message(Message::Binary(vec![0; 3 * 1024 * 1024].into())).await;
    assert!(matches!(huge.closed().await, 4400 | 1006));
    other.set_name("Still here").await;
    other.until_saved().await;
}

#[tokio::test]
async fn a_viewer_reads_and_cannot_write() {
    let app = TestApp::start().await;
    for role in ["viewer", "commenter"] {
        let app = &app;
        let ada = app.register(&format!("Ada{role}")).await;
        let bob = app.register(&format!("Bob{role}")).await;
        let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
        ada.share(&id, &bob, role).await;
        let mut live = Live::join(&bob, &id).await;
        live.until_name("Ada").await;
        live.set_name("Bob was here").await;
        assert_eq!(live.closed().await, 4403, "{role}");
        let read = ada.get(&format!("/resumes/{id}")).await.json();
        assert_eq!(read["resume"]["basics"]["name"], "Ada", "{role}");
    }
}

#[tokio::test]
async fn strangers_are_told_so_by_close_codes() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let id = ada.new_resume(json!({})).await;
    assert_eq!(Live::open(&app.url, &id, &[]).await.closed().await, 4403, "no origin, no token");
    assert_eq!(Live::open(&app.url, &id, &[("origin", &app.url)]).await.closed().await, 4401);
    assert_eq!(Live::open(&app.url, &format!("{id}?token=tdm_wrong"), &[]).await.closed().await, 4401);
    for id in [id.as_str(), "01890000-0000-7000-8000-000000000000", "nonsense"] {
        assert_eq!(Live::join(&eve, id).await.closed().await, 4403, "{id}");
    }
    ada.delete(&format!("/resumes/{id}")).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(Live::join(&ada, &id).await.closed().await, 4403, "in the bin");
}

#[tokio::test]
async fn a_cookie_works_from_our_own_pages_only() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let login = app.anonymous().login(&ada.email, PASSWORD).await;
    let cookie = login.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    let mut own = Live::open(&app.url, &id, &[("origin", &app.url), ("cookie", &cookie)]).await;
    own.until_name("Ada").await;
    let evil = [("origin", "https://evil.example"), ("cookie", cookie.as_str())];
    assert_eq!(Live::open(&app.url, &id, &evil).await.closed().await, 4403);
}

#[tokio::test]
async fn the_authorization_header_works_too_and_plain_clients_hear_no_extensions() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    let bearer = format!("Bearer {}", ada.new_token().await);
    let mut plain = Live::open(&app.url, &id, &[("authorization", &bearer)]).await;
    let mut ours = Live::join(&ada, &id).await;
    plain.until_name("Ada").await;
    plain.set_name("Plain").await;
    ours.until_name("Plain").await;
    ours.set_name("Ours").await;
    ours.until_saved().await;
    plain.until_name("Ours").await;
    assert_eq!((plain.saved, plain.events.len()), (0, 0));
}

#[tokio::test]
async fn losing_access_ends_the_connection() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let mut removed = Live::join(&bob, &id).await;
    removed.until_name("Ada").await;
    let member = format!("/resumes/{id}/members/{}", bob.id);
    ada.delete(&member).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(removed.closed().await, 4403);

    ada.share(&id, &bob, "editor").await;
    let mut downgraded = Live::join(&bob, &id).await;
    downgraded.until_name("Ada").await;
    ada.patch(&member, json!({ "role": "viewer" })).await.expect(StatusCode::OK);
    assert_eq!(downgraded.closed().await, 4509);

    let mut own = Live::join(&ada, &id).await;
    own.until_name("Ada").await;
    for token in ada.get("/tokens").await.json()["tokens"].as_array().expect("tokens") {
        let id = token["id"].as_str().expect("an id");
        ada.delete(&format!("/tokens/{id}")).await.expect(StatusCode::NO_CONTENT);
    }
    assert!(matches!(own.closed().await, 4401 | 4403));
}

#[tokio::test]
async fn binning_ends_everybodys_connection() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let mut live = Live::join(&bob, &id).await;
    live.until_name("Ada").await;
    ada.delete(&format!("/resumes/{id}")).await.expect(StatusCode::NO_CONTENT);
    assert!(matches!(live.closed().await, 4403 | 4509));
}

#[tokio::test]
async fn without_an_upgrade_it_says_what_it_speaks() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    ada.get("/sync/01890000-0000-7000-8000-000000000000").await.problem(426, "websocket-required");
}

#[tokio::test]
async fn a_replica_goes_on_only_under_the_name_of_its_person() {
    let app = TestApp::start().await;
    let (ada, bob, id) = shared_resume(&app, "editor").await;
    let token = bob.new_token().await;
    let own = format!("{id}?token={token}&as={}", bob.id);
    let mut live = Live::open(&app.url, &own, &[]).await;
    live.until_name("Ada").await;
    let others = format!("{id}?token={token}&as={}", ada.id);
    let mut live = Live::open(&app.url, &others, &[]).await;
    assert_eq!(live.closed().await, 4401);
}

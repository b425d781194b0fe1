//! `/resumes/{id}/members`

use reqwest::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn sharing_with_an_account() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    let id = ada.new_resume(json!({})).await;
    let path = format!("/resumes/{id}/members");
    let body = json!({ "email": "BOB@example.org", "role": "commenter" });
    let added = ada.post(&path, body.clone()).await.expect(StatusCode::CREATED).json();
    assert_eq!(added["member"]["user_id"], bob.id);
    assert_eq!(added["member"]["role"], "commenter");
    ada.post(&path, body).await.problem(409, "already-a-member");

    let for_owner = ada.get(&path).await.expect(StatusCode::OK).json();
    assert_eq!(for_owner["members"].as_array().map(Vec::len), Some(2));
    assert!(for_owner.to_string().contains("bob@example.org"));
    // One colour each, the same wherever it is told.
    for (place, user) in [&ada, &bob].into_iter().enumerate() {
        assert_eq!(for_owner["members"][place]["slot"], place);
        assert_eq!(user.get(&format!("/resumes/{id}")).await.json()["slot"], place);
    }
    let for_member = bob.get(&path).await.expect(StatusCode::OK).json();
    assert!(!for_member.to_string().contains("ada@example.org"), "addresses are the owner's to see");
    assert_eq!(bob.get("/resumes").await.json()["resumes"][0]["role"], "commenter");
}

#[tokio::test]
async fn each_role_may_do_what_its_name_says() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({})).await;
    let path = format!("/resumes/{id}");
    for (name, role, writes) in [("Vic", "viewer", false), ("Cam", "commenter", false), ("Ed", "editor", true)] {
        let user = app.register(name).await;
        ada.share(&id, &user, role).await;
        user.get(&path).await.expect(StatusCode::OK);
        user.get(&format!("{path}/export?format=json")).await.expect(StatusCode::OK);
        let put = user.put(&path, json!({ "resume": { "basics": { "name": role } } }), &[]).await;
        let patch = user.patch(&path, json!({ "title": role })).await;
        if writes {
            put.expect(StatusCode::OK);
            patch.expect(StatusCode::OK);
        } else {
            put.problem(403, "not-allowed");
            patch.problem(403, "not-allowed");
        }
        user.delete(&path).await.problem(403, "not-allowed");
        let invitee = json!({ "email": "x@example.org", "role": "viewer" });
        user.post(&format!("{path}/members"), invitee).await.problem(403, "not-allowed");
        user.patch(&format!("{path}/members/{}", user.id), json!({ "role": "owner" }))
            .await
            .problem(403, "not-allowed");
        user.delete(&format!("{path}/members/{}", ada.id)).await.problem(403, "not-allowed");
    }
}

#[tokio::test]
async fn changing_a_role_and_removing() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    let id = ada.new_resume(json!({})).await;
    ada.share(&id, &bob, "viewer").await;
    let member = format!("/resumes/{id}/members/{}", bob.id);
    let changed = ada.patch(&member, json!({ "role": "editor" })).await.expect(StatusCode::OK);
    assert_eq!(changed.text("role"), "editor");
    bob.patch(&format!("/resumes/{id}"), json!({ "title": "Ours" })).await.expect(StatusCode::OK);
    ada.patch(&member, json!({ "role": "king" })).await.problem(422, "wrong-shape");

    ada.delete(&member).await.expect(StatusCode::NO_CONTENT);
    ada.delete(&member).await.problem(404, "not-found");
    bob.get(&format!("/resumes/{id}")).await.problem(404, "not-found");
}

#[tokio::test]
async fn members_may_leave_but_not_the_last_owner() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.register("Ada").await, app.register("Bob").await);
    let id = ada.new_resume(json!({})).await;
    ada.share(&id, &bob, "viewer").await;
    let ada_member = format!("/resumes/{id}/members/{}", ada.id);
    ada.delete(&ada_member).await.problem(409, "last-owner");
    ada.patch(&ada_member, json!({ "role": "viewer" })).await.problem(409, "last-owner");

    let bob_member = format!("/resumes/{id}/members/{}", bob.id);
    ada.patch(&bob_member, json!({ "role": "owner" })).await.expect(StatusCode::OK);
    ada.delete(&ada_member).await.expect(StatusCode::NO_CONTENT);
    bob.delete(&bob_member).await.problem(409, "last-owner");
}

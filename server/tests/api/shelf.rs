//! What the list of résumés needs: names, each person's tags, copies, small pictures.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use time::Duration;

use crate::app::TestApp;
use crate::user::User;

async fn listed(user: &User) -> Vec<Value> {
    let list = user.get("/resumes").await.expect(StatusCode::OK).json();
    list["resumes"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn tags_are_the_persons_own() {
    let app = TestApp::start().await;
    let (ada, vic) = (app.register("Ada").await, app.register("Vic").await);
    let id = ada.new_resume(json!({ "basics": { "name": "Ada" } })).await;
    ada.share(&id, &vic, "viewer").await;
    let path = format!("/resumes/{id}/tags");
    assert_eq!(ada.get(&path).await.expect(StatusCode::OK).json(), json!({ "tags": [] }));

    let typed = json!({ "tags": [" Acme ", "acme", "urgent"] });
    let kept = json!({ "tags": ["Acme", "urgent"] });
    let before = listed(&ada).await[0]["updated_at"].clone();
    assert_eq!(ada.put(&path, typed, &[]).await.expect(StatusCode::OK).json(), kept);
    assert_eq!(ada.get(&path).await.json(), kept);
    // Any role will do: they are nobody else's business.
    vic.put(&path, json!({ "tags": ["weak summary"] }), &[]).await.expect(StatusCode::OK);
    for (who, theirs) in [(&ada, kept["tags"].clone()), (&vic, json!(["weak summary"]))] {
        let list = listed(who).await;
        assert_eq!((&list[0]["tags"], &list[0]["updated_at"]), (&theirs, &before));
    }
    for path in
        [format!("/resumes/{id}"), format!("/resumes/{id}/members"), format!("/resumes/{id}/export?format=json")]
    {
        assert!(!ada.get(&path).await.body.contains("weak summary"), "{path}");
    }
    ada.put(&path, json!({ "tags": [] }), &[]).await.expect(StatusCode::OK);
    assert_eq!(listed(&ada).await[0]["tags"], json!([]));
    assert_eq!(listed(&vic).await[0]["tags"], json!(["weak summary"]));

    // They go with the membership.
    ada.delete(&format!("/resumes/{id}/members/{}", vic.id)).await.expect(StatusCode::NO_CONTENT);
    ada.share(&id, &vic, "viewer").await;
    assert_eq!(vic.get(&path).await.json(), json!({ "tags": [] }));
}

#[tokio::test]
async fn tags_that_are_none_are_refused() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let path = format!("/resumes/{}/tags", ada.new_resume(json!({})).await);
    let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
    for tags in [json!([""]), json!(["x".repeat(41)]), json!(["two\nlines"]), json!(many)] {
        ada.put(&path, json!({ "tags": tags }), &[]).await.problem(422, "invalid-field");
    }
    eve.put(&path, json!({ "tags": ["mine"] }), &[]).await.problem(404, "not-found");
    eve.get(&path).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_list_says_whose_name_stands_in_a_resume() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let body = json!({ "title": "CV 2026", "resume": { "basics": { "name": "Mina  Okafor\n" } } });
    let id = ada.post("/resumes", body).await.expect(StatusCode::CREATED).text("id");
    let blank = ada.new_resume(json!({})).await;
    let name = async |id: &str| {
        let list = listed(&ada).await;
        list.into_iter().find(|listed| listed["id"] == id).expect("it is listed")["name"].clone()
    };
    assert_eq!((name(&id).await, name(&blank).await), (json!("Mina Okafor"), json!("")));
    // Later, when it is noted, and after the next change.
    app.clock.advance(Duration::seconds(60));
    assert_eq!(name(&id).await, json!("Mina Okafor"));
    let path = format!("/resumes/{id}");
    ada.put(&path, json!({ "resume": { "basics": { "name": "Mina Lindqvist" } } }), &[]).await.expect(StatusCode::OK);
    assert_eq!(name(&id).await, json!("Mina Lindqvist"));
    app.clock.advance(Duration::seconds(60));
    assert_eq!(name(&id).await, json!("Mina Lindqvist"));
    assert_eq!(name(&id).await, json!("Mina Lindqvist"));
}

const CONTENT: &str = r##"{ "basics": { "name": "Ada Lovelace", "x": null }, "odd": [1.50],
    "work": [{ "name": "Engines", "highlights": ["a", "b"], "tandem": { "hidden": true,
        "lists": { "highlights": [{ "rich": [{ "text": "a", "bold": true }] }, {}] } } }],
    "meta": { "tandem": { "settings": { "accent": "#b0480f" } } } }"##;

#[tokio::test]
async fn a_copy_is_ones_own_and_apart() {
    let app = TestApp::start().await;
    let (ada, vic) = (app.register("Ada").await, app.register("Vic").await);
    let made = ada.post_text("/resumes", format!("{{\"title\":\"Engines\",\"resume\":{CONTENT}}}")).await;
    let id = made.expect(StatusCode::CREATED).text("id");
    ada.share(&id, &vic, "viewer").await;
    vic.put(&format!("/resumes/{id}/tags"), json!({ "tags": ["mine"] }), &[]).await.expect(StatusCode::OK);

    // Who may only read may copy: an export and an import would do the same.
    let copied = vic.post(&format!("/resumes/{id}/duplicate"), json!({})).await.expect(StatusCode::CREATED);
    let copy = copied.text("id");
    assert_ne!(copy, id);
    assert_eq!(copied.header("location"), format!("/api/v1/resumes/{copy}"));
    assert_eq!((copied.text("title"), copied.text("role")), ("Engines (copy)".to_owned(), "owner".to_owned()));
    ada.get(&format!("/resumes/{copy}")).await.problem(404, "not-found");
    let members = vic.get(&format!("/resumes/{copy}/members")).await.json();
    assert_eq!(members["members"].as_array().map(Vec::len), Some(1));
    assert_eq!(vic.get(&format!("/resumes/{copy}/tags")).await.json(), json!({ "tags": ["mine"] }));

    let export = async |user: &User, id: &str| user.get(&format!("/resumes/{id}/export?format=json")).await.json();
    assert_eq!(export(&vic, &copy).await, export(&ada, &id).await);
    // Nothing in the copy has the id of something in the original.
    let ids = async |user: &User, id: &str| {
        let body = user.get(&format!("/resumes/{id}")).await.json();
        let item = &body["resume"]["work"][0]["tandem"];
        let bullets = item["lists"]["highlights"].as_array().expect("bullets").clone();
        let all: Vec<String> = std::iter::once(item).chain(&bullets).map(|thing| thing["id"].to_string()).collect();
        all
    };
    let (first, second) = (ids(&ada, &id).await, ids(&vic, &copy).await);
    assert_eq!((first.len(), second.len()), (3, 3));
    assert!(first.iter().all(|id| !second.contains(id)), "{first:?} {second:?}");

    // Each goes its own way.
    let changed = json!({ "resume": { "basics": { "name": "Vic" } } });
    vic.put(&format!("/resumes/{copy}"), changed, &[]).await.expect(StatusCode::OK);
    assert_eq!(export(&ada, &id).await["basics"]["name"], "Ada Lovelace");
}

#[tokio::test]
async fn what_was_deleted_is_not_in_a_copy() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(json!({ "work": [{ "name": "A secret employer" }] })).await;
    ada.put(&format!("/resumes/{id}"), json!({ "resume": { "work": [] } }), &[]).await.expect(StatusCode::OK);
    let named = json!({ "title": "For the Navy" });
    let copy = ada.post(&format!("/resumes/{id}/duplicate"), named).await.expect(StatusCode::CREATED);
    assert_eq!(copy.text("title"), "For the Navy");
    assert!(!ada.get(&format!("/resumes/{}", copy.text("id"))).await.body.contains("secret"));
}

#[tokio::test]
async fn what_is_not_shared_or_in_the_bin_is_not_copied() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let id = ada.new_resume(json!({})).await;
    let path = format!("/resumes/{id}/duplicate");
    eve.post(&path, json!({})).await.problem(404, "not-found");
    ada.post(&path, json!({ "title": " " })).await.problem(422, "invalid-field");
    ada.delete(&format!("/resumes/{id}")).await.expect(StatusCode::NO_CONTENT);
    ada.post(&path, json!({})).await.problem(404, "in-the-bin");
    ada.get(&format!("/resumes/{id}/first-page")).await.problem(404, "in-the-bin");
}

#[tokio::test]
async fn the_first_page_is_enough_for_a_picture_and_not_more() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.register("Ada").await, app.register("Eve").await);
    let item = |n: usize| json!({ "name": format!("Company {n}"), "summary": "word ".repeat(200) });
    let long: Vec<Value> = (0..60).map(item).collect();
    let name = "<img src=x onerror=alert(1)>";
    let id = ada.new_resume(json!({ "basics": { "name": name }, "work": long })).await;
    let path = format!("/resumes/{id}/first-page");
    let page = ada.get(&path).await.expect(StatusCode::OK).json();
    assert_eq!(page["paper"], json!([210.0, 297.0]));
    assert!(page["css"].as_str().is_some_and(|css| css.contains(".tandem-page")));
    let body = page["body"].as_str().expect("a body");
    assert!(body.contains("Company 3") && !body.contains("Company 30"), "{}", body.len());
    assert!(!body.contains("<img") && body.contains("&lt;img"));
    eve.send(Method::GET, &path, None, &[]).await.problem(404, "not-found");
}

//! Cover letters: made beside a résumé, read, replaced, binned and exported, by whoever may do so with the résumé.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crdt::FieldRef;
use crdt::cover::MESSAGE;

use crate::app::TestApp;
use crate::live::Live;
use crate::user::User;

fn resume() -> Value {
    json!({ "basics": { "name": "Ada Lovelace", "email": "ada@example.org" }, "work": [{ "name": "Analytical Engines" }] })
}

fn letter() -> Value {
    json!({
        "recipient": "Charles Babbage", "company": "Difference & Co", "address": ["1 Dorset Street", "London"],
        "date": "1843-07-10", "subject": "Notes", "greeting": "Dear Mr Babbage,",
        "paragraphs": ["I have counted.", "I would count on."], "closing": "Yours sincerely,", "signature": "Ada",
    })
}

async fn letters(user: &User, resume: &str) -> Vec<String> {
    let list = user.get(&format!("/resumes/{resume}/covers")).await.expect(StatusCode::OK).json();
    let ids =
        list["covers"].as_array().expect("a list").iter().map(|cover| cover["id"].as_str().expect("id").to_owned());
    ids.collect()
}

async fn new_letter(user: &User, resume: &str) -> String {
    let path = format!("/resumes/{resume}/covers");
    user.post(&path, json!({ "cover": letter() })).await.expect(StatusCode::CREATED).text("id")
}

#[tokio::test]
async fn whoever_has_the_resume_open_hears_what_happens_to_its_letters() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let (id, other) = (ada.new_resume(resume()).await, ada.new_resume(resume()).await);
    let (mut beside, mut elsewhere) = (Live::join(&ada, &id).await, Live::join(&ada, &other).await);
    beside.until_name("Ada Lovelace").await;
    elsewhere.until_name("Ada Lovelace").await;
    let heard = |live: &Live| live.events.iter().filter(|event| event.contains("letters")).count();
    let letter = new_letter(&ada, &id).await;
    beside.until("it was made", |live| heard(live) == 1).await;
    let path = format!("/resumes/{letter}");
    ada.patch(&path, json!({ "title": "To Charles" })).await.expect(StatusCode::OK);
    beside.until("it is called something else", |live| heard(live) == 2).await;
    ada.delete(&path).await.expect(StatusCode::NO_CONTENT);
    beside.until("it was thrown away", |live| heard(live) == 3).await;
    ada.post(&format!("{path}/undelete"), json!({})).await.expect(StatusCode::OK);
    beside.until("it was taken back", |live| heard(live) == 4).await;
    // The résumé's own name is no news of its letters, and another résumé hears nothing.
    ada.patch(&format!("/resumes/{id}"), json!({ "title": "Mine" })).await.expect(StatusCode::OK);
    new_letter(&ada, &other).await;
    elsewhere.until("its own", |live| heard(live) > 0).await;
    assert_eq!((heard(&beside), heard(&elsewhere)), (4, 1));
}

#[tokio::test]
async fn a_letter_is_made_read_changed_and_binned_like_a_resume() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(resume()).await;
    let made =
        ada.post(&format!("/resumes/{id}/covers"), json!({ "cover": letter() })).await.expect(StatusCode::CREATED);
    let said = made.json();
    assert_eq!(
        (&said["title"], &said["beside"], &said["role"]),
        (&json!("Difference & Co"), &json!(id), &json!("owner"))
    );
    assert_eq!(said["notes"], json!([]));
    let cover = made.text("id");
    let path = format!("/resumes/{cover}");
    assert_eq!(letters(&ada, &id).await, std::slice::from_ref(&cover));
    let list = ada.get("/resumes").await.json();
    assert_eq!(list["resumes"].as_array().map(Vec::len), Some(1), "the list holds résumés only: {list}");

    let got = ada.get(&path).await.expect(StatusCode::OK);
    let (tag, content) = (got.header("etag"), got.json());
    assert!(content.get("resume").is_none());
    for (key, value) in letter().as_object().expect("an object") {
        assert_eq!(&content["cover"][key], value, "{key}");
    }
    // Put back as it was got, with one change: the ids stay.
    let mut changed = content["cover"].clone();
    changed["paragraphs"][1] = json!("I would count on and on.");
    ada.put(&path, json!({ "cover": changed }), &[("if-match", tag)]).await.expect(StatusCode::OK);
    let now = ada.get(&path).await.json();
    assert_eq!(now["cover"], changed);
    ada.put(&path, json!({ "cover": letter() }), &[("if-match", tag)]).await.problem(412, "changed-meanwhile");
    ada.put(&path, json!({ "resume": resume() }), &[]).await.problem(422, "invalid-field");
    ada.put(&path, json!({ "cover": [] }), &[]).await.problem(422, "not-a-letter");
    ada.put(&format!("/resumes/{id}"), json!({ "cover": letter() }), &[]).await.problem(422, "invalid-field");

    ada.patch(&path, json!({ "title": "To Babbage" })).await.expect(StatusCode::OK);
    assert_eq!(ada.get(&path).await.json()["title"], "To Babbage");
    ada.delete(&path).await.expect(StatusCode::NO_CONTENT);
    ada.get(&path).await.problem(404, "in-the-bin");
    assert!(letters(&ada, &id).await.is_empty());
    let bin = ada.get(&format!("/resumes/{id}/covers?bin=true")).await.expect(StatusCode::OK).json();
    assert_eq!(bin["covers"][0]["title"], "To Babbage");
    ada.post(&format!("{path}/undelete"), json!({})).await.expect(StatusCode::OK);
    assert_eq!(letters(&ada, &id).await, [cover]);
}

#[tokio::test]
async fn the_resumes_members_decide() {
    let app = TestApp::start().await;
    let (ada, ben, eve) = (app.register("Ada").await, app.register("Ben").await, app.register("Eve").await);
    let id = ada.new_resume(resume()).await;
    let cover = new_letter(&ada, &id).await;
    let path = format!("/resumes/{cover}");
    for answer in [ben.get(&path).await, ben.get(&format!("/resumes/{id}/covers")).await] {
        answer.problem(404, "not-found");
    }
    ada.share(&id, &ben, "viewer").await;
    assert_eq!(ben.get(&path).await.expect(StatusCode::OK).json()["role"], "viewer");
    ben.put(&path, json!({ "cover": letter() }), &[]).await.problem(403, "not-allowed");
    ben.post(&format!("/resumes/{id}/covers"), json!({})).await.problem(403, "not-allowed");
    ben.delete(&path).await.problem(403, "not-allowed");
    let member = format!("/resumes/{id}/members/{}", ben.id);
    ada.patch(&member, json!({ "role": "editor" })).await.expect(StatusCode::OK);
    ben.put(&path, json!({ "cover": letter() }), &[]).await.expect(StatusCode::OK);
    // What takes an owner of the résumé, an editor may do with a letter.
    ben.delete(&path).await.expect(StatusCode::NO_CONTENT);
    ben.post(&format!("{path}/undelete"), json!({})).await.expect(StatusCode::OK);
    ada.delete(&member).await.expect(StatusCode::NO_CONTENT);
    ben.get(&path).await.problem(404, "not-found");
    eve.post(&format!("{path}/undelete"), json!({})).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_letter_is_no_resume() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(resume()).await;
    let cover = new_letter(&ada, &id).await;
    for path in ["members", "tags", "checkup", "readback", "first-page", "covers"] {
        ada.get(&format!("/resumes/{cover}/{path}")).await.problem(404, "not-found");
    }
    ada.post(&format!("/resumes/{cover}/duplicate"), json!({})).await.problem(404, "not-found");
    ada.post(&format!("/resumes/{cover}/covers"), json!({})).await.problem(404, "not-found");
}

#[tokio::test]
async fn the_bin_and_a_copy_take_letters_along() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(resume()).await;
    let (kept, binned) = (new_letter(&ada, &id).await, new_letter(&ada, &id).await);
    ada.delete(&format!("/resumes/{binned}")).await.expect(StatusCode::NO_CONTENT);
    let copy = ada.post(&format!("/resumes/{id}/duplicate"), json!({})).await.expect(StatusCode::CREATED).text("id");
    let copied = letters(&ada, &copy).await;
    assert_eq!(copied.len(), 1);
    let [original, copy] = [&kept, &copied[0]].map(|cover| format!("/resumes/{cover}/export?format=json"));
    assert_eq!(ada.get(&original).await.json(), ada.get(&copy).await.json());

    app.clock.advance(time::Duration::seconds(5));
    ada.delete(&format!("/resumes/{id}")).await.expect(StatusCode::NO_CONTENT);
    ada.get(&format!("/resumes/{kept}")).await.problem(404, "in-the-bin");
    ada.post(&format!("/resumes/{kept}/undelete"), json!({})).await.problem(409, "in-the-bin");
    ada.post(&format!("/resumes/{id}/undelete"), json!({})).await.expect(StatusCode::OK);
    assert_eq!(letters(&ada, &id).await, [kept], "the other one was in the bin before");
}

#[tokio::test]
async fn a_letter_is_exported_with_the_head_of_its_resume() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(resume()).await;
    let cover = new_letter(&ada, &id).await;
    let export = async |query: &str| ada.get(&format!("/resumes/{cover}/export?{query}")).await;
    for format in ["txt", "md", "html"] {
        let file = export(&format!("format={format}")).await.expect(StatusCode::OK);
        let places = ["Ada Lovelace", "Charles Babbage", "Dear Mr Babbage,", "I have counted.", "Yours sincerely,"];
        let places = places.map(|words| file.body.find(words).unwrap_or_else(|| panic!("{words} in {}", file.body)));
        assert!(places.is_sorted(), "in this order: {}", file.body);
        assert!(!file.body.contains("Analytical Engines"));
        assert!(file.header("content-disposition").contains(&format!("Difference & Co.{format}")));
    }
    assert_eq!(export("format=json").await.json(), letter());
    export("format=docx").await.expect(StatusCode::OK);
    let both = format!("/resumes/{id}/export?cover={cover}");
    ada.get(&format!("{both}&format=md")).await.problem(422, "invalid-field");
    let other = ada.new_resume(resume()).await;
    let elsewhere = format!("/resumes/{other}/export?format=pdf&cover={cover}");
    ada.get(&elsewhere).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_bad_field_is_named_and_kept() {
    let app = TestApp::start().await;
    let ada = app.register("Ada").await;
    let id = ada.new_resume(resume()).await;
    let path = format!("/resumes/{id}/covers");
    let odd = json!({ "date": "soon", "paragraphs": "one", "later": [1] });
    let made = ada.post(&path, json!({ "cover": odd })).await.expect(StatusCode::CREATED);
    assert_eq!(
        (made.json()["title"].as_str(), made.json()["notes"][0]["path"].as_str()),
        (Some("Cover letter"), Some("cover.date"))
    );
    let file = ada.get(&format!("/resumes/{}/export?format=json", made.text("id"))).await;
    assert_eq!(file.json(), odd);
    for cover in [json!([]), json!("x"), json!(7)] {
        ada.post(&path, json!({ "cover": cover })).await.problem(422, "not-a-letter");
    }
}

#[tokio::test]
async fn a_letter_is_written_together_and_closes_to_who_leaves_the_resume() {
    let app = TestApp::start().await;
    let (ada, ben) = (app.register("Ada").await, app.register("Ben").await);
    let id = ada.new_resume(resume()).await;
    let cover = new_letter(&ada, &id).await;
    ada.share(&id, &ben, "editor").await;
    let (mut at_adas, mut at_bens) = (Live::join(&ada, &cover).await, Live::join(&ben, &cover).await);
    let subject = FieldRef::new(MESSAGE, "subject");
    let said = |live: &Live, words: &str| live.document.text(&subject).is_some_and(|text| text == words);
    at_bens.until("the letter", |live| said(live, "Notes")).await;
    at_bens.edit(|edit| edit.set_text(&FieldRef::new(MESSAGE, "subject"), "Notes on the engine")).await;
    at_bens.until_saved().await;
    at_adas.until("Ben's words", |live| said(live, "Notes on the engine")).await;

    // The role is that in the résumé, whichever is open.
    ada.patch(&format!("/resumes/{id}/members/{}", ben.id), json!({ "role": "viewer" })).await.expect(StatusCode::OK);
    assert_eq!(at_bens.closed().await, 4509);
    let mut again = Live::join(&ben, &cover).await;
    again.until("the letter", |live| said(live, "Notes on the engine")).await;
    ada.delete(&format!("/resumes/{id}/members/{}", ben.id)).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(again.closed().await, 4403);
    assert_eq!(Live::join(&ben, &cover).await.closed().await, 4403);

    at_adas.edit(|edit| edit.set_text(&FieldRef::new(MESSAGE, "subject"), "Notes")).await;
    at_adas.until_saved().await;
    ada.delete(&format!("/resumes/{id}")).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(at_adas.closed().await, 4403);
}

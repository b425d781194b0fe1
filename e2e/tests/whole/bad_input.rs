//! Input that is wrong, by accident or on purpose.

use anyhow::ensure;
use crdt::FieldRef;
use crdt::Seeded;
use crdt::protocol::{Frame, Sync};
use e2e::{Live, PASSWORD, Stage, User, long, sample_text};
use serde_json::json;

use super::pair::open;

/// Frames that are none, each with what is wrong with it.
fn malformed() -> Vec<(&'static str, Vec<u8>)> {
    let update = |bytes: &[u8]| Frame::Sync(Sync::Update(bytes)).encode();
    vec![
        ("nothing", vec![]),
        ("an unknown tag", vec![77]),
        ("a tag that never ends", vec![255; 32]),
        ("a sync frame without a step", vec![0]),
        ("a length beyond the end", vec![0, 2, 255, 255, 255, 255, 15, 1]),
        ("a state vector that is none", Frame::Sync(Sync::Step1(&[255, 255, 255, 255, 15])).encode()),
        ("an update of nonsense", update(b"nonsense")),
        ("an update that promises a million clients", update(&[0xC0, 0x84, 0x3D, 1, 1, 0])),
        ("an update that promises 130 MB", update(&[0, 0xFF, 0xFF, 0xFF, 0x7F])),
        ("presence of nonsense", Frame::Awareness(&[9, 9, 9]).encode()),
        ("something after the end", [Frame::QueryAwareness.encode(), vec![1, 2, 3]].concat()),
    ]
}

#[tokio::test]
async fn a_frame_that_is_none_closes_its_own_connection_and_nobody_notices() -> anyhow::Result<()> {
    Stage::run("bad_frames", async |stage| {
        let mut server = stage.server().await?;
        let base = server.url();
        let ada = User::register(&base, "Ada").await?;
        let resume = ada.import(&sample_text()?).await?;
        let token = ada.token().await?;
        let tab = open(stage, &ada, base.clone(), &resume).await?;
        let mut witness = Live::join(&base, &resume, &token, 1_000).await?;
        let label = FieldRef::basics("label");

        for (number, (what, bytes)) in malformed().into_iter().enumerate() {
            let mut bad = Live::join(&base, &resume, &token, 2_000 + number as u64).await?;
            bad.send(&bytes).await?;
            let closed = bad.until_closed().await?;
            ensure!(closed.code == 4400, "{what}: {closed:?}");
            ensure!(!closed.reason.is_empty(), "{what}: without a reason");
            witness.append(&label, ".").await?;
            witness.until_saved().await?;
        }
        let mut bad = Live::join(&base, &resume, &token, 2_999).await?;
        bad.send_text("hello").await;
        ensure!(bad.until_closed().await?.code == 4400, "text is no frame");

        // Bytes of chance, and real frames with a bit turned over: whatever they are, only their sender is affected.
        let mut dice = Seeded::new(4);
        let whole = witness.document.encode();
        for round in 0..if long() { 2_000 } else { 60 } {
            let mut live = Live::join(&base, &resume, &token, 10_000 + round).await?;
            let count = dice.below(200) + 1;
            let mut bytes = dice.bytes(count);
            if round % 2 == 0 {
                bytes = Frame::Sync(Sync::Update(&whole)).encode();
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            live.send(&bytes).await?;
            drop(live);
            server.check()?;
        }
        witness.append(&label, " still here").await?;
        witness.until_saved().await?;
        tab.wait_value_has("basics/label", " still here").await?;
        tab.wait_saved().await?;
        server.check()
    })
    .await
}

#[tokio::test]
async fn strangers_and_strange_requests_get_problems_that_say_what_is_wrong() -> anyhow::Result<()> {
    Stage::run("problems", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let (ada, eve) = (User::register(&base, "Ada").await?, User::register(&base, "Eve").await?);
        let resume = ada.import("{}").await?;
        let path = format!("/resumes/{resume}");

        let stranger = User::stranger(&base, "Ada")?;
        let wrong = json!({ "email": stranger.email, "password": "not this one at all" });
        stranger.post("/auth/login", wrong).await?.problem(401)?;
        let unknown = json!({ "email": "nobody@example.org", "password": PASSWORD });
        stranger.post("/auth/login", unknown).await?.problem(401)?;
        stranger.get(&path).await?.problem(401)?;
        stranger.get_with_token(&path, "nonsense").await?.problem(401)?;

        // A foreign résumé, one that never was, and something that is no id look the same.
        eve.get(&path).await?.problem(404)?;
        eve.post(&format!("{path}/members"), json!({ "email": eve.email, "role": "owner" })).await?.problem(404)?;
        eve.get("/resumes/0190d3c2-7b7a-7aaa-8bbb-123456789abc").await?.problem(404)?;
        eve.get("/resumes/nonsense").await?.problem(404)?;

        // A session that has ended.
        let elsewhere = User::sign_in(&base, "Ada").await?;
        elsewhere.post("/auth/logout", json!({})).await?;
        elsewhere.get("/me").await?.problem(401)?;
        ensure!(ada.get("/me").await?.status.is_success(), "the other session has ended too");

        // Bodies that are not what they should be, named.
        let broken = ada.post_text("/resumes", "{ \"resume\": { ".to_owned()).await?;
        ensure!(matches!(broken.status.as_u16(), 400 | 422), "{broken:?}");
        broken.problem(broken.status.as_u16())?;
        let no_resume = ada.post("/resumes", json!({ "resume": [1, 2] })).await?;
        let said = no_resume.problem(no_resume.status.as_u16())?;
        ensure!(said.to_string().contains("resume"), "the field is not named: {said}");
        let list = ada.get("/resumes").await?.expect(200)?;
        ensure!(list["resumes"].as_array().is_some_and(|all| all.len() == 1), "something was stored half: {list}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_file_is_answered_with_the_line_or_the_field() -> anyhow::Result<()> {
    Stage::run("broken_file", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let ada = User::register(&base, "Ada").await?;
        let tab = stage.newcomer("Ada").await?;
        tab.sign_in(&base, &ada).await?;
        tab.open(&format!("{base}/resumes")).await?;
        tab.click("[data-testid=\"import-resume\"]").await?;

        let not_json = stage.file("broken.json", "{\n  \"basics\": {\n    \"name\": \"Ada\",,\n  }\n}\n")?;
        tab.give_file("[data-testid=\"import-file\"]", &not_json).await?;
        tab.wait_words("dialog [role=alert]", "line 3").await?;
        let disabled = "document.querySelector('[data-testid=\"import-submit\"]').disabled";
        tab.wait_js("it cannot be sent", disabled).await?;

        let no_resume = stage.file("list.json", "[1, 2, 3]")?;
        tab.give_file("[data-testid=\"import-file\"]", &no_resume).await?;
        tab.wait_words("dialog [role=alert]", "object").await?;

        // Wrong types here and there: everything usable comes in, and the fields are named.
        let odd =
            r#"{ "basics": { "name": "Ada" }, "work": [ { "name": "Mill", "startDate": "long ago" } ], "skills": 7 }"#;
        tab.give_file("[data-testid=\"import-file\"]", &stage.file("odd.json", odd)?).await?;
        tab.click("[data-testid=\"import-submit\"]").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", "Ada").await?;
        tab.wait_words("[data-testid=\"import-notes\"]", "work[0].startDate").await?;
        tab.wait_words("[data-testid=\"import-notes\"]", "skills").await
    })
    .await
}

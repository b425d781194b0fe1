//! JSON Resume in and out.

use anyhow::ensure;
use e2e::{Node, Stage, User, same_json, sample_text};

use super::pair::open;

/// Everything that a file may hold beside what the format knows.
const ODD: &str = r#"{
    "basics": { "name": "Odd File", "email": null, "phone": 12345, "summary": "", "nickname": "Oddy",
                "profiles": [ { "network": "Mastodon", "followers": 1e400 } ] },
    "work": [ { "name": "Company", "startDate": "sometime in 2019", "highlights": ["one", 2, null],
                "salary": 123456789012345678901234567890.12345678901234567890 },
              "a job", null ],
    "skills": { "name": "not a list" },
    "hobbies": [ [ [] ], {} ],
    "meta": { "theme": "even" }
}"#;

#[tokio::test]
async fn the_sample_comes_back_as_it_was_and_the_strict_export_validates() -> anyhow::Result<()> {
    Stage::run("interchange", async |stage| {
        let mut server = stage.server().await?;
        let ada = User::register(&server.url(), "Ada").await?;
        let sample = sample_text()?;
        let resume = ada.import(&sample).await?;
        let export = ada.export(&resume, "format=json").await?;
        ensure!(same_json(&sample, &export)?, "the export is not the sample:\n{export}");

        // Also after the server has read it back from its file.
        server.kill();
        let server = stage.start("server-again", server.settings().clone()).await?;
        let export = ada.export(&resume, "format=json").await?;
        ensure!(same_json(&sample, &export)?, "the export after a restart is not the sample:\n{export}");

        let strict = ada.export(&resume, "format=json&strict=true").await?;
        let odd = ada.import(ODD).await?;
        let strict_of_odd = ada.export(&odd, "format=json&strict=true").await?;
        for export in [strict, strict_of_odd] {
            let file = stage.file("strict.json", &export)?;
            let mut node = Node::start("validate.mjs", &[&file.display().to_string()])?;
            let verdict = node.hear("its verdict", |line| line["valid"].is_boolean()).await?;
            ensure!(verdict["valid"] == true, "{verdict} of {export}");
        }

        // An edit on the screen changes what was edited, and nothing beside it.
        let tab = open(stage, &ada, server.url(), &resume).await?;
        tab.write("basics/name", None, " III").await?;
        tab.wait_saved().await?;
        let edited = sample.replacen("Richard Hendriks", "Richard Hendriks III", 1);
        let export = ada.export(&resume, "format=json").await?;
        ensure!(same_json(&edited, &export)?, "more than the name has changed:\n{export}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_nobody_understands_is_kept_and_named() -> anyhow::Result<()> {
    Stage::run("odd_file", async |stage| {
        let server = stage.server().await?;
        let ada = User::register(&server.url(), "Ada").await?;
        let answer = ada.post_text("/resumes", format!("{{\"resume\":{ODD}}}")).await?.expect(201)?;
        let notes = answer["notes"].to_string();
        for named in ["work[0].startDate", "basics.phone", "skills"] {
            ensure!(notes.contains(named), "{named} is not named: {notes}");
        }
        let resume = answer["id"].as_str().unwrap_or_default();
        let export = ada.export(resume, "format=json").await?;
        ensure!(same_json(ODD, &export)?, "something was lost or changed:\n{export}");

        // Putting the same again changes nothing.
        let path = format!("/resumes/{resume}");
        let etag = ada.get(&path).await?.etag;
        let put = ada.put_text(&path, format!("{{\"resume\":{ODD}}}"), &etag).await?;
        ensure!(put.status.is_success(), "PUT: {} {}", put.status, put.body);
        let export = ada.export(resume, "format=json").await?;
        ensure!(same_json(ODD, &export)?, "putting the same has changed it:\n{export}");
        Ok(())
    })
    .await
}

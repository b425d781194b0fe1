//! A new version of the app comes while somebody writes: it waits until they want it.

use std::path::Path;

use anyhow::Context;
use e2e::{Settings, Stage, User, client};

use super::pair::open;

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Begun." } }"#;
const OFFER: &str = "[data-testid=\"new-version\"]";
const IS_NEW: &str = "document.querySelector('meta[name=newer]')";

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &to)?,
            false => std::fs::copy(entry.path(), to).map(drop)?,
        }
    }
    Ok(())
}

/// Another page, and the worker that says so. The compressed copies of both are of the old version.
fn renew(client: &Path) -> anyhow::Result<()> {
    for (file, old, new) in [
        ("index.html", "<head>", "<head><meta name=\"newer\" content=\"yes\">"),
        ("worker.js", "const VERSION = \"tandem-", "const VERSION = \"tandem-newer-"),
    ] {
        let words = std::fs::read_to_string(client.join(file))?;
        anyhow::ensure!(words.contains(old), "{file} has no {old}");
        std::fs::write(client.join(file), words.replace(old, new))?;
        for coding in ["br", "gz"] {
            std::fs::remove_file(client.join(format!("{file}.{coding}"))).ok();
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_new_version_waits_until_somebody_wants_it() -> anyhow::Result<()> {
    Stage::run("new_version", async |stage| {
        let folder = stage.data("client");
        copy(&client()?, &folder).context("a copy of the client")?;
        let settings = Settings { client: Some(folder.clone()), ..Settings::in_folder(stage.data("server")) };
        let mut server = stage.start("server", settings).await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let resume = as_ada.import(RESUME).await?;
        let ada = open(stage, &as_ada, server.url(), &resume).await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        let other = stage.another_window(&ada).await?;
        other.open_resume(&server.url(), &resume).await?;

        renew(&folder)?;
        for tab in [&ada, &other] {
            tab.js::<bool>("(window.before = true)").await?;
        }
        ada.js::<bool>("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)")
            .await?;
        ada.wait_for(OFFER).await?;
        other.wait_for(OFFER).await?;
        // Nothing is loaded under somebody's hands.
        ada.write("basics/summary", None, " Go on.").await?;
        ada.wait_saved().await?;
        assert!(ada.js::<bool>(&format!("window.before && !{IS_NEW}")).await?);

        ada.click("[data-testid=\"take-version\"]").await?;
        ada.wait_js("the new version is there", &format!("!window.before && {IS_NEW}")).await?;
        ada.wait_value("basics/summary", "Begun. Go on.").await?;
        ada.wait_saved().await?;
        assert!(!ada.js::<bool>(&format!("!!document.querySelector('{OFFER}')")).await?);
        // The other window goes on as it is, and still writes.
        other.write("basics/summary", None, " Both.").await?;
        ada.wait_value("basics/summary", "Begun. Go on. Both.").await?;
        assert!(other.js::<bool>("window.before").await?);

        // Without the server it is the new one that starts.
        server.stop().await?;
        ada.open(&format!("{}/r/{resume}", server.url())).await?;
        ada.wait_js("the new version starts", &format!("!!{IS_NEW}")).await?;
        ada.wait_value("basics/summary", "Begun. Go on. Both.").await
    })
    .await
}

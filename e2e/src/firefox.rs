//! Firefox, spoken to in WebDriver BiDi. Every person has a container of their own: cookies, storage, service workers.

mod bidi;
mod window;

use std::path::Path;
use std::process::Command;

use anyhow::Context;
use serde_json::json;
use tempfile::TempDir;

use self::bidi::Bidi;
pub(crate) use self::window::FirefoxWindow;
use crate::console::Console;
use crate::process::Process;
use crate::tab::Tab;
use crate::tools;
use crate::until::until;

/// Quiet, and the same every time.
const SETTINGS: &str = r#"
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("ui.prefersReducedMotion", 1);
"#;

/// A running Firefox, ended when dropped.
#[derive(Debug)]
pub(crate) struct Firefox {
    bidi: Bidi,
    pictures: std::path::PathBuf,
    _process: Process,
    _profile: TempDir,
}

impl Firefox {
    /// Starts it; what it says goes into `log`, pictures of failures into the folder `pictures`.
    pub(crate) async fn start(log: &Path, pictures: &Path) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        std::fs::write(profile.path().join("user.js"), SETTINGS)?;
        let mut command = Command::new(tools::program("firefox-esr")?);
        command.args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"]).arg(profile.path());
        command.env("HOME", profile.path());
        let mut process = Process::start("Firefox", &command, log)?;
        let address = until("Firefox says where it listens", async || {
            process.check()?;
            let words = process.words();
            let said = words.lines().find_map(|line| line.strip_prefix("WebDriver BiDi listening on "));
            Ok(said.map(|address| address.trim().to_owned()))
        })
        .await?;
        let bidi = Bidi::connect(&address).await?;
        bidi.ask("session.new", json!({ "capabilities": {} })).await?;
        bidi.ask("session.subscribe", json!({ "events": ["log.entryAdded"] })).await?;
        Ok(Self { bidi, pictures: pictures.to_owned(), _process: process, _profile: profile })
    }

    /// A window of somebody who has never been here.
    pub(crate) async fn newcomer(&self, name: &str) -> anyhow::Result<Tab> {
        let container = self.bidi.ask("browser.createUserContext", json!({})).await?;
        let container = container["userContext"].as_str().context("no container")?;
        self.window(name, container).await
    }

    /// Another window of the same person.
    pub(crate) async fn another_window(&self, of: &Tab) -> anyhow::Result<Tab> {
        self.window(of.name(), of.profile()).await
    }

    async fn window(&self, name: &str, container: &str) -> anyhow::Result<Tab> {
        let made = json!({ "type": "window", "userContext": container });
        let made = self.bidi.ask("browsingContext.create", made).await?;
        let id = made["context"].as_str().context("no window")?.to_owned();
        let console = Console::default();
        self.bidi.listen(&id, console.clone());
        let viewport = json!({ "context": id, "viewport": { "width": 1440, "height": 900 } });
        self.bidi.ask("browsingContext.setViewport", viewport).await?;
        let window = FirefoxWindow::new(self.bidi.clone(), id);
        Ok(Tab::in_firefox(name, container.to_owned(), window, console, &self.pictures))
    }
}

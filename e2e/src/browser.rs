//! One real browser, in which every person has a profile of their own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, anyhow};
use chromiumoxide::browser::{Browser as Chromium, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::emulation::{SetDeviceMetricsOverrideParams, SetFocusEmulationEnabledParams};
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams, SetAutoAttachParams,
};
use futures_util::StreamExt;
use tempfile::TempDir;

use crate::tab::Tab;
use crate::tools;

/// A mouse that is fine and hovers, in Chromium's own words. A window can become one for fingers: [`Tab::has_touch`].
const MOUSE: &str = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4";

/// A running Chromium, closed when dropped.
#[derive(Debug)]
pub struct Browser {
    chromium: Chromium,
    pictures: PathBuf,
    _profile: TempDir,
}

impl Browser {
    /// Starts it; pictures of failures go into the folder `pictures`.
    ///
    /// # Errors
    /// When it is not installed or does not start.
    pub async fn start(pictures: &Path) -> anyhow::Result<Self> {
        Self::start_with(pictures, &[]).await
    }

    /// As [`Browser::start`], with further switches of Chromium's.
    ///
    /// # Errors
    /// When it is not installed or does not start.
    pub async fn start_with(pictures: &Path, switches: &[&str]) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut config = BrowserConfig::builder()
            .chrome_executable(tools::chromium()?)
            .new_headless_mode()
            .user_data_dir(profile.path())
            .viewport(None)
            .window_size(1440, 900)
            .launch_timeout(Duration::from_secs(60))
            .request_timeout(Duration::from_secs(60));
        // Nothing may be fetched that the tests did not ask for; `disable-sync` and more are chromiumoxide's defaults.
        for quiet in ["disable-component-update", "disable-quic", "disable-gpu", "disable-domain-reliability"] {
            config = config.arg(quiet);
        }
        // Without a screen it believes that it has no mouse either, and shows what is for fingers.
        config = config.arg(("blink-settings", MOUSE));
        for switch in switches {
            config = config.arg(*switch);
        }
        // Its sandbox refuses to run as root.
        if services::is_root() {
            config = config.no_sandbox();
        }
        let (chromium, mut handler) = Chromium::launch(config.build().map_err(|reason| anyhow!(reason))?)
            .await
            .context("Chromium does not start")?;
        // Answers that chromiumoxide cannot read are no reason to stop listening.
        tokio::spawn(async move { while handler.next().await.is_some() {} });
        Ok(Self { chromium, pictures: pictures.to_owned(), _profile: profile })
    }

    /// A window of somebody who has never been here: their own cookies and storage, and they believe to have the focus.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn newcomer(&self, name: &str) -> anyhow::Result<Tab> {
        let profile = self.chromium.create_browser_context(CreateBrowserContextParams::default()).await?;
        self.window(name, profile.inner().to_owned()).await
    }

    /// Another window of the same person.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn another_window(&self, of: &Tab) -> anyhow::Result<Tab> {
        self.window(of.name(), of.profile().to_owned()).await
    }

    async fn window(&self, name: &str, profile: String) -> anyhow::Result<Tab> {
        let target = CreateTargetParams::builder()
            .url("about:blank")
            .browser_context_id(profile.clone())
            .new_window(true)
            .build()
            .map_err(|reason| anyhow!(reason))?;
        let page = self.chromium.new_page(target).await.context("no new window")?;
        // Or a service worker waits for a debugger before it begins, and none comes.
        page.execute(SetAutoAttachParams::new(false, false)).await?;
        page.execute(SetFocusEmulationEnabledParams::new(true)).await?;
        page.execute(SetDeviceMetricsOverrideParams::new(1440, 900, 1.0, false)).await?;
        Tab::new(name, profile, page, &self.pictures).await
    }

    /// Closes it and waits until it is gone.
    pub async fn close(mut self) {
        if self.chromium.close().await.is_ok() {
            tokio::time::timeout(Duration::from_secs(10), self.chromium.wait()).await.ok();
        }
        if let Some(Err(error)) = self.chromium.kill().await {
            eprintln!("Chromium may still be there: {error}");
        }
    }
}

//! The languages of a browser and of the page.

use anyhow::Context;
use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use chromiumoxide::cdp::browser_protocol::emulation::SetUserAgentOverrideParams;

use crate::tab::{Tab, quoted};
use crate::until::until;

/// What is wider than its place: the page, and the parts of it that scroll.
const TOO_WIDE: &str = "[document.documentElement, ...document.querySelectorAll('main, nav, header, aside, dialog')]
    .filter(part => part.clientWidth && part.scrollWidth > part.clientWidth + 1)
    .map(part => `${part.tagName}.${part.className}: ${part.scrollWidth} in ${part.clientWidth}`).join('; ')";

impl Tab {
    /// From now on the browser asks for pages in these languages: `ar,en`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn speaks(&self, languages: &str) -> anyhow::Result<()> {
        let agent: String = self.js("navigator.userAgent").await?;
        let mut asked = SetUserAgentOverrideParams::new(agent);
        asked.accept_language = Some(languages.to_owned());
        self.window.chromium()?.execute(asked).await?;
        Ok(())
    }

    /// Chooses a language with the switch that is on the page, and waits until the page speaks it.
    ///
    /// # Errors
    /// When there is no switch.
    pub async fn choose_language(&self, code: &str) -> anyhow::Result<()> {
        self.wait_for("[data-testid=language]").await?;
        let choose = format!(
            "(() => {{ const choice = document.querySelector('[data-testid=language]');
                choice.value = {}; choice.dispatchEvent(new Event('change', {{ bubbles: true }})); return true; }})()",
            quoted(code)
        );
        self.js::<bool>(&choose).await?;
        self.wait_language(code).await
    }

    /// Waits until the page speaks a language.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_language(&self, code: &str) -> anyhow::Result<()> {
        let is_it = format!("document.documentElement.lang === {} && !document.querySelector('.splash')", quoted(code));
        self.wait_js(&format!("the page is in {code}"), &is_it).await
    }

    /// At each of these widths nothing is wider than its place, once the page has found its size.
    ///
    /// # Errors
    /// When something stays so.
    pub async fn fits(&self, widths: &[u32]) -> anyhow::Result<()> {
        for &width in widths {
            let metrics = SetDeviceMetricsOverrideParams::new(width, 844, 1.0, width < 600);
            self.window.chromium()?.execute(metrics).await?;
            let mut too_wide = String::new();
            let fits = until("everything fits", async || {
                too_wide = self.js(&format!("innerWidth === {width} ? {TOO_WIDE} : 'the window'")).await?;
                Ok(too_wide.is_empty().then_some(()))
            });
            fits.await.with_context(|| format!("{} at {width} px: {too_wide}", self.name()))?;
        }
        Ok(())
    }
}

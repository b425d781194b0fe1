//! How a window is looked at: its size, and whether the system is set to dark.

use std::path::Path;
use std::time::Duration;

use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
};

use crate::tab::Tab;

/// The size of a window in CSS pixels, and its colours.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Goes into the name of a picture.
    pub name: &'static str,
    pub width: u32,
    pub height: u32,
    pub dark: bool,
}

/// A desk, a desk at night, and a phone.
pub const LOOKS: [Look; 3] = [
    Look { name: "light", width: 1440, height: 900, dark: false },
    Look { name: "dark", width: 1440, height: 900, dark: true },
    Look { name: "phone", width: 390, height: 844, dark: false },
];

/// Colours have changed to their end, and two frames more have come: one lays out, the next is painted.
const SETTLED: &str = "(async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    await frame();
    // What is scrolled away stands still.
    const isDrawn = one => one.effect.target.checkVisibility({ contentVisibilityAuto: true });
    const changing = document.getAnimations().filter(one => one instanceof CSSTransition && isDrawn(one));
    await Promise.allSettled(changing.map(one => one.finished));
    await frame();
    await frame();
    return 'painted';
})()";

impl Tab {
    /// Looks at the page this way from now on. Without motion, so that pictures are the same every time.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn look(&self, look: Look) -> anyhow::Result<()> {
        let metrics = SetDeviceMetricsOverrideParams::new(look.width, look.height, 1.0, look.width < 600);
        let page = self.window.chromium()?;
        page.execute(metrics).await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let features = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]
            .map(|(n, v)| MediaFeature::new(n, v));
        page.execute(SetEmulatedMediaParams::builder().features(features).build()).await?;
        let painted: String = self.js(SETTLED).await?;
        anyhow::ensure!(painted == "painted", "{} does not paint", self.name());
        Ok(())
    }

    /// Takes a picture in each of [`LOOKS`] into `folder`, called `name-light.png` and so on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn pictures(&self, folder: &Path, name: &str) -> anyhow::Result<()> {
        for look in LOOKS {
            self.look(look).await?;
            let file = folder.join(format!("{name}-{}.png", look.name));
            tokio::time::timeout(Duration::from_secs(30), self.picture(&file)).await??;
        }
        self.look(LOOKS[0]).await
    }
}

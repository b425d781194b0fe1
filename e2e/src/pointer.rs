//! The mouse.

use serde::Deserialize;

use crate::tab::{Tab, quoted};
use crate::until::until;
use crate::window::Mouse;

/// Where the middle of an element is in the window, and whether a click there meets it.
#[derive(Deserialize)]
struct Place {
    x: f64,
    y: f64,
    met: bool,
}

impl Tab {
    /// Brings the element into view, waits until nothing covers it, and clicks its middle.
    ///
    /// # Errors
    /// When there is no such element, or it stays covered.
    pub async fn click(&self, selector: &str) -> anyhow::Result<()> {
        self.wait_for(selector).await?;
        let script = format!(
            "(() => {{
                const element = document.querySelector({});
                if (!element || element.disabled) return null;
                const look = () => {{
                    const r = element.getBoundingClientRect();
                    const x = r.left + r.width / 2, y = r.top + r.height / 2;
                    const top = document.elementFromPoint(x, y);
                    const label = top && top.contains(element) && top.tagName === 'LABEL';
                    return {{ x, y, shown: r.width > 0 && r.height > 0, met: !!top && (element.contains(top) || label) }};
                }};
                // Outside the window, or under the bar at its top.
                if (!look().met) element.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
                const place = look();
                return place.shown ? place : null;
            }})()",
            quoted(selector)
        );
        let what = format!("{} can click {selector}", self.name());
        let place = until(&what, async || {
            let Some(place) = self.js::<Option<Place>>(&script).await? else { return Ok(None) };
            // Some buttons appear under the pointer only.
            self.window.mouse(Mouse::Move, (place.x, place.y), false).await?;
            Ok(self
                .js::<Option<Place>>(&script)
                .await?
                .filter(|now| now.met && (now.x - place.x).abs() < 1.0 && (now.y - place.y).abs() < 1.0))
        });
        let place = match place.await {
            Ok(place) => place,
            Err(error) => {
                self.picture_of_failure().await;
                return Err(error);
            }
        };
        self.window.mouse(Mouse::Press, (place.x, place.y), false).await?;
        self.window.mouse(Mouse::Release, (place.x, place.y), false).await
    }

    /// Turns the wheel over an element.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn wheel(&self, selector: &str, down: f64) -> anyhow::Result<()> {
        use chromiumoxide::cdp::browser_protocol::input::{DispatchMouseEventParams, DispatchMouseEventType};
        let (x, y) = self.place_of(selector).await?.middle();
        let turn = DispatchMouseEventParams::builder().r#type(DispatchMouseEventType::MouseWheel);
        let turn = turn.x(x).y(y).delta_x(0.0).delta_y(down);
        self.window
            .chromium()?
            .execute(turn.build().map_err(|reason| anyhow::anyhow!(reason))?)
            .await
            .context("the wheel")?;
        Ok(())
    }
}

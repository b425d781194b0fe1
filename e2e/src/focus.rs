//! The focus, as somebody without a mouse follows it.

use anyhow::{bail, ensure};

use crate::keyboard::SHIFT;
use crate::tab::{Tab, quoted};

/// More steps than any page has stops.
const STEPS: usize = 400;

/// What is wrong with where the focus is; nothing when it is on something that shows it, and that is in the window.
const TROUBLE: &str = "(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing has the focus';
    document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 1e6).forEach(one => one.finish());
    const shows = node => {
        const style = getComputedStyle(node);
        const ring = style.boxShadow.includes('0px 0px 0px 3px');
        return ring || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
    };
    const label = element.labels?.[0];
    const around = [element, element.parentElement, element.parentElement?.parentElement, label].filter(node => node);
    const name = element.outerHTML.slice(0, 200);
    if (!around.some(shows)) return `the focus does not show on ${name}`;
    const seen = element.classList.contains('sr-only') ? label : element;
    const { left, top, right, bottom, width, height } = seen.getBoundingClientRect();
    if (!width || !height || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
        return `the focus is outside the window, on ${name}`;
    const at = document.elementFromPoint(
        Math.min(Math.max((left + right) / 2, 0), innerWidth - 1),
        Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1));
    if (at && !seen.contains(at) && !at.contains(seen) && !seen.parentElement.contains(at))
        return `the focus is behind ${at.outerHTML.slice(0, 80)}, on ${name}`;
    return null;
})()";

/// The field that has the focus, and its selection.
const SELECTION: &str = "(() => { const at = document.activeElement;
    return [at.dataset.field ?? (at.dataset.ghostWords ? 'ghost' : at.tagName), at.selectionStart, at.selectionEnd]; })()";

impl Tab {
    /// Presses Tab until the focus is on what fits the selector; on the way it must be visible everywhere.
    ///
    /// # Errors
    /// When it never comes there, or is lost or hidden on the way.
    pub async fn tab_to(&self, selector: &str) -> anyhow::Result<()> {
        self.walk_to(selector, 0).await
    }

    /// The same backwards.
    ///
    /// # Errors
    /// As [`Tab::tab_to`].
    pub async fn tab_back_to(&self, selector: &str) -> anyhow::Result<()> {
        self.walk_to(selector, SHIFT).await
    }

    async fn walk_to(&self, selector: &str, modifiers: i64) -> anyhow::Result<()> {
        self.wait_for(selector).await?;
        let is_there = format!("document.activeElement.matches({})", quoted(selector));
        for step in 0..STEPS {
            if step > 0 || !self.js::<bool>(&is_there).await? {
                self.press("Tab", modifiers).await?;
            }
            // Behind the last stop comes the browser's own window, then the first.
            if self.js::<bool>("document.activeElement === document.body").await? {
                continue;
            }
            self.check_focus().await?;
            if self.js::<bool>(&is_there).await? {
                return Ok(());
            }
        }
        bail!("{} does not come to {selector} with the Tab key", self.name());
    }

    /// Fails unless the focus is on something, and can be seen there.
    ///
    /// # Errors
    /// What is wrong.
    pub async fn check_focus(&self) -> anyhow::Result<()> {
        let trouble = self.js::<Option<String>>(TROUBLE).await?;
        ensure!(trouble.is_none(), "{}: {}", self.name(), trouble.unwrap_or_default());
        Ok(())
    }

    /// Waits until the page has done what it puts off for a moment, such as giving the focus to what it has just moved:
    /// whatever the test does next comes behind it.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn settled(&self) -> anyhow::Result<()> {
        // Timers of no delay run in the order in which they were set. What runs in the first may set one more.
        self.js::<bool>("new Promise(done => setTimeout(() => setTimeout(() => done(true))))").await.map(drop)
    }

    /// Waits until the caret stands in a field, so many UTF-16 units from its start.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_caret_at(&self, key: &str, at: u32) -> anyhow::Result<()> {
        self.wait_selection(key, at, at).await
    }

    /// Waits until that much of a field is selected, in UTF-16 units; `ghost` is the field of what was deleted.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_selection(&self, key: &str, start: u32, end: u32) -> anyhow::Result<()> {
        let there = format!("JSON.stringify({SELECTION}) === JSON.stringify([{}, {start}, {end}])", quoted(key));
        self.wait_js(&format!("the caret is in {key} at {start}..{end}"), &there).await
    }

    /// Waits until the focus is on what fits the selector.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_focus(&self, selector: &str) -> anyhow::Result<()> {
        let there = format!("document.activeElement.matches({})", quoted(selector));
        self.wait_js(&format!("the focus is on {selector}"), &there).await
    }
}

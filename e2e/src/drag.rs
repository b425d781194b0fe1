//! Dragging, with a mouse and with a finger: real events of the browser, one after the other.

use anyhow::Context;
use chromiumoxide::cdp::browser_protocol::emulation::SetTouchEmulationEnabledParams;
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchTouchEventParams, DispatchTouchEventReturns, DispatchTouchEventType, TouchPoint,
};
use chromiumoxide::types::{Command, Method, MethodId};
use serde::{Deserialize, Serialize};

use crate::tab::{Tab, quoted};
use crate::until::until;
use crate::window::Mouse;

/// Moves on the way from one point to the next.
const STEPS: u32 = 8;

/// Where an element is in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Place {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Place {
    /// Its middle.
    pub fn middle(self) -> (f64, f64) {
        (self.left.midpoint(self.right), self.top.midpoint(self.bottom))
    }
}

/// Something that is held down.
#[derive(Debug)]
pub struct Hold {
    tab: Tab,
    at: (f64, f64),
    is_finger: bool,
}

impl Tab {
    /// Where an element is.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn place_of(&self, selector: &str) -> anyhow::Result<Place> {
        self.wait_for(selector).await?;
        self.js(&format!(
            "(() => {{ const {{ left, top, right, bottom }} = document.querySelector({}).getBoundingClientRect();
                return {{ left, top, right, bottom }}; }})()",
            quoted(selector)
        ))
        .await
    }

    /// Brings an element to the middle of what scrolls, at once.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn bring_into_view(&self, selector: &str) -> anyhow::Result<()> {
        self.wait_for(selector).await?;
        self.js::<bool>(&format!(
            "(document.querySelector({}).scrollIntoView({{ block: 'center', behavior: 'instant' }}), true)",
            quoted(selector)
        ))
        .await
        .map(drop)
    }

    /// Presses the mouse on an element that is in view.
    ///
    /// # Errors
    /// When there is no such element, or something covers it.
    pub async fn grab(&self, selector: &str) -> anyhow::Result<Hold> {
        let at = self.point_on(selector).await?;
        let hold = Hold { tab: self.clone(), at, is_finger: false };
        hold.mouse(Mouse::Move).await?;
        hold.mouse(Mouse::Press).await?;
        Ok(hold)
    }

    /// Puts a finger on an element that is in view.
    ///
    /// # Errors
    /// When there is no such element, or something covers it.
    pub async fn touch(&self, selector: &str) -> anyhow::Result<Hold> {
        let at = self.point_on(selector).await?;
        let hold = Hold { tab: self.clone(), at, is_finger: true };
        hold.finger(DispatchTouchEventType::TouchStart).await?;
        Ok(hold)
    }

    /// From now on the window belongs to a device with a touch screen and without a mouse. There is no way back.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn has_touch(&self) -> anyhow::Result<()> {
        self.window.chromium()?.execute(SetTouchEmulationEnabledParams::new(true)).await?;
        Ok(())
    }

    async fn point_on(&self, selector: &str) -> anyhow::Result<(f64, f64)> {
        let what = format!("{} can take hold of {selector}", self.name());
        until(&what, async || {
            let at = self.place_of(selector).await?.middle();
            let meets = format!(
                "document.querySelector({}).contains(document.elementFromPoint({}, {}))",
                quoted(selector),
                at.0,
                at.1
            );
            Ok(self.js::<bool>(&meets).await?.then_some(at))
        })
        .await
    }
}

impl Hold {
    /// Moves there, in steps.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn move_to(&mut self, to: (f64, f64)) -> anyhow::Result<()> {
        let from = self.at;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            self.at = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            if self.is_finger {
                self.finger(DispatchTouchEventType::TouchMove).await?;
            } else {
                self.mouse(Mouse::Move).await?;
            }
        }
        Ok(())
    }

    /// Lets go.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn let_go(self) -> anyhow::Result<()> {
        if self.is_finger {
            self.finger(DispatchTouchEventType::TouchEnd).await
        } else {
            self.mouse(Mouse::Release).await
        }
    }

    async fn mouse(&self, what: Mouse) -> anyhow::Result<()> {
        self.tab.window.mouse(what, self.at, true).await
    }

    async fn finger(&self, kind: DispatchTouchEventType) -> anyhow::Result<()> {
        let event = DispatchTouchEventParams::new(kind.clone(), vec![TouchPoint::new(self.at.0, self.at.1)]);
        let page = self.tab.window.chromium()?;
        let done = match kind {
            DispatchTouchEventType::TouchEnd => page.execute(LiftFinger::default()).await.map(drop),
            _ => page.execute(event).await.map(drop),
        };
        done.with_context(|| format!("a finger at {:?}: {kind:?}", self.at))
    }
}

/// The end of a touch. chromiumoxide leaves empty lists out, and the browser insists on one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LiftFinger {
    r#type: &'static str,
    touch_points: [(); 0],
}

impl Default for LiftFinger {
    fn default() -> Self {
        Self { r#type: "touchEnd", touch_points: [] }
    }
}

impl Method for LiftFinger {
    fn identifier(&self) -> MethodId {
        DispatchTouchEventParams::IDENTIFIER.into()
    }
}

impl Command for LiftFinger {
    type Response = DispatchTouchEventReturns;
}

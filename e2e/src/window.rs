//! A window of either browser: what a test does in it, in the browser's own words.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, DispatchMouseEventParams, DispatchMouseEventType, MouseButton,
};
use chromiumoxide::cdp::browser_protocol::inspector::EventDetached;
use chromiumoxide::cdp::browser_protocol::page::AddScriptToEvaluateOnNewDocumentParams;
use chromiumoxide::cdp::js_protocol::runtime::EvaluateParams;
use chromiumoxide::page::ScreenshotParams;
use futures_util::StreamExt;
use serde_json::Value;
use tokio::time::timeout;

use crate::firefox::FirefoxWindow;
use crate::keyboard::{CONTROL, SHIFT};
use crate::tab::quoted;
use crate::until::{PATIENCE, until};

/// The window itself. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) enum Window {
    Chromium(Page),
    Firefox(FirefoxWindow),
}

/// What the mouse does at a point of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mouse {
    Move,
    Press,
    Release,
}

impl Window {
    /// Chromium's window, for what only its protocol can do.
    pub(crate) fn chromium(&self) -> anyhow::Result<&Page> {
        match self {
            Self::Chromium(page) => Ok(page),
            Self::Firefox(_) => bail!("only Chromium can be asked this"),
        }
    }

    pub(crate) async fn go(&self, url: &str) -> anyhow::Result<()> {
        match self {
            Self::Chromium(_) => self.leave_for(url).await,
            Self::Firefox(window) => window.go(url).await,
        }
    }

    /// Goes to another page of Chromium's, and waits until it has loaded. Not by `Page.navigate`: chromiumoxide answers that
    /// when its own book of loaders says so, and now and then it never does.
    async fn leave_for(&self, url: &str) -> anyhow::Result<()> {
        let address = quoted(url);
        // Later: who answers is gone otherwise.
        self.evaluate(&format!("(window.isLeft = true, setTimeout(() => location.assign({address})), true)")).await?;
        // While it leaves, nobody is there to answer. The new page is asked once only: it is busy.
        let has_loaded = "new Promise((done) => location.protocol === 'chrome-error:' ? done('nobody is there')
            : window.isLeft ? done(false)
            : document.readyState === 'complete' ? done(true) : addEventListener('load', () => done(true)))";
        until(&format!("{url} loads"), async || match self.evaluate(has_loaded).await {
            Ok(Value::Bool(true)) => Ok(Some(())),
            Ok(Value::String(why)) => bail!("{why}"),
            _ => Ok(None),
        })
        .await
    }

    pub(crate) async fn before_each_page(&self, script: &str) -> anyhow::Result<()> {
        match self {
            Self::Chromium(page) => {
                page.execute(AddScriptToEvaluateOnNewDocumentParams::new(script)).await.map(drop)?
            }
            Self::Firefox(window) => window.before_each_page(script).await?,
        }
        Ok(())
    }

    /// What an expression is worth, a promise's value when it is one; `Null` when it is nothing.
    pub(crate) async fn evaluate(&self, expression: &str) -> anyhow::Result<Value> {
        match self {
            Self::Chromium(page) => {
                let asked = EvaluateParams::builder().expression(expression).await_promise(true).return_by_value(true);
                let asked = asked.build().map_err(|reason| anyhow!(reason))?;
                Ok(page.evaluate_expression(asked).await?.value().cloned().unwrap_or_default())
            }
            Self::Firefox(window) => window.evaluate(expression).await,
        }
    }

    pub(crate) async fn picture(&self, file: &Path) -> anyhow::Result<()> {
        match self {
            Self::Chromium(page) => page.save_screenshot(ScreenshotParams::builder().build(), file).await.map(drop)?,
            Self::Firefox(window) => window.picture(file).await?,
        }
        Ok(())
    }

    pub(crate) async fn close(self) -> anyhow::Result<()> {
        match self {
            Self::Chromium(page) => {
                // It only promises to close. Until it has, the page goes on, and may reach the server once more.
                let mut gone = page.event_listener::<EventDetached>().await?;
                page.close().await?;
                timeout(PATIENCE, gone.next()).await.context("the window does not close")?;
            }
            Self::Firefox(window) => window.close().await?,
        }
        Ok(())
    }

    /// Types letters, each a key that goes down and up.
    pub(crate) async fn letters(&self, words: &str) -> anyhow::Result<()> {
        let page = match self {
            Self::Chromium(page) => page,
            Self::Firefox(window) => return window.letters(words).await,
        };
        for letter in words.chars() {
            let text = letter.to_string();
            let down = DispatchKeyEventParams::builder().r#type(DispatchKeyEventType::KeyDown).key(&text).text(&text);
            let up = DispatchKeyEventParams::builder().r#type(DispatchKeyEventType::KeyUp).key(&text);
            for event in [down, up] {
                page.execute(event.build().map_err(|reason| anyhow!(reason))?).await.context("a key")?;
            }
        }
        Ok(())
    }

    /// Presses a key by its name, with modifiers held.
    pub(crate) async fn press(&self, key: &str, modifiers: i64) -> anyhow::Result<()> {
        let page = match self {
            Self::Chromium(page) => page,
            Self::Firefox(window) => return window.press(key, modifiers).await,
        };
        let definition = chromiumoxide::keys::get_key_definition(key).with_context(|| format!("no key {key}"))?;
        let event = || {
            DispatchKeyEventParams::builder()
                .key(definition.key)
                .code(definition.code)
                .windows_virtual_key_code(definition.key_code)
                .native_virtual_key_code(definition.key_code)
                .modifiers(modifiers)
        };
        let mut down = event().r#type(DispatchKeyEventType::RawKeyDown);
        if let (Some(text), 0 | SHIFT) = (definition.text, modifiers) {
            down = event().r#type(DispatchKeyEventType::KeyDown).text(text);
        } else if (key, modifiers) == ("a", CONTROL) {
            down = down.command("selectAll");
        }
        for event in [down, event().r#type(DispatchKeyEventType::KeyUp)] {
            page.execute(event.build().map_err(|reason| anyhow!(reason))?).await.context("a key")?;
        }
        Ok(())
    }

    /// The main button of the mouse, at a point in CSS pixels; `is_down`: it is held while the mouse moves.
    pub(crate) async fn mouse(&self, what: Mouse, at: (f64, f64), is_down: bool) -> anyhow::Result<()> {
        let page = match self {
            Self::Chromium(page) => page,
            Self::Firefox(window) => return window.mouse(what, at).await,
        };
        let kind = match what {
            Mouse::Move => DispatchMouseEventType::MouseMoved,
            Mouse::Press => DispatchMouseEventType::MousePressed,
            Mouse::Release => DispatchMouseEventType::MouseReleased,
        };
        let mut event = DispatchMouseEventParams::builder().r#type(kind).x(at.0).y(at.1);
        if is_down || what != Mouse::Move {
            event = event.button(MouseButton::Left).buttons(1);
        }
        event = event.click_count(i64::from(what != Mouse::Move));
        page.execute(event.build().map_err(|reason| anyhow!(reason))?).await.context("the mouse")?;
        Ok(())
    }
}

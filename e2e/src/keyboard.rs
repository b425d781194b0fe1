//! The keyboard: real key events, one letter after the other.

use anyhow::{Context, anyhow};
use chromiumoxide::cdp::browser_protocol::input::{DispatchKeyEventParams, DispatchKeyEventType};

use crate::tab::{Tab, quoted};

/// Modifier keys, to be added up.
pub const ALT: i64 = 1;
/// As [`ALT`].
pub const CONTROL: i64 = 2;
/// As [`ALT`].
pub const SHIFT: i64 = 8;

impl Tab {
    /// Clicks into a field, selects what is there, and types instead.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, selector: &str, words: &str) -> anyhow::Result<()> {
        self.click(selector).await?;
        self.press("a", CONTROL).await?;
        if words.is_empty() { self.press("Delete", 0).await } else { self.type_words(words).await }
    }

    /// Puts the caret into a field, so many UTF-16 units from its start (or at its end).
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn place_caret(&self, selector: &str, at: Option<u32>) -> anyhow::Result<()> {
        self.wait_for(selector).await?;
        let at = at.map_or_else(|| "element.value.length".to_owned(), |at| at.to_string());
        let script = format!(
            "(() => {{ const element = document.querySelector({}); element.focus();
                const at = {at}; element.setSelectionRange(at, at); return true; }})()",
            quoted(selector)
        );
        self.js::<bool>(&script).await.map(drop)
    }

    /// Types wherever the caret is.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn type_words(&self, words: &str) -> anyhow::Result<()> {
        for letter in words.chars() {
            if letter == '\n' {
                self.press("Enter", 0).await?;
                continue;
            }
            let text = letter.to_string();
            let down = DispatchKeyEventParams::builder().r#type(DispatchKeyEventType::KeyDown).key(&text).text(&text);
            self.dispatch(down).await?;
            self.dispatch(DispatchKeyEventParams::builder().r#type(DispatchKeyEventType::KeyUp).key(&text)).await?;
        }
        Ok(())
    }

    /// Puts a text in as pasting does: at once.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn paste(&self, words: &str) -> anyhow::Result<()> {
        use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
        self.page.execute(InsertTextParams::new(words)).await?;
        Ok(())
    }

    /// Presses a key by its name (`Enter`, `ArrowUp`, `a`), with modifiers held.
    ///
    /// # Errors
    /// When there is no such key.
    pub async fn press(&self, key: &str, modifiers: i64) -> anyhow::Result<()> {
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
        self.dispatch(down).await?;
        self.dispatch(event().r#type(DispatchKeyEventType::KeyUp)).await
    }

    async fn dispatch(
        &self,
        event: chromiumoxide::cdp::browser_protocol::input::DispatchKeyEventParamsBuilder,
    ) -> anyhow::Result<()> {
        self.page.execute(event.build().map_err(|reason| anyhow!(reason))?).await.context("a key")?;
        Ok(())
    }
}

//! The keyboard: real key events, one letter after the other.

use std::ops::Range;

use anyhow::anyhow;
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, ImeSetCompositionParams, InsertTextParams,
};

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
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.press("Enter", 0).await?;
            }
            self.window.letters(line).await?;
        }
        Ok(())
    }

    /// Puts a text in as pasting does: at once.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn paste(&self, words: &str) -> anyhow::Result<()> {
        self.window.chromium()?.execute(InsertTextParams::new(words)).await?;
        Ok(())
    }

    /// An input method shows what it would write; empty words give it up. [`Tab::paste`] writes it.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn compose(&self, words: &str) -> anyhow::Result<()> {
        self.compose_over(words, None).await
    }

    /// As [`Tab::compose`], in the place of words that stand there already.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn compose_over(&self, words: &str, range: Option<Range<i64>>) -> anyhow::Result<()> {
        let end = words.encode_utf16().count() as i64;
        let mut composed = ImeSetCompositionParams::new(words, end, end);
        composed.replacement_start = range.as_ref().map(|range| range.start);
        composed.replacement_end = range.map(|range| range.end);
        self.window.chromium()?.execute(composed).await?;
        Ok(())
    }

    /// Presses a key that the input method takes for itself, as its Enter.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn press_for_input_method(&self, key: &str) -> anyhow::Result<()> {
        let down = DispatchKeyEventParams::builder()
            .r#type(DispatchKeyEventType::RawKeyDown)
            .key(key)
            .code(key)
            .windows_virtual_key_code(229);
        self.window.chromium()?.execute(down.build().map_err(|reason| anyhow!(reason))?).await?;
        Ok(())
    }

    /// Presses a key by its name (`Enter`, `ArrowUp`, `a`), with modifiers held.
    ///
    /// # Errors
    /// When there is no such key.
    pub async fn press(&self, key: &str, modifiers: i64) -> anyhow::Result<()> {
        self.window.press(key, modifiers).await
    }
}

//! What pages complain about: uncaught errors and everything written with `console.error`, panics included.

use std::sync::{Arc, Mutex, PoisonError};

use chromiumoxide::Page;
use chromiumoxide::cdp::js_protocol::runtime::{ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown};
use futures_util::StreamExt;

/// The complaints of one page, from its first moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Console(Arc<Mutex<Vec<String>>>);

impl Console {
    /// Listens to the page for as long as it lives.
    pub(crate) async fn listen(page: &Page) -> anyhow::Result<Self> {
        let console = Self::default();
        let mut thrown = page.event_listener::<EventExceptionThrown>().await?;
        let mut called = page.event_listener::<EventConsoleApiCalled>().await?;
        let listener = console.clone();
        tokio::spawn(async move {
            while let Some(event) = thrown.next().await {
                let details = &event.exception_details;
                let said = details.exception.as_ref().and_then(|exception| exception.description.clone());
                listener.note(said.unwrap_or_else(|| details.text.clone()));
            }
        });
        let listener = console.clone();
        tokio::spawn(async move {
            while let Some(event) = called.next().await {
                if event.r#type == ConsoleApiCalledType::Error {
                    let words = event.args.iter().map(|argument| match (&argument.value, &argument.description) {
                        (Some(serde_json::Value::String(text)), _) | (None, Some(text)) => text.clone(),
                        (value, _) => value.clone().unwrap_or_default().to_string(),
                    });
                    listener.note(words.collect::<Vec<_>>().join(" "));
                }
            }
        });
        Ok(console)
    }

    /// One more.
    pub(crate) fn note(&self, complaint: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(complaint);
    }

    /// All so far.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

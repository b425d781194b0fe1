//! The connection: one question, one answer; and what pages complain about.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::console::Console;
use crate::until::PATIENCE;

type Answer = oneshot::Sender<anyhow::Result<Value>>;

/// Cheap to clone; all clones are the same connection.
#[derive(Clone, Debug)]
pub(super) struct Bidi {
    questions: mpsc::UnboundedSender<(Value, Answer)>,
    consoles: Arc<Mutex<HashMap<String, Console>>>,
}

impl Bidi {
    pub(super) async fn connect(address: &str) -> anyhow::Result<Self> {
        let (mut socket, _) = connect_async(format!("{address}/session")).await.context("Firefox does not answer")?;
        let (questions, mut asked) = mpsc::unbounded_channel::<(Value, Answer)>();
        let consoles: Arc<Mutex<HashMap<String, Console>>> = Arc::default();
        let heard = consoles.clone();
        tokio::spawn(async move {
            let mut waiting: HashMap<u64, Answer> = HashMap::new();
            let mut last = 0;
            loop {
                tokio::select! {
                    question = asked.recv() => {
                        let Some((mut question, answer)) = question else { break };
                        last += 1;
                        question["id"] = json!(last);
                        waiting.insert(last, answer);
                        if socket.send(Message::Text(question.to_string().into())).await.is_err() {
                            break;
                        }
                    }
                    message = socket.next() => {
                        let Some(Ok(message)) = message else { break };
                        let Ok(message) = serde_json::from_slice::<Value>(&message.into_data()) else { continue };
                        match message["id"].as_u64().and_then(|id| waiting.remove(&id)) {
                            Some(answer) => drop(answer.send(result(message))),
                            None => complain(&heard, &message["params"]),
                        }
                    }
                }
            }
        });
        Ok(Self { questions, consoles })
    }

    /// Asks, and waits for the answer.
    pub(super) async fn ask(&self, method: &str, params: Value) -> anyhow::Result<Value> {
        let (answer, answered) = oneshot::channel();
        let question = json!({ "method": method, "params": params });
        self.questions.send((question, answer)).map_err(|_| anyhow!("Firefox is gone"))?;
        let answered = tokio::time::timeout(PATIENCE, answered).await;
        let answered = answered.with_context(|| format!("Firefox does not answer to {method}"))?;
        answered.context("Firefox is gone")?.with_context(|| format!("Firefox: {method}"))
    }

    /// What the window complains about from now on goes there.
    pub(super) fn listen(&self, window: &str, console: Console) {
        self.consoles.lock().unwrap_or_else(PoisonError::into_inner).insert(window.to_owned(), console);
    }
}

fn result(mut message: Value) -> anyhow::Result<Value> {
    match message["type"].as_str() {
        Some("success") => Ok(message["result"].take()),
        _ => Err(anyhow!("{}: {}", message["error"], message["message"])),
    }
}

/// What Firefox says of a server that is away, and of connections that end with a page: no fault of the page. The third
/// it says of what a service worker was fetching, too; a page that asks in vain and does not mind is found by Chromium.
/// The last is of an answer that was being read when the page was left.
const OF_THE_NETWORK: [&str; 5] = [
    "Firefox can’t establish a connection",
    "The connection to ws",
    "TypeError: NetworkError when attempting to fetch",
    "downloadable font: download failed",
    "AbortError: The operation was aborted.",
];

/// Uncaught errors, and what is written with `console.error`.
fn complain(consoles: &Mutex<HashMap<String, Console>>, entry: &Value) {
    let window = entry["source"]["context"].as_str().unwrap_or_default();
    let text = entry["text"].as_str().unwrap_or_default();
    if entry["level"] == "error"
        && !OF_THE_NETWORK.iter().any(|begins| text.starts_with(begins))
        && let Some(console) = consoles.lock().unwrap_or_else(PoisonError::into_inner).get(window)
    {
        console.note(text.to_owned());
    }
}

//! One window of Firefox.

use std::path::Path;

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::bidi::Bidi;
use crate::keyboard::{ALT, CONTROL, SHIFT};
use crate::window::Mouse;

/// Cheap to clone; all clones are the same window.
#[derive(Clone, Debug)]
pub(crate) struct FirefoxWindow {
    bidi: Bidi,
    id: String,
}

impl FirefoxWindow {
    pub(super) fn new(bidi: Bidi, id: String) -> Self {
        Self { bidi, id }
    }

    async fn ask(&self, method: &str, mut params: Value) -> anyhow::Result<Value> {
        params["context"] = json!(self.id);
        self.bidi.ask(method, params).await
    }

    pub(crate) async fn go(&self, url: &str) -> anyhow::Result<()> {
        self.ask("browsingContext.navigate", json!({ "url": url, "wait": "none" })).await.map(drop)
    }

    pub(crate) async fn before_each_page(&self, script: &str) -> anyhow::Result<()> {
        let added = json!({ "functionDeclaration": format!("() => {{ {script} }}"), "contexts": [self.id] });
        self.bidi.ask("script.addPreloadScript", added).await.map(drop)
    }

    pub(crate) async fn evaluate(&self, expression: &str) -> anyhow::Result<Value> {
        let asked = json!({
            "expression": format!("(async () => JSON.stringify(await ({expression})))()"),
            "target": { "context": self.id },
            "awaitPromise": true,
            "userActivation": true,
        });
        let answer = self.bidi.ask("script.evaluate", asked).await?;
        match (answer["type"].as_str(), answer["result"]["value"].as_str()) {
            (Some("success"), Some(json)) => Ok(serde_json::from_str(json)?),
            (Some("success"), None) => Ok(Value::Null),
            _ => bail!("{}", answer["exceptionDetails"]["text"]),
        }
    }

    pub(crate) async fn picture(&self, file: &Path) -> anyhow::Result<()> {
        let taken = self.ask("browsingContext.captureScreenshot", json!({})).await?;
        let base64 = taken["data"].as_str().context("no picture")?;
        std::fs::write(file, decode(base64))?;
        Ok(())
    }

    pub(crate) async fn close(self) -> anyhow::Result<()> {
        self.ask("browsingContext.close", json!({})).await.map(drop)
    }

    pub(crate) async fn letters(&self, words: &str) -> anyhow::Result<()> {
        let strokes = words.chars().flat_map(|letter| ["keyDown", "keyUp"].map(|kind| stroke(kind, letter)));
        self.keys(strokes.collect()).await
    }

    pub(crate) async fn press(&self, key: &str, modifiers: i64) -> anyhow::Result<()> {
        let held = [(CONTROL, '\u{E009}'), (SHIFT, '\u{E008}'), (ALT, '\u{E00A}')];
        let held = || held.iter().filter(|(bit, _)| modifiers & bit != 0).map(|(_, key)| *key);
        let key = code(key).with_context(|| format!("no key {key}"))?;
        let down = held().map(|key| stroke("keyDown", key));
        let up = held().map(|key| stroke("keyUp", key));
        self.keys(down.chain([stroke("keyDown", key), stroke("keyUp", key)]).chain(up).collect()).await
    }

    async fn keys(&self, strokes: Vec<Value>) -> anyhow::Result<()> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.ask("input.performActions", json!({ "actions": [keyboard] })).await.map(drop)
    }

    pub(crate) async fn mouse(&self, what: Mouse, at: (f64, f64)) -> anyhow::Result<()> {
        let moved = json!({ "type": "pointerMove", "x": at.0.round() as i64, "y": at.1.round() as i64 });
        let actions = match what {
            Mouse::Move => json!([moved]),
            Mouse::Press => json!([moved, { "type": "pointerDown", "button": 0 }]),
            Mouse::Release => json!([moved, { "type": "pointerUp", "button": 0 }]),
        };
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.ask("input.performActions", json!({ "actions": [mouse] })).await.map(drop)
    }
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key })
}

/// The code point that WebDriver has for a key.
fn code(key: &str) -> Option<char> {
    let named = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Escape" => '\u{E00C}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        _ => {
            let mut letters = key.chars();
            return letters.next().filter(|_| letters.next().is_none());
        }
    };
    Some(named)
}

/// The bytes of a picture, as they come in an answer.
fn decode(base64: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for six in base64.bytes().filter_map(value) {
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

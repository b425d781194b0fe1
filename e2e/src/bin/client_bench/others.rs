//! The two others: scripted clients that type a letter every 200 ms into a bullet of their own, and show their caret.

use std::time::Duration;

use crdt::FieldRef;
use crdt::anchor::Anchor;
use crdt::awareness::{Entry, encode};
use crdt::protocol::Frame;
use e2e::{Live, User, monotonic_us};
use serde_json::json;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// 5 letters a second.
const LETTER: Duration = Duration::from_millis(200);

/// A letter that went out.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The name of what [`crate::shown::watch`] marks when the letter is in its text area.
    pub mark: String,
    /// When, by the machine's monotonic clock.
    pub at_us: i64,
}

/// Somebody who types.
#[derive(Debug)]
pub struct Other {
    task: JoinHandle<anyhow::Result<Vec<Sent>>>,
}

impl Other {
    /// Joins, and types so many letters from `begin` on.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn join(
        base: &str,
        resume: &str,
        user: &User,
        field: &str,
        letters: usize,
        begin: Instant,
    ) -> anyhow::Result<Self> {
        let token = user.token().await?;
        let client = u64::from(rand_client(&token));
        let live = Live::join(base, resume, &token, client).await?;
        let field: FieldRef = field.parse().map_err(|_| anyhow::anyhow!("no field: {field}"))?;
        Ok(Self { task: tokio::spawn(type_on(live, client, field, letters, begin)) })
    }

    /// What it has sent, when it is done.
    ///
    /// # Errors
    /// When its connection has ended.
    pub async fn done(self) -> anyhow::Result<Vec<Sent>> {
        self.task.await?
    }
}

/// A number that nobody else has, from what nobody else has.
fn rand_client(token: &str) -> u32 {
    token.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) | 1
}

async fn type_on(
    mut live: Live,
    client: u64,
    field: FieldRef,
    letters: usize,
    begin: Instant,
) -> anyhow::Result<Vec<Sent>> {
    let mut sent = Vec::new();
    for number in 0..letters {
        live.listen_until(begin + LETTER * u32::try_from(number)?).await?;
        let letter = if number % 6 == 5 { " " } else { "e" };
        let at_us = monotonic_us();
        live.append(&field, letter).await?;
        let length = live.document.text_len(&field).unwrap_or_default();
        sent.push(Sent { mark: format!("shown {field} {length}"), at_us });
        if let Some(caret) = Anchor::at(&live.document, &field, length) {
            let cursor = json!({ "field": field.to_string(), "anchor": caret.to_string(), "head": caret.to_string() });
            let state = json!({ "cursor": cursor }).to_string();
            let clock = u32::try_from(number + 1)?;
            live.send(&Frame::Awareness(&encode(&[Entry { client, clock, state: state.into() }])).encode()).await?;
        }
    }
    live.until_saved().await?;
    Ok(sent)
}

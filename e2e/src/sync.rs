//! A scripted client of the live document: a socket and a replica of the résumé.

use anyhow::{Context, bail};
use crdt::protocol::{Frame, SUBPROTOCOL, Sync};
use crdt::{Document, Edit, FieldRef};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::until::PATIENCE;

/// How the server ended the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The close code; 1006 when there was none.
    pub code: u16,
    /// The reason given with it.
    pub reason: String,
}

/// One connection. Offers `tandem.v1`, so it hears what is saved.
#[derive(Debug)]
pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The replica.
    pub document: Document,
    /// Frames of kind step 2 or update that were sent.
    sent: u64,
    /// How many of them are durable.
    saved: u64,
    /// The presence states of others, as they came.
    pub presence: Vec<String>,
    /// Set when the connection has ended.
    pub closed: Option<Closed>,
    is_synced: bool,
}

impl Live {
    /// Joins with a token and an empty replica, and waits until the résumé has come.
    ///
    /// `client` must be a number that nobody else uses in this résumé.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn join(base: &str, resume: &str, token: &str, client: u64) -> anyhow::Result<Self> {
        let mut live = Self::open(base, resume, token, Document::new(client)).await?;
        live.until("the résumé has come", |live| live.is_synced).await?;
        Ok(live)
    }

    /// Connects, and sends the first step.
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn open(base: &str, resume: &str, token: &str, document: Document) -> anyhow::Result<Self> {
        let address = base.replacen("http", "ws", 1);
        let mut request = format!("{address}/api/v1/sync/{resume}?token={token}").into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        let (socket, _) = connect_async(request).await.context("no socket")?;
        let state_vector = document.state_vector();
        let (presence, closed, is_synced) = (Vec::new(), None, false);
        let mut live = Self { socket, document, sent: 0, saved: 0, presence, closed, is_synced };
        live.send(&Frame::Sync(Sync::Step1(&state_vector)).encode()).await?;
        Ok(live)
    }

    /// Leaves, and gives the replica for the next connection.
    pub fn leave(self) -> Document {
        self.document
    }

    /// Sends bytes as they are. A connection that has ended takes them silently: [`Live::until_closed`] tells.
    ///
    /// # Errors
    /// None today.
    pub async fn send(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.socket.send(Message::Binary(bytes.to_vec().into())).await.ok();
        Ok(())
    }

    /// Sends a text message, which no frame is.
    pub async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::Text(text.into())).await.ok();
    }

    /// Edits the replica and sends what has changed.
    ///
    /// # Errors
    /// None today.
    pub async fn edit<R>(&mut self, change: impl FnOnce(&mut Edit<'_, '_>) -> R) -> anyhow::Result<R> {
        let (result, update) = self.document.edit(change);
        if !update.is_empty() {
            self.sent += 1;
            self.send(&Frame::Sync(Sync::Update(&update)).encode()).await?;
        }
        Ok(result)
    }

    /// Types at the end of a field.
    ///
    /// # Errors
    /// None today.
    pub async fn append(&mut self, field: &FieldRef, words: &str) -> anyhow::Result<()> {
        let end = self.document.text_len(field).unwrap_or(0);
        self.edit(|edit| edit.replace_text(field, end..end, words)).await
    }

    /// Whether everything sent is durable.
    pub fn is_saved(&self) -> bool {
        self.saved >= self.sent
    }

    /// Takes in what comes until everything sent is durable.
    ///
    /// # Errors
    /// When the connection ends, or nothing comes for too long.
    pub async fn until_saved(&mut self) -> anyhow::Result<()> {
        self.until("everything is saved", Self::is_saved).await
    }

    /// Takes in what comes until the text of `field` is as wanted.
    ///
    /// # Errors
    /// When the connection ends, or nothing comes for too long.
    pub async fn until_text(&mut self, field: &FieldRef, wanted: impl Fn(&str) -> bool) -> anyhow::Result<()> {
        let what = format!("{field} is as wanted");
        self.until(&what, |live| wanted(&live.document.text(field).unwrap_or_default())).await
    }

    /// Takes in what comes until that moment.
    ///
    /// # Errors
    /// When the connection ends.
    pub async fn listen_until(&mut self, moment: tokio::time::Instant) -> anyhow::Result<()> {
        while let Ok(received) = tokio::time::timeout_at(moment, self.receive()).await {
            received?;
            if let Some(closed) = &self.closed {
                bail!("the connection ended with {} ({})", closed.code, closed.reason);
            }
        }
        Ok(())
    }

    /// Takes in what comes until `done`.
    ///
    /// # Errors
    /// When the connection ends, or nothing comes for too long.
    pub async fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !done(self) {
            if let Some(closed) = &self.closed {
                bail!("the connection ended with {} ({}) before: {what}", closed.code, closed.reason);
            }
            match tokio::time::timeout_at(deadline, self.receive()).await {
                Ok(received) => received?,
                Err(_) => bail!("waited {} s in vain: {what}", PATIENCE.as_secs()),
            }
        }
        Ok(())
    }

    /// Takes in what comes until the server has ended the connection.
    ///
    /// # Errors
    /// When it does not.
    pub async fn until_closed(&mut self) -> anyhow::Result<Closed> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            if let Some(closed) = &self.closed {
                return Ok(closed.clone());
            }
            match tokio::time::timeout_at(deadline, self.receive()).await {
                Ok(received) => received?,
                Err(_) => bail!("waited {} s in vain for the server to end the connection", PATIENCE.as_secs()),
            }
        }
    }

    /// Takes in the next message.
    async fn receive(&mut self) -> anyhow::Result<()> {
        match self.socket.next().await {
            Some(Ok(Message::Binary(bytes))) => self.take_in(&bytes).await?,
            Some(Ok(Message::Close(frame))) => {
                let (code, reason) = frame.map_or((1006, String::new()), |f| (f.code.into(), f.reason.to_string()));
                self.closed = Some(Closed { code, reason });
            }
            Some(Ok(Message::Text(text))) => bail!("the server sent text: {text}"),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => {
                self.closed.get_or_insert(Closed { code: 1006, reason: "without a word".to_owned() });
            }
        }
        Ok(())
    }

    async fn take_in(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match Frame::decode(bytes).context("a frame of the server")? {
            Frame::Sync(Sync::Step1(theirs)) => {
                let missing = self.document.diff(theirs)?;
                self.sent += 1;
                self.send(&Frame::Sync(Sync::Step2(&missing)).encode()).await?;
            }
            Frame::Sync(Sync::Step2(update)) => {
                self.document.apply(update)?;
                self.is_synced = true;
            }
            Frame::Sync(Sync::Update(update)) => self.document.apply(update)?,
            Frame::Saved(frames) => self.saved = frames,
            Frame::Awareness(payload) => {
                let entries = crdt::awareness::decode(payload)?;
                self.presence.extend(entries.into_iter().map(|entry| entry.state.into_owned()));
            }
            Frame::AuthDenied(reason) => bail!("the server denies: {reason}"),
            Frame::QueryAwareness | Frame::Event(_) => {}
        }
        Ok(())
    }
}

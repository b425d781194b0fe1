//! A scripted client that types all the time, through whichever replica is up.

mod scribble;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{bail, ensure};
use crdt::protocol::{Frame, SUBPROTOCOL, Sync};
use crdt::{Document, Seeded};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::journal::{Journal, Why};

/// How long a client waits for a connection before it tries elsewhere.
const CONNECTING: Duration = Duration::from_secs(5);

/// What a writer does.
#[derive(Clone, Debug)]
pub struct Script {
    /// `http://…` of each replica.
    pub replicas: Vec<String>,
    /// The résumé.
    pub resume: String,
    /// A token of somebody who may edit it.
    pub token: String,
    /// Where it notes what must be kept.
    pub journal: Arc<Journal>,
    /// Gives client ids that nobody has had.
    pub ids: Arc<AtomicU64>,
    /// Decides what it types, when, and when it drops out.
    pub seed: u64,
}

/// A client at work. It stops when dropped.
#[derive(Debug)]
pub struct Writer {
    desk: Arc<Mutex<Desk>>,
    task: JoinHandle<()>,
}

/// What others may look at.
#[derive(Debug)]
struct Desk {
    document: Document,
    /// Both sides have told what they have, and everything sent is saved.
    at_rest: bool,
    /// It was refused for good, or saw what must not be.
    failure: Option<String>,
}

impl Writer {
    /// Starts it. It types while `typing`, and otherwise only brings home what it has.
    pub fn start(script: Script, typing: watch::Receiver<bool>) -> Self {
        let document = Document::new(script.ids.fetch_add(1, Ordering::Relaxed));
        let desk = Arc::new(Mutex::new(Desk { document, at_rest: false, failure: None }));
        let dice = Seeded::new(script.seed);
        let session = Session { script, typing, dice, desk: desk.clone() };
        Self { desk, task: tokio::spawn(session.run()) }
    }

    /// Whether both sides have told what they have, and everything sent is saved.
    ///
    /// # Errors
    /// It was refused for good, or saw what must not be.
    pub fn is_at_rest(&self) -> anyhow::Result<bool> {
        let desk = lock(&self.desk);
        if let Some(failure) = &desk.failure {
            bail!("client {}: {failure}", desk.document.client_id());
        }
        ensure!(!self.task.is_finished(), "client {} has ended", desk.document.client_id());
        Ok(desk.at_rest)
    }

    /// Whether it has exactly what `document` has.
    ///
    /// # Errors
    /// A document cannot be compared.
    pub fn agrees_with(&self, document: &Document) -> anyhow::Result<bool> {
        let own = &lock(&self.desk).document;
        Ok(!own.has_pending()
            && !own.has_news(&document.encode())?
            && !document.has_news(&own.encode())?
            && own.read() == document.read())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Session {
    script: Script,
    typing: watch::Receiver<bool>,
    dice: Seeded,
    desk: Arc<Mutex<Desk>>,
}

/// One connection.
struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    client: u64,
    /// Frames that count, as they were sent.
    sent: Vec<Vec<u8>>,
    saved: usize,
    /// The server's whole answer has come.
    synced: bool,
    /// The server knows what we have; before that, edits wait for the answer to its question.
    answered: bool,
}

impl Session {
    async fn run(mut self) {
        loop {
            if let Err(failure) = self.connect_and_work().await {
                lock(&self.desk).failure = Some(format!("{failure:#}"));
                return;
            }
            self.between_connections();
            let pause = Duration::from_millis(20 + self.dice.below(150) as u64);
            tokio::time::sleep(pause).await;
        }
    }

    fn between_connections(&mut self) {
        let mut desk = lock(&self.desk);
        desk.at_rest = false;
        if !*self.typing.borrow() {
            return;
        }
        if self.dice.below(6) == 0 {
            // A crash: what was not saved is gone, and nobody may have seen it.
            desk.document = Document::new(self.script.ids.fetch_add(1, Ordering::Relaxed));
        } else {
            drop(scribble::scribble(&mut desk.document, &mut self.dice));
        }
    }

    /// Ends well when the connection does.
    async fn connect_and_work(&mut self) -> anyhow::Result<()> {
        let base = &self.script.replicas[self.dice.below(self.script.replicas.len())];
        let (resume, token) = (&self.script.resume, &self.script.token);
        let address = format!("{}/api/v1/sync/{resume}?token={token}", base.replacen("http", "ws", 1));
        let mut request = address.into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        let Ok(Ok((socket, _))) = timeout(CONNECTING, connect_async(request)).await else { return Ok(()) };
        let (client, hello) = {
            let own = &lock(&self.desk).document;
            (own.client_id(), Frame::Sync(Sync::Step1(&own.state_vector())).encode())
        };
        let mut at = Connection { socket, client, sent: Vec::new(), saved: 0, synced: false, answered: false };
        at.send(hello).await;
        let mut next = self.next_key();
        loop {
            let typing = *self.typing.borrow_and_update();
            tokio::select! {
                message = at.socket.next() => match message {
                    Some(Ok(Message::Binary(bytes))) => self.take_in(&mut at, &bytes).await?,
                    Some(Ok(Message::Close(frame))) => {
                        let (code, reason) = frame.map_or((1006, String::new()), |f| (f.code.into(), f.reason.to_string()));
                        ensure!(!(4400..4500).contains(&code), "refused for good: {code} {reason}");
                        return Ok(());
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return Ok(()),
                },
                () = sleep_until(next), if typing => {
                    next = self.next_key();
                    if self.dice.below(80) == 0 {
                        return Ok(());
                    }
                    self.type_on(&mut at).await;
                }
                _ = self.typing.changed() => next = self.next_key(),
            }
            lock(&self.desk).at_rest = at.synced && at.answered && at.saved == at.sent.len();
        }
    }

    fn next_key(&mut self) -> Instant {
        Instant::now() + Duration::from_millis(20 + self.dice.below(120) as u64)
    }

    async fn type_on(&mut self, at: &mut Connection) {
        let update = {
            let mut desk = lock(&self.desk);
            // Asked under the lock: who has said that nobody types any more finds a desk at rest only after the last key.
            if !*self.typing.borrow() {
                return;
            }
            desk.at_rest = false;
            scribble::scribble(&mut desk.document, &mut self.dice)
        };
        if at.answered && !update.is_empty() {
            at.send(Frame::Sync(Sync::Update(&update)).encode()).await;
            at.sent.push(update);
        }
    }

    async fn take_in(&mut self, at: &mut Connection, bytes: &[u8]) -> anyhow::Result<()> {
        match Frame::decode(bytes)? {
            Frame::Sync(Sync::Step1(theirs)) => {
                let missing = lock(&self.desk).document.diff(theirs)?;
                at.send(Frame::Sync(Sync::Step2(&missing)).encode()).await;
                at.sent.push(missing);
                at.answered = true;
            }
            Frame::Sync(Sync::Step2(update)) => {
                self.receive(at, update)?;
                at.synced = true;
            }
            Frame::Sync(Sync::Update(update)) => self.receive(at, update)?,
            Frame::Saved(frames) => {
                let frames = usize::try_from(frames)?;
                ensure!((at.saved..=at.sent.len()).contains(&frames), "{frames} of {} are saved", at.sent.len());
                for update in &at.sent[at.saved..frames] {
                    self.script.journal.note(update, at.client, Why::Acknowledged);
                }
                at.saved = frames;
            }
            Frame::AuthDenied(reason) => bail!("the server denies: {reason}"),
            Frame::Awareness(_) | Frame::QueryAwareness | Frame::Event(_) => {}
        }
        Ok(())
    }

    fn receive(&self, at: &Connection, update: &[u8]) -> anyhow::Result<()> {
        self.script.journal.note(update, at.client, Why::Received);
        Ok(lock(&self.desk).document.apply(update)?)
    }
}

impl Connection {
    /// Sends a frame. A connection that has ended takes it silently: reading tells.
    async fn send(&mut self, frame: Vec<u8>) {
        self.socket.send(Message::Binary(frame.into())).await.ok();
    }
}

//! A client of the sync endpoint: a replica, and what it heard.

use std::time::Duration;

use crdt::protocol::{Frame, SUBPROTOCOL, Sync};
use crdt::{Document, Edit, FieldRef, Id};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::user::User;

/// How long a test waits before it says that nothing comes.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub document: Document,
    /// Frames of kind step 2 or update that were sent.
    pub sent: u64,
    /// How many of them the server called durable.
    pub saved: u64,
    /// Payloads of presence frames, as text.
    pub presence: Vec<String>,
    pub events: Vec<String>,
    /// The close code, once it came.
    pub close: Option<u16>,
}

impl Live {
    /// Joins with a token of `user` and speaks our subprotocol.
    pub async fn join(user: &User, resume: &str) -> Self {
        let token = user.new_token().await;
        Self::open(&user.url, &format!("{resume}?token={token}"), &[("sec-websocket-protocol", SUBPROTOCOL)]).await
    }

    /// Opens `/api/v1/sync/{rest}` with these headers, and begins to synchronise.
    pub async fn open(url: &str, rest: &str, headers: &[(&'static str, &str)]) -> Self {
        let url = format!("{}/api/v1/sync/{rest}", url.replacen("http", "ws", 1));
        let mut request = url.into_client_request().expect("a request");
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_str(value).expect("a header"));
        }
        let (socket, _) = connect_async(request).await.expect("the upgrade is accepted");
        let document = Document::new(next_client());
        let mut live =
            Self { socket, document, sent: 0, saved: 0, presence: Vec::new(), events: Vec::new(), close: None };
        let step1 = live.document.state_vector();
        live.send(Frame::Sync(Sync::Step1(&step1)).encode()).await;
        live
    }

    pub async fn send(&mut self, frame: Vec<u8>) {
        self.send_message(Message::Binary(frame.into())).await;
    }

    pub async fn send_message(&mut self, message: Message) {
        // A connection that the server just closed refuses; the test will see the close code.
        let _ = self.socket.send(message).await;
    }

    /// Edits the replica and sends the update.
    pub async fn edit(&mut self, change: impl FnOnce(&mut Edit<'_, '_>)) {
        let ((), update) = self.document.edit(change);
        self.send(Frame::Sync(Sync::Update(&update)).encode()).await;
        self.sent += 1;
    }

    pub async fn set_name(&mut self, name: &str) {
        self.edit(|edit| edit.set_text(&name_field(), name)).await;
    }

    pub fn name(&self) -> String {
        self.document.text(&name_field()).unwrap_or_default()
    }

    /// Takes frames until `enough`.
    pub async fn until(&mut self, what: &'static str, enough: impl Fn(&Self) -> bool) {
        let hearing = async {
            while !enough(self) {
                assert!(self.close.is_none(), "closed with {:?} while waiting: {what}", self.close);
                self.hear().await;
            }
        };
        timeout(PATIENCE, hearing).await.expect(what);
    }

    /// Takes frames until the name is this.
    pub async fn until_name(&mut self, name: &str) {
        self.until("the name arrives", |live| live.name() == name).await;
    }

    /// Takes frames until everything sent is durable.
    pub async fn until_saved(&mut self) {
        self.until("saved", |live| live.saved >= live.sent).await;
    }

    /// Takes frames until the server closes; the code.
    pub async fn closed(&mut self) -> u16 {
        let hearing = async {
            while self.close.is_none() {
                self.hear().await;
            }
        };
        timeout(PATIENCE, hearing).await.expect("a close frame");
        self.close.expect("a close frame")
    }

    async fn hear(&mut self) {
        match self.socket.next().await {
            Some(Ok(Message::Binary(bytes))) => self.take(&bytes).await,
            Some(Ok(Message::Close(frame))) => self.close = Some(frame.map_or(1005, |frame| frame.code.into())),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => self.close = self.close.or(Some(1006)),
        }
    }

    async fn take(&mut self, bytes: &[u8]) {
        match Frame::decode(bytes).expect("a frame") {
            Frame::Sync(Sync::Step1(state_vector)) => {
                let update = self.document.diff(state_vector).expect("a difference");
                self.send(Frame::Sync(Sync::Step2(&update)).encode()).await;
                self.sent += 1;
            }
            Frame::Sync(Sync::Step2(update) | Sync::Update(update)) => self.document.apply(update).expect("an update"),
            Frame::Saved(n) => self.saved = n,
            Frame::Awareness(payload) => {
                let entries = crdt::awareness::decode(payload).expect("presence");
                self.presence.extend(entries.iter().map(|entry| entry.state.to_string()));
            }
            Frame::Event(json) => self.events.push(json.to_owned()),
            Frame::AuthDenied(_) | Frame::QueryAwareness => {}
        }
    }
}

fn name_field() -> FieldRef {
    FieldRef { object: Id::basics(), field: "name".into() }
}

/// Client ids that no other connection of this test process has.
fn next_client() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1000);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

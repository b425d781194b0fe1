//! A client of the hub: a document, and the frames between.

use bytes::Bytes;
use crdt::protocol::{Frame, Sync};
use crdt::{Document, FieldRef, Id};
use hub::{ConnectionHandle, Joined, Outbound, OutboundReceiver};
use tokio::time::{Instant, timeout_at};

use crate::world::PATIENCE;

pub struct Peer {
    pub document: Document,
    pub connection: ConnectionHandle,
    outbound: OutboundReceiver,
    /// Edit frames sent, and how many of the first are durable.
    pub sent: u64,
    pub saved: u64,
    /// Presence payloads and events, as they came.
    pub presence: Vec<String>,
    pub events: Vec<String>,
    pub closed: Option<(u16, String)>,
    /// Frames that were taken.
    pub frames: usize,
}

impl Peer {
    pub async fn new(joined: Joined, client: u64) -> Self {
        let mut peer = Self {
            document: Document::new(client),
            connection: joined.connection,
            outbound: joined.outbound,
            sent: 0,
            saved: 0,
            presence: Vec::new(),
            events: Vec::new(),
            closed: None,
            frames: 0,
        };
        peer.send(Frame::Sync(Sync::Step1(&peer.document.state_vector())).encode()).await;
        // The server's own step 1 is answered at once: frame 1, without news.
        peer.until("the document", |peer| peer.saved == 1 && peer.document.schema_version() == 1).await;
        peer
    }

    pub async fn send(&self, frame: Vec<u8>) {
        self.connection.receive(Bytes::from(frame)).await;
    }

    /// Types at the start of the summary.
    pub async fn write(&mut self, words: &str) {
        self.edit(|edit| edit.replace_text(&FieldRef::basics("summary"), 0..0, words)).await;
    }

    pub async fn edit(&mut self, change: impl FnOnce(&mut crdt::Edit<'_, '_>)) {
        let ((), update) = self.document.edit(change);
        self.sent += 1;
        self.send(Frame::Sync(Sync::Update(&update)).encode()).await;
    }

    pub fn summary(&self) -> String {
        self.document.text(&FieldRef::basics("summary")).unwrap_or_default()
    }

    pub fn first_item(&self) -> Id {
        self.document.read().sections[0].items[0].id.clone()
    }

    /// Takes what comes until something holds.
    pub async fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            let next = timeout_at(deadline, self.outbound.next()).await;
            let next = next.unwrap_or_else(|_| panic!("waited for {what}; the summary reads {:?}", self.summary()));
            let Some(next) = next else { panic!("the connection ended before {what}: {:?}", self.closed) };
            self.take(next).await;
        }
    }

    /// Takes what is there already.
    pub async fn take_waiting(&mut self) {
        while let Some(Some(next)) = futures_util::FutureExt::now_or_never(self.outbound.next()) {
            self.take(next).await;
        }
    }

    pub async fn until_saved(&mut self) {
        self.until("saved", |peer| peer.saved == peer.sent).await;
    }

    pub async fn until_closed(&mut self) -> (u16, String) {
        self.until("the end", |peer| peer.closed.is_some()).await;
        self.closed.clone().expect("just seen")
    }

    /// What waits to be taken.
    pub fn waiting_bytes(&self) -> usize {
        self.outbound.waiting_bytes()
    }

    async fn take(&mut self, next: Outbound) {
        self.frames += 1;
        let frame = match next {
            Outbound::Frame(frame) => frame,
            Outbound::Close { code, reason } => {
                self.closed = Some((code, reason));
                return;
            }
        };
        match Frame::decode(&frame).expect("a frame") {
            Frame::Sync(Sync::Step1(vector)) => {
                let update = self.document.diff(vector).expect("a state vector");
                self.sent += 1;
                self.send(Frame::Sync(Sync::Step2(&update)).encode()).await;
            }
            Frame::Sync(Sync::Step2(update) | Sync::Update(update)) => self.document.apply(update).expect("fits"),
            Frame::Saved(saved) => {
                assert!(saved >= self.saved && saved <= self.sent, "saved {saved} of {}", self.sent);
                self.saved = saved;
            }
            Frame::Awareness(payload) => {
                let entries = crdt::awareness::decode(payload).expect("presence");
                self.presence.extend(entries.into_iter().map(|entry| entry.state.into_owned()));
            }
            Frame::Event(event) => self.events.push(event.to_owned()),
            other => panic!("unexpected {other:?}"),
        }
    }
}

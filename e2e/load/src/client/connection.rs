//! One client of a document: joins, answers as a stock Yjs client does, and notes what it hears.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

use super::frame::{self, Heard};
use super::lanes::{Lanes, Record, Seen};
use super::socket::{self, Message, Receiver, Socket};
use super::{Door, walk};

/// How a server ended a connection.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The close code; 1006 when there was none.
    pub code: u16,
    pub reason: String,
}

/// What a client knows.
#[derive(Debug, Default)]
pub struct State {
    prefix: Vec<u8>,
    /// When the server's step 2 had come.
    pub synced: Cell<Option<Instant>>,
    pub closed: RefCell<Option<Closed>>,
    pub seen: RefCell<Seen>,
    /// For each Yjs client in the document, how many clocks that came without a hole; kept only where it is asked for.
    pub heads: RefCell<Option<std::collections::HashMap<u64, u32>>>,
    /// Bytes of all messages.
    pub received: Cell<u64>,
    /// Frames of kind step 2 or update that were sent.
    edits: Cell<u64>,
    /// How many of them are durable.
    pub saved: Cell<u64>,
    /// The own updates of this measurement: which of [`State::edits`] is the first, and the writer.
    own: Cell<Option<(u64, u64)>>,
    /// Set: what comes stays in the socket.
    pause: Cell<bool>,
    changed: Notify,
}

/// A connection. Closed when dropped.
#[derive(Debug)]
pub struct Client {
    pub socket: Rc<Socket>,
    pub state: Rc<State>,
    task: AbortHandle,
}

/// How to join.
#[derive(Clone, Debug, Default)]
pub struct Join {
    /// What this client has, as a state vector; nothing without it.
    pub has: Option<Vec<u8>>,
    /// The kernel's receive buffer.
    pub window: Option<u32>,
    /// Keep the clocks that came of each Yjs client.
    pub heads: bool,
}

impl Client {
    /// Connects and asks for the document.
    ///
    /// # Errors
    /// When there is no WebSocket.
    pub async fn open(door: &Door, join: Join, seen: Seen) -> anyhow::Result<Self> {
        let (socket, receiver) = socket::open(door, join.window).await.context("a client cannot connect")?;
        let state = Rc::new(State {
            prefix: door.prefix.clone(),
            seen: RefCell::new(seen),
            heads: RefCell::new(join.heads.then(Default::default)),
            ..State::default()
        });
        for frame in &door.hello {
            socket.send(frame);
        }
        socket.send(&frame::step1(&door.prefix, join.has.as_deref().unwrap_or(frame::NOTHING)));
        let task = tokio::task::spawn_local(listen(socket.clone(), receiver, state.clone())).abort_handle();
        Ok(Self { socket, state, task })
    }

    /// Connects and waits until the document has come.
    ///
    /// # Errors
    /// When it does not.
    pub async fn join(door: &Door, join: Join, seen: Seen) -> anyhow::Result<Self> {
        let client = Self::open(door, join, seen).await?;
        client.until("the document has come", Duration::from_secs(30), |state| state.synced.get().is_some()).await?;
        Ok(client)
    }

    /// Joins without observing anything.
    ///
    /// # Errors
    /// When the document does not come.
    pub async fn visit(door: &Door) -> anyhow::Result<Self> {
        Self::join(door, Join::default(), Seen::default()).await
    }

    /// Another measurement begins: observe these lanes, of which `own` is this client's own.
    pub fn observe(&self, lanes: &Rc<Lanes>, own: u64, record: &Rc<Record>) {
        *self.state.seen.borrow_mut() = Seen::new(lanes.clone(), own, record.clone());
        self.state.own.set(Some((self.state.edits.get(), own)));
    }

    /// Sends an update.
    pub fn send_update(&self, update: &[u8]) {
        self.note_edit();
        self.socket.send(&frame::update(&self.state.prefix, update));
    }

    /// An update goes out as bytes that were made before.
    pub fn note_edit(&self) {
        self.state.edits.set(self.state.edits.get() + 1);
    }

    /// Frames that were sent and are not known to be durable.
    pub fn unsaved(&self) -> u64 {
        self.state.edits.get().saturating_sub(self.state.saved.get())
    }

    /// Stops reading, or reads again.
    pub fn pause(&self, pause: bool) {
        self.state.pause.set(pause);
        self.state.changed.notify_waiters();
    }

    /// Waits for something that this client hears.
    ///
    /// # Errors
    /// After `patience`, or when the connection ends.
    pub async fn until(&self, what: &str, patience: Duration, done: impl Fn(&State) -> bool) -> anyhow::Result<()> {
        let waiting = async {
            loop {
                let mut changed = std::pin::pin!(self.state.changed.notified());
                changed.as_mut().enable();
                if done(&self.state) {
                    return Ok(());
                }
                if let Some(Closed { code, reason }) = &*self.state.closed.borrow() {
                    bail!("the connection ended with {code} ({reason}) before {what}");
                }
                changed.await;
            }
        };
        timeout(patience, waiting).await.with_context(|| format!("waited {} s in vain: {what}", patience.as_secs()))?
    }
}

async fn timeout<F: Future>(patience: Duration, future: F) -> Option<F::Output> {
    tokio::time::timeout(patience, future).await.ok()
}

impl Drop for Client {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen(socket: Rc<Socket>, mut receiver: Receiver, state: Rc<State>) {
    loop {
        while state.pause.get() {
            let mut changed = std::pin::pin!(state.changed.notified());
            changed.as_mut().enable();
            if state.pause.get() {
                changed.await;
            }
        }
        let received = receiver.receive(|message| state.hear(&socket, message)).await;
        if received.is_err() {
            state.closed.borrow_mut().get_or_insert(Closed { code: 1006, reason: "without a word".into() });
        }
        state.changed.notify_waiters();
        if state.closed.borrow().is_some() {
            return;
        }
    }
}

impl State {
    fn hear(&self, socket: &Rc<Socket>, message: Message<'_>) {
        match message {
            Message::Binary(bytes) => self.hear_frame(socket, bytes),
            Message::Ping(payload) => socket.write(&frame::websocket(10, payload)),
            Message::Close { code, reason } => {
                let reason = String::from_utf8_lossy(reason).into_owned();
                *self.closed.borrow_mut() = Some(Closed { code, reason });
                socket.write(&frame::websocket(8, &code.to_be_bytes()));
            }
            Message::Other => {}
        }
    }

    fn hear_frame(&self, socket: &Rc<Socket>, bytes: &[u8]) {
        self.received.set(self.received.get() + bytes.len() as u64);
        match frame::read(bytes, self.prefix.len()) {
            Ok(Heard::Update(update)) => self.take(update),
            Ok(Heard::Step2(update)) => {
                self.take(update);
                if self.synced.get().is_none() {
                    self.synced.set(Some(Instant::now()));
                }
            }
            Ok(Heard::Step1) => {
                self.edits.set(self.edits.get() + 1);
                socket.send(&frame::step2(&self.prefix, frame::NO_UPDATE));
            }
            Ok(Heard::Saved(count)) => self.take_saved(count),
            Ok(Heard::Awareness | Heard::Other) => {}
            Err(_) => self.unreadable(),
        }
    }

    fn take(&self, update: &[u8]) {
        let now = Instant::now();
        let mut seen = self.seen.borrow_mut();
        let mut heads = self.heads.borrow_mut();
        // Neighbours are one range: an update may come in several structs.
        let mut run: Option<(u64, u32, u32)> = None;
        let mut flush = |run: Option<(u64, u32, u32)>| {
            let Some((client, from, to)) = run else { return };
            seen.take(client, from, to, now);
            if let Some(heads) = &mut *heads {
                let head = heads.entry(client).or_insert(0);
                if from <= *head {
                    *head = to.max(*head);
                }
            }
        };
        let walked = walk::structs(update, |client, from, to| match &mut run {
            Some((of, _, end)) if *of == client && *end == from => *end = to,
            _ => flush(run.replace((client, from, to))),
        });
        flush(run);
        drop(seen);
        if walked.is_err() {
            self.unreadable();
        }
    }

    fn take_saved(&self, count: u64) {
        let before = self.saved.replace(count.max(self.saved.get()));
        let Some((first, client)) = self.own.get() else { return };
        let seen = self.seen.borrow();
        let Some((lane, record)) = seen.lane_of(client) else { return };
        let now = Instant::now();
        for number in before.max(first)..count {
            let index = (number - first) as usize;
            if index < lane.updates {
                let micros = now.saturating_duration_since(lane.due(index)).as_micros();
                record.saved.borrow_mut().push(micros as u32);
            }
        }
    }

    fn unreadable(&self) {
        self.seen.borrow().note_unreadable();
    }
}

//! The bare relay: the least that a server of Yjs documents can do. It decodes, applies, and hands the same bytes to
//! everybody else. It knows nobody and keeps nothing. What a real server costs is measured against it.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::routing::any;
use axum::serve::ListenerExt;
use bytes::Bytes;
use crdt::Document;
use crdt::protocol::{Frame, Sync};
use futures_util::stream::SplitSink;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::net::TcpSocket;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// tungstenite would take 128 KiB for each connection.
const READ_BUFFER: usize = 4 * 1024;
const BACKLOG: u32 = 4096;

struct Room {
    document: Document,
    queues: HashMap<u64, UnboundedSender<Bytes>>,
    next: u64,
}

type Rooms = Arc<Mutex<HashMap<String, Arc<Mutex<Room>>>>>;

/// Serves until it is killed.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    let listener = socket.listen(BACKLOG)?.tap_io(|stream| drop(stream.set_nodelay(true)));
    let router = Router::new().route("/{room}", any(connect)).with_state(Rooms::default());
    println!("listening on {address}");
    axum::serve(listener, router).await?;
    Ok(())
}

async fn connect(
    State(rooms): State<Rooms>,
    Path(name): Path<String>,
    upgrade: WebSocketUpgrade,
) -> axum::response::Response {
    upgrade.read_buffer_size(READ_BUFFER).on_upgrade(async move |socket| {
        let room = locked(&rooms).entry(name).or_insert_with(|| Arc::new(Mutex::new(Room::new()))).clone();
        run(socket, &room).await;
    })
}

async fn run(socket: WebSocket, room: &Mutex<Room>) {
    let (sink, mut stream) = socket.split();
    let (queue, waiting) = unbounded_channel();
    let writer = tokio::spawn(write(sink, waiting));
    let me = locked(room).join(queue);
    while let Some(Ok(message)) = stream.next().await {
        if let Message::Binary(bytes) = message {
            locked(room).hear(me, bytes);
        }
    }
    locked(room).queues.remove(&me);
    writer.abort();
}

async fn write(mut sink: SplitSink<WebSocket, Message>, mut waiting: UnboundedReceiver<Bytes>) {
    while let Some(first) = waiting.recv().await {
        let mut next = Some(first);
        while let Some(bytes) = next {
            if sink.feed(Message::Binary(bytes)).await.is_err() {
                return;
            }
            next = waiting.recv().now_or_never().flatten();
        }
        if sink.flush().await.is_err() {
            return;
        }
    }
}

impl Room {
    fn new() -> Self {
        Self { document: Document::new(1), queues: HashMap::new(), next: 0 }
    }

    fn join(&mut self, queue: UnboundedSender<Bytes>) -> u64 {
        self.next += 1;
        drop(queue.send(Frame::Sync(Sync::Step1(&self.document.state_vector())).encode().into()));
        self.queues.insert(self.next, queue);
        self.next
    }

    fn hear(&mut self, me: u64, bytes: Bytes) {
        match Frame::decode(&bytes) {
            Ok(Frame::Sync(Sync::Step1(state_vector))) => {
                if let (Ok(missing), Some(queue)) = (self.document.diff(state_vector), self.queues.get(&me)) {
                    drop(queue.send(Frame::Sync(Sync::Step2(&missing)).encode().into()));
                }
            }
            // The empty answer of a client that had nothing.
            Ok(Frame::Sync(Sync::Step2([0, 0]))) => {}
            Ok(Frame::Sync(Sync::Step2(update) | Sync::Update(update))) if self.document.apply(update).is_ok() => {
                self.tell_others(me, &bytes);
            }
            Ok(Frame::Awareness(_)) => self.tell_others(me, &bytes),
            _ => {}
        }
    }

    fn tell_others(&self, me: u64, bytes: &Bytes) {
        for (_, queue) in self.queues.iter().filter(|(id, _)| **id != me) {
            drop(queue.send(bytes.clone()));
        }
    }
}

/// Held for one message. A panic under it would be a bug in `crdt`; the room is as good as it was.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

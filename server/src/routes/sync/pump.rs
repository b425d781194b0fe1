//! Frames between one socket and the hub. The hub knows no sockets; this file knows no documents.

use std::time::Duration;

use bytes::Bytes;
use crdt::protocol::close;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use hub::{ConnectionHandle, Joined, Outbound, OutboundReceiver};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::admission::Refusal;
use super::upgrade::Socket;

type Sink = SplitSink<Socket, Message>;
type Stream = SplitStream<Socket>;

/// A peer that takes nothing for so long is gone.
const WRITE_PATIENCE: Duration = Duration::from_secs(60);
/// How often we ask whether the peer is still there, and how long it may be silent.
const PING_EVERY: Duration = Duration::from_secs(30);
const SILENCE_PATIENCE: Duration = Duration::from_secs(75);
/// A message is sent in parts of so many bytes: the socket's buffer keeps the size of the largest it has seen, and a
/// hundred and fifty people who join a document of a megabyte would keep that much each.
const PART_BYTES: usize = 1024;
/// From so many bytes on, larger parts: fewer calls.
const LARGE_BYTES: usize = 64 * 1024;
const LARGE_PART_BYTES: usize = 16 * 1024;
/// How long we wait for the peer's half of the goodbye.
const CLOSE_PATIENCE: Duration = Duration::from_secs(3);

/// Closes a socket that was upgraded only to hear why not.
pub(super) async fn refuse(socket: Socket, refusal: Refusal) {
    let (sink, stream) = socket.split();
    say_goodbye(sink, stream, refusal.code, refusal.reason.to_owned()).await;
}

/// Carries frames until one side ends.
pub(super) async fn run(socket: Socket, joined: Joined) {
    let Joined { connection, mut outbound } = joined;
    let (mut sink, mut stream) = socket.split();
    let (pings, pong_due) = tokio::sync::mpsc::channel(1);
    let end = tokio::select! {
        end = read(&mut stream, &connection, pings) => end,
        end = write(&mut sink, &mut outbound, pong_due) => end,
    };
    // Leave the room before the goodbye: others need not wait for a peer that does not answer.
    drop(connection);
    if let End::Close(code, reason) = end {
        say_goodbye(sink, stream, code, reason).await;
    }
}

/// How a connection ends: with our close frame, or without (the peer closed, or is gone).
enum End {
    Close(u16, String),
    Gone,
}

async fn read(stream: &mut Stream, connection: &ConnectionHandle, pings: tokio::sync::mpsc::Sender<()>) -> End {
    let mut asking = interval_at(Instant::now() + PING_EVERY, PING_EVERY);
    asking.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = Instant::now();
    loop {
        let message = tokio::select! {
            biased;
            message = stream.next() => message,
            _ = asking.tick() => {
                if heard.elapsed() > SILENCE_PATIENCE {
                    return End::Gone;
                }
                // Full: the last ping still waits to be written.
                let _ = pings.try_send(());
                continue;
            }
        };
        heard = Instant::now();
        match message {
            Some(Ok(Message::Binary(frame))) => connection.receive(frame).await,
            Some(Ok(Message::Text(_))) => {
                return End::Close(close::MALFORMED, "frames are binary, this was text".to_owned());
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
            Some(Ok(Message::Close(_))) | None => return End::Gone,
            Some(Err(error)) => return end_of(&error),
        }
    }
}

/// Too large or against the protocol: the peer shall not send it again. Everything else: it is gone.
fn end_of(error: &Error) -> End {
    match error {
        Error::Capacity(_) | Error::Protocol(_) | Error::Utf8(_) | Error::AttackAttempt => {
            End::Close(close::MALFORMED, "a message was too large or broke the WebSocket protocol".to_owned())
        }
        _ => End::Gone,
    }
}

async fn write(sink: &mut Sink, outbound: &mut OutboundReceiver, mut pings: tokio::sync::mpsc::Receiver<()>) -> End {
    loop {
        let first = tokio::select! {
            next = outbound.next() => match next {
                Some(next) => next,
                None => return End::Gone,
            },
            Some(()) = pings.recv() => {
                if !in_time(sink.send(Message::Ping(Bytes::new()))).await {
                    return End::Gone;
                }
                continue;
            }
        };
        // What waits together is written together: one flush for all of it.
        let mut next = Some(first);
        while let Some(outgoing) = next {
            match outgoing {
                Outbound::Frame(frame) => {
                    if !feed(sink, frame).await {
                        return End::Gone;
                    }
                }
                Outbound::Close { code, reason } => return End::Close(code, reason.to_string()),
            }
            next = outbound.try_next();
        }
        if !in_time(sink.flush()).await {
            return End::Gone;
        }
    }
}

/// Hands one message to the socket, in parts when it is large. False: the peer takes nothing any more.
async fn feed(sink: &mut Sink, mut rest: Bytes) -> bool {
    if rest.len() <= PART_BYTES {
        return in_time(sink.feed(Message::Binary(rest))).await;
    }
    let part = if rest.len() < LARGE_BYTES { PART_BYTES } else { LARGE_PART_BYTES };
    let mut kind = Data::Binary;
    while !rest.is_empty() {
        let some = rest.split_to(part.min(rest.len()));
        let frame = Frame::message(some, OpCode::Data(kind), rest.is_empty());
        if !in_time(sink.feed(Message::Frame(frame))).await {
            return false;
        }
        kind = Data::Continue;
    }
    true
}

async fn in_time<E>(write: impl Future<Output = Result<(), E>>) -> bool {
    matches!(timeout(WRITE_PATIENCE, write).await, Ok(Ok(())))
}

/// Sends the close frame and waits for the peer's, so that it arrives: a socket closed while the peer still sends
/// throws away what was written last.
async fn say_goodbye(mut sink: Sink, mut stream: Stream, code: u16, mut reason: String) {
    // A close frame has room for 123 bytes of reason.
    while reason.len() > 123 {
        reason.pop();
    }
    let goodbye = async {
        sink.send(Message::Close(Some(CloseFrame { code: code.into(), reason: reason.into() }))).await?;
        while let Some(Ok(_)) = stream.next().await {}
        Ok::<(), Error>(())
    };
    // The peer may be gone already, or never answer; either way the socket ends here.
    drop(timeout(CLOSE_PATIENCE, goodbye).await);
}

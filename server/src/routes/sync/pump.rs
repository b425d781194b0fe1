//! Frames between one socket and the hub. The hub knows no sockets; this file knows no documents.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use crdt::protocol::close;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use hub::{ConnectionHandle, Joined, Outbound, OutboundReceiver};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};

use super::admission::Refusal;

type Sink = SplitSink<WebSocket, Message>;
type Stream = SplitStream<WebSocket>;

/// A peer that takes nothing for so long is gone.
const WRITE_PATIENCE: Duration = Duration::from_secs(60);
/// How often we ask whether the peer is still there, and how long it may be silent.
const PING_EVERY: Duration = Duration::from_secs(30);
const SILENCE_PATIENCE: Duration = Duration::from_secs(75);
/// How long we wait for the peer's half of the goodbye.
const CLOSE_PATIENCE: Duration = Duration::from_secs(3);

/// Closes a socket that was upgraded only to hear why not.
pub(super) async fn refuse(socket: WebSocket, refusal: Refusal) {
    let (sink, stream) = socket.split();
    say_goodbye(sink, stream, refusal.code, refusal.reason.to_owned()).await;
}

/// Carries frames until one side ends.
pub(super) async fn run(socket: WebSocket, joined: Joined) {
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
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(Ok(Message::Close(_))) | None => return End::Gone,
            Some(Err(error)) => return end_of(&error),
        }
    }
}

/// Too large or against the protocol: the peer shall not send it again. Everything else: it is gone.
fn end_of(error: &axum::Error) -> End {
    let text = error.to_string();
    if text.contains("too long") || text.contains("too large") || text.contains("protocol") {
        End::Close(close::MALFORMED, "a message was too large or broke the WebSocket protocol".to_owned())
    } else {
        End::Gone
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
                    if !in_time(sink.feed(Message::Binary(frame))).await {
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
        sink.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await?;
        while let Some(Ok(_)) = stream.next().await {}
        Ok::<(), axum::Error>(())
    };
    // The peer may be gone already, or never answer; either way the socket ends here.
    drop(timeout(CLOSE_PATIENCE, goodbye).await);
}

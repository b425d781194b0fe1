//! What waits for one connection.
//!
//! Frames are shared bytes: a frame for two hundred readers is in memory once. The queue is bounded in bytes. When it
//! overflows, the reader is too slow for this room: the queue is dropped, and when the socket has taken what it was
//! given, the room is told, and sends one difference computed from what the reader had. That is usually smaller than
//! what was dropped, and never larger than the document.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use crdt::protocol::close;
use tokio::sync::Notify;

use crate::room::Signal;

/// What a connection shall hear.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outbound {
    /// One frame, to be sent as one binary message.
    Frame(Bytes),
    /// The end. Nothing comes after it.
    Close { code: u16, reason: String },
}

/// Whether a frame will be heard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sent {
    Queued,
    /// It was the one too many: the queue was dropped.
    Overflowed,
    /// The reader is behind, or gone; the difference will hold it.
    Dropped,
}

/// The room's end of a queue. Dropping it closes the connection with 1013, unless it was closed before.
#[derive(Debug)]
pub(crate) struct Sender(Arc<Queue>);

/// The connection's end of a queue.
#[derive(Debug)]
pub struct OutboundReceiver {
    queue: Arc<Queue>,
    /// By which the room hears that the socket is free again.
    room: Arc<Signal>,
}

#[derive(Debug)]
struct Queue {
    /// Held for a push or a pop, never across an await.
    state: Mutex<State>,
    changed: Notify,
    limit: usize,
}

#[derive(Debug, Default)]
struct State {
    frames: VecDeque<Waiting>,
    /// Of all but the large one.
    bytes: usize,
    /// One frame at a time may be of any size: a whole document, or a difference, must pass.
    has_large: bool,
    /// The newest row that was handed to the socket, and with it all before.
    handed: i64,
    lag: Lag,
    end: Option<(u16, String)>,
    ended: bool,
}

#[derive(Debug)]
struct Waiting {
    frame: Bytes,
    /// The number of the row that it brings; 0 for what is no row.
    row: i64,
    is_large: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Lag {
    #[default]
    None,
    /// The queue was dropped.
    Behind,
    /// And the room knows that the socket is free again.
    Told,
}

pub(crate) fn channel(limit: usize, room: Arc<Signal>) -> (Sender, OutboundReceiver) {
    let queue = Arc::new(Queue { state: Mutex::default(), changed: Notify::new(), limit });
    (Sender(queue.clone()), OutboundReceiver { queue, room })
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held; and a queue is right after every statement below.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, code: u16, reason: &str) {
        let mut state = self.state();
        if state.end.is_none() && !state.ended {
            state.end = Some((code, reason.to_owned()));
        }
        drop(state);
        self.changed.notify_one();
    }
}

impl State {
    fn push(&mut self, frame: Bytes, row: i64, is_large: bool) {
        match is_large {
            true => self.has_large = true,
            false => self.bytes += frame.len(),
        }
        self.frames.push_back(Waiting { frame, row, is_large });
    }

    fn pop(&mut self) -> Option<Bytes> {
        let Waiting { frame, row, is_large } = self.frames.pop_front()?;
        match is_large {
            true => self.has_large = false,
            false => self.bytes -= frame.len(),
        }
        self.handed = self.handed.max(row);
        Some(frame)
    }
}

impl Sender {
    /// Puts a frame into the queue; `row` is the number of the row that it brings, 0 for what is no row.
    pub(crate) fn send(&self, frame: Bytes, row: i64) -> Sent {
        let mut state = self.0.state();
        if state.end.is_some() || state.ended || state.lag != Lag::None {
            return Sent::Dropped;
        }
        let is_large = frame.len() > self.0.limit / 2 && !state.has_large;
        if !is_large && state.bytes + frame.len() > self.0.limit {
            *state = State { lag: Lag::Behind, handed: state.handed, ..State::default() };
            drop(state);
            self.0.changed.notify_one();
            return Sent::Overflowed;
        }
        state.push(frame, row, is_large);
        drop(state);
        self.0.changed.notify_one();
        Sent::Queued
    }

    /// The newest row that a reader has, who fell behind and whose socket is free again. `None`: no such reader.
    pub(crate) fn behind_since(&self) -> Option<i64> {
        let state = self.0.state();
        (state.lag == Lag::Told && state.end.is_none() && !state.ended).then_some(state.handed)
    }

    /// Gives the difference to a reader who fell behind, all rows up to `row`; what comes after it is heard again.
    pub(crate) fn resume(&self, difference: Bytes, row: i64) {
        let mut state = self.0.state();
        state.lag = Lag::None;
        state.push(difference, row, true);
        drop(state);
        self.0.changed.notify_one();
    }

    /// Gives back the room that many frames took.
    pub(crate) fn rest(&self) {
        self.0.state().frames.shrink_to_fit();
    }

    /// Whether so much waits that what can be left out should be.
    pub(crate) fn is_pressed(&self) -> bool {
        let state = self.0.state();
        state.lag != Lag::None || state.bytes > self.0.limit / 4
    }

    /// Ends the connection after what waits.
    pub(crate) fn close(&self, code: u16, reason: &str) {
        self.0.end(code, reason);
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.close(close::TRY_AGAIN, "the room was closed; come back");
    }
}

impl OutboundReceiver {
    /// The next thing to be sent; `None` after the end. To be asked when the socket has taken everything before.
    /// Cancel-safe: what was not returned stays.
    pub async fn next(&mut self) -> Option<Outbound> {
        loop {
            if let Some(next) = self.try_next() {
                return Some(next);
            }
            if self.catch_breath() {
                return None;
            }
            self.queue.changed.notified().await;
        }
    }

    /// The socket is free: a reader who fell behind can be told more. Gives whether all has ended.
    fn catch_breath(&self) -> bool {
        let mut state = self.queue.state();
        if state.lag == Lag::Behind && !state.ended {
            state.lag = Lag::Told;
            self.room.drained();
        }
        state.ended
    }

    /// Bytes that wait to be sent.
    pub fn waiting_bytes(&self) -> usize {
        self.queue.state().bytes
    }

    /// What waits, if anything does.
    pub fn try_next(&mut self) -> Option<Outbound> {
        let mut state = self.queue.state();
        if let Some(frame) = state.pop() {
            return Some(Outbound::Frame(frame));
        }
        let (code, reason) = state.end.take()?;
        state.ended = true;
        Some(Outbound::Close { code, reason })
    }
}

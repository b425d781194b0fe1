//! What waits for one connection.
//!
//! Frames are shared bytes: a frame for two hundred readers is in memory once. The queue is bounded in bytes. When it
//! overflows, the reader is too slow for this room: the queue is dropped and the connection is closed with 1013. The
//! client comes back at once, and its first exchange brings one difference computed from what it had, which is
//! usually smaller than what was dropped.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use crdt::protocol::close;
use tokio::sync::Notify;

/// What a connection shall hear.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outbound {
    /// One frame, to be sent as one binary message.
    Frame(Bytes),
    /// The end. Nothing comes after it.
    Close { code: u16, reason: String },
}

/// The room's end of a queue. Dropping it closes the connection with 1013, unless it was closed before.
#[derive(Debug)]
pub(crate) struct Sender(Arc<Queue>);

/// The connection's end of a queue.
#[derive(Debug)]
pub struct OutboundReceiver(Arc<Queue>);

#[derive(Debug)]
struct Queue {
    /// Held for a push or a pop, never across an await.
    state: Mutex<State>,
    changed: Notify,
    limit: usize,
}

#[derive(Debug, Default)]
struct State {
    frames: VecDeque<Bytes>,
    bytes: usize,
    end: Option<(u16, String)>,
    ended: bool,
}

pub(crate) fn channel(limit: usize) -> (Sender, OutboundReceiver) {
    let queue = Arc::new(Queue { state: Mutex::default(), changed: Notify::new(), limit });
    (Sender(queue.clone()), OutboundReceiver(queue))
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held; and a queue is right after every statement below.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, code: u16, reason: &str, keep_frames: bool) {
        let mut state = self.state();
        if state.end.is_none() && !state.ended {
            if !keep_frames {
                state.frames.clear();
                state.bytes = 0;
            }
            state.end = Some((code, reason.to_owned()));
        }
        drop(state);
        self.changed.notify_one();
    }
}

impl Sender {
    /// Puts a frame into the queue. False: it overflowed, and the connection ends.
    pub(crate) fn send(&self, frame: Bytes) -> bool {
        let mut state = self.0.state();
        if state.end.is_some() || state.ended {
            return true;
        }
        if state.bytes + frame.len() > self.0.limit {
            drop(state);
            self.0.end(close::TRY_AGAIN, "this connection reads too slowly; come back for the difference", false);
            return false;
        }
        state.bytes += frame.len();
        state.frames.push_back(frame);
        drop(state);
        self.0.changed.notify_one();
        true
    }

    /// Whether so much waits that what can be left out should be.
    pub(crate) fn is_pressed(&self) -> bool {
        self.0.state().bytes > self.0.limit / 4
    }

    /// Ends the connection after what waits.
    pub(crate) fn close(&self, code: u16, reason: &str) {
        self.0.end(code, reason, true);
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.close(close::TRY_AGAIN, "the room was closed; come back");
    }
}

impl OutboundReceiver {
    /// The next thing to be sent; `None` after the end. Cancel-safe: what was not returned stays.
    pub async fn next(&mut self) -> Option<Outbound> {
        loop {
            if let Some(next) = self.take() {
                return next;
            }
            self.0.changed.notified().await;
        }
    }

    /// `None`: nothing yet. `Some(None)`: nothing ever.
    #[expect(clippy::option_option, reason = "two different nothings, for the loop above only")]
    fn take(&self) -> Option<Option<Outbound>> {
        let mut state = self.0.state();
        if let Some(frame) = state.frames.pop_front() {
            state.bytes -= frame.len();
            return Some(Some(Outbound::Frame(frame)));
        }
        if let Some((code, reason)) = state.end.take() {
            state.ended = true;
            return Some(Some(Outbound::Close { code, reason }));
        }
        state.ended.then_some(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn frames_come_in_order_and_then_the_end() {
        let (sender, mut receiver) = channel(100);
        assert!(sender.send(Bytes::from_static(b"one")));
        assert!(sender.send(Bytes::from_static(b"two")));
        sender.close(4403, "enough");
        assert!(sender.send(Bytes::from_static(b"late")));
        assert_eq!(receiver.next().await, Some(Outbound::Frame(Bytes::from_static(b"one"))));
        assert_eq!(receiver.next().await, Some(Outbound::Frame(Bytes::from_static(b"two"))));
        assert_eq!(receiver.next().await, Some(Outbound::Close { code: 4403, reason: "enough".to_owned() }));
        assert_eq!(receiver.next().await, None);
    }

    #[tokio::test]
    async fn an_overflow_drops_the_queue_and_asks_to_come_back() {
        let (sender, mut receiver) = channel(10);
        assert!(sender.send(Bytes::from(vec![0; 8])));
        assert!(!sender.send(Bytes::from(vec![0; 8])));
        assert!(matches!(receiver.next().await, Some(Outbound::Close { code: 1013, .. })));
        assert_eq!(receiver.next().await, None);
    }

    #[tokio::test]
    async fn a_room_that_is_gone_says_so() {
        let (sender, mut receiver) = channel(10);
        drop(sender);
        assert!(matches!(receiver.next().await, Some(Outbound::Close { code: 1013, .. })));
    }
}

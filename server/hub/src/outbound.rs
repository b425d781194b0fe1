//! What waits for one connection, bounded in bytes.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use crdt::protocol::close;
use tokio::sync::Notify;

/// Something to write to the peer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outbound {
    Frame(Bytes),
    /// The end: write this close frame and nothing after it.
    Close {
        code: u16,
        reason: String,
    },
}

struct Queue {
    frames: VecDeque<Bytes>,
    bytes: usize,
    close: Option<(u16, String)>,
    /// Nothing follows: the close frame was taken, or one of the two ends is gone.
    ended: bool,
}

struct Shared {
    // Held for a push or a pop, never across an await.
    queue: Mutex<Queue>,
    changed: Notify,
    limit: usize,
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The room's end. Dropping it ends the connection.
pub(crate) struct OutboundSender(Arc<Shared>);

/// The socket's end.
pub struct OutboundReceiver(Arc<Shared>);

/// A queue for `limit` bytes. A peer that lets it run over is told to come back: one difference then is less than the
/// queue was.
pub(crate) fn queue(limit: usize) -> (OutboundSender, OutboundReceiver) {
    let queue = Queue { frames: VecDeque::new(), bytes: 0, close: None, ended: false };
    let shared = Arc::new(Shared { queue: Mutex::new(queue), changed: Notify::new(), limit });
    (OutboundSender(shared.clone()), OutboundReceiver(shared))
}

impl OutboundSender {
    /// Queues a frame. The bytes are shared with all who get the same.
    pub(crate) fn send(&self, frame: Bytes) {
        let mut queue = self.0.queue();
        if queue.close.is_some() || queue.ended {
            return;
        }
        // One frame always fits: the catch-up of a large document may be larger than what may wait.
        if queue.bytes + frame.len() > self.0.limit && !queue.frames.is_empty() {
            queue.frames.clear();
            queue.bytes = 0;
            queue.close = Some((close::TRY_AGAIN, "too slow: come back for what was missed".to_owned()));
        } else {
            queue.bytes += frame.len();
            queue.frames.push_back(frame);
        }
        drop(queue);
        self.0.changed.notify_one();
    }

    /// Ends the connection with a reason, after what waits already.
    pub(crate) fn close(&self, code: u16, reason: &str) {
        self.0.queue().close.get_or_insert_with(|| (code, reason.to_owned()));
        self.0.changed.notify_one();
    }

    /// Whether a close frame waits or nobody reads any more.
    pub(crate) fn is_closing(&self) -> bool {
        let queue = self.0.queue();
        queue.close.is_some() || queue.ended
    }
}

impl Drop for OutboundSender {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        if queue.close.is_none() {
            queue.ended = true;
        }
        drop(queue);
        self.0.changed.notify_one();
    }
}

impl OutboundReceiver {
    /// The next thing to write; `None` when nothing follows.
    pub async fn next(&mut self) -> Option<Outbound> {
        loop {
            {
                let mut queue = self.0.queue();
                if let Some(frame) = queue.frames.pop_front() {
                    queue.bytes -= frame.len();
                    return Some(Outbound::Frame(frame));
                }
                if queue.ended {
                    return None;
                }
                if let Some((code, reason)) = queue.close.clone() {
                    queue.ended = true;
                    return Some(Outbound::Close { code, reason });
                }
            }
            self.0.changed.notified().await;
        }
    }
}

impl Drop for OutboundReceiver {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.ended = true;
        queue.frames.clear();
        queue.bytes = 0;
    }
}

impl fmt::Debug for OutboundReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OutboundReceiver")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_runs_over_becomes_one_close() {
        let (sender, mut receiver) = queue(10);
        sender.send(Bytes::from_static(&[0; 8]));
        sender.send(Bytes::from_static(&[0; 8]));
        sender.send(Bytes::from_static(&[0; 8]));
        assert!(sender.is_closing());
        assert!(matches!(receiver.next().await, Some(Outbound::Close { code: close::TRY_AGAIN, .. })));
        assert_eq!(receiver.next().await, None);
    }

    #[tokio::test]
    async fn a_close_comes_after_what_waits() {
        let (sender, mut receiver) = queue(10);
        sender.send(Bytes::from_static(b"a frame larger than the limit"));
        sender.close(4400, "why");
        sender.close(4403, "later reasons do not count");
        drop(sender);
        assert!(matches!(receiver.next().await, Some(Outbound::Frame(_))));
        assert_eq!(receiver.next().await, Some(Outbound::Close { code: 4400, reason: "why".into() }));
        assert_eq!(receiver.next().await, None);
    }
}

//! What a room is told, and the handle by which.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use bytes::Bytes;
use crdt::Document;
use store::UserId;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::handle::ConnectionId;
use crate::news::Heard;
use crate::who::{EditError, JoinError, JoinRequest, Joined, Who};

/// Reads the committed document, or hears why not.
pub(crate) type Look = Box<dyn FnOnce(Result<&Document, JoinError>) + Send>;
/// Changes a scratch copy and gives the update; `None` when the caller decided against it.
pub(crate) type Change = Box<dyn FnOnce(&mut Document) -> Option<Vec<u8>> + Send>;

pub(crate) enum Command {
    Join {
        /// In a box: the mailbox has room for many commands of the largest size.
        request: Box<JoinRequest>,
        reply: oneshot::Sender<Result<Joined, JoinError>>,
    },
    /// A frame, and the space that it takes in the mailbox.
    Frame {
        from: ConnectionId,
        frame: Bytes,
        space: OwnedSemaphorePermit,
    },
    Leave {
        from: ConnectionId,
    },
    Edit {
        who: Who,
        change: Change,
        reply: oneshot::Sender<Result<(), EditError>>,
    },
    Look(Look),
    AccessChanged(UserId),
    LettersChanged,
}

impl Command {
    /// Answers without doing it.
    pub(crate) fn refuse(self, error: JoinError) {
        // Who asked may have gone.
        match self {
            Self::Join { reply, .. } => drop(reply.send(Err(error))),
            Self::Edit { reply, .. } => _ = reply.send(Err(error.into())),
            Self::Look(look) => look(Err(error)),
            Self::Frame { .. } | Self::Leave { .. } | Self::AccessChanged(_) | Self::LettersChanged => {}
        }
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Join { .. } => "Join",
            Self::Frame { .. } => "Frame",
            Self::Leave { .. } => "Leave",
            Self::Edit { .. } => "Edit",
            Self::Look(_) => "Look",
            Self::AccessChanged(_) => "AccessChanged",
            Self::LettersChanged => "LettersChanged",
        })
    }
}

/// Reaches an open room.
#[derive(Clone, Debug)]
pub(crate) struct RoomHandle {
    /// Tells this room from one of the same résumé before it.
    pub(crate) number: u64,
    pub(crate) commands: mpsc::Sender<Command>,
    pub(crate) news: mpsc::Sender<Heard>,
    pub(crate) signal: Arc<Signal>,
    pub(crate) space: Arc<Semaphore>,
}

/// What may be told to a room at any time, without a queue: only the latest matters.
#[derive(Debug, Default)]
pub(crate) struct Signal {
    /// The newest number in the log, as somebody saw it.
    pub(crate) head: AtomicI64,
    /// News was lost: read the log, and everybody's rights.
    pub(crate) gap: AtomicBool,
    /// The résumé is no longer in the database.
    pub(crate) gone: AtomicBool,
    /// A reader who fell behind can be told more.
    pub(crate) drained: AtomicBool,
    /// Memory is short: take as little as possible.
    pub(crate) squeeze: AtomicBool,
    pub(crate) changed: Notify,
}

impl Signal {
    pub(crate) fn head_is(&self, seq: i64) {
        if self.head.fetch_max(seq, Ordering::AcqRel) < seq {
            self.changed.notify_one();
        }
    }

    pub(crate) fn gap(&self) {
        self.raise(&self.gap);
    }

    pub(crate) fn gone(&self) {
        self.raise(&self.gone);
    }

    pub(crate) fn drained(&self) {
        self.raise(&self.drained);
    }

    pub(crate) fn squeeze(&self) {
        self.raise(&self.squeeze);
    }

    fn raise(&self, flag: &AtomicBool) {
        flag.store(true, Ordering::Release);
        self.changed.notify_one();
    }
}

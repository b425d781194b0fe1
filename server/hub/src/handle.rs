//! The caller's end of a connection.

use std::sync::Arc;

use bytes::Bytes;
use crdt::limits::MAX_FRAME_BYTES;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, mpsc};

use crate::room::Command;

/// Names one connection of this process.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct ConnectionId(pub(crate) u64);

/// Takes a client's frames into its room. Dropping it is leaving, after the frames that were sent.
#[derive(Debug)]
pub struct ConnectionHandle {
    id: ConnectionId,
    commands: mpsc::Sender<Command>,
    /// Bytes that may wait in the room's mailbox, shared by its connections.
    room: Arc<Semaphore>,
}

impl ConnectionHandle {
    pub(crate) fn new(id: ConnectionId, commands: mpsc::Sender<Command>, room: Arc<Semaphore>) -> Self {
        Self { id, commands, room }
    }

    /// Hands a frame (one binary message) to the room. Waits while the room has more than it can take: the caller
    /// should read nothing more from its socket meanwhile.
    pub async fn receive(&self, frame: Bytes) {
        // One byte more than allowed stands for all that is too large: the room refuses it.
        let weight = frame.len().clamp(1, MAX_FRAME_BYTES + 1) as u32;
        if let Ok(space) = self.room.clone().acquire_many_owned(weight).await {
            // A room that is gone has closed the connection: the outbound side says so.
            drop(self.commands.send(Command::Frame { from: self.id, frame, space }).await);
        }
    }
}

impl Drop for ConnectionHandle {
    fn drop(&mut self) {
        let leave = Command::Leave { from: self.id };
        if let Err(mpsc::error::TrySendError::Full(leave)) = self.commands.try_send(leave)
            && let Ok(runtime) = Handle::try_current()
        {
            let commands = self.commands.clone();
            runtime.spawn(async move { commands.send(leave).await });
        }
    }
}

//! One connection, as its socket sees it: frames in, frames out.

use std::fmt;

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::hub::UserSlot;
use crate::outbound::OutboundReceiver;
use crate::room::Command;

/// A connection's name inside its hub.
pub(crate) type ConnectionId = u64;

/// A connection that has joined its room.
#[derive(Debug)]
pub struct Joined {
    pub connection: ConnectionHandle,
    pub outbound: OutboundReceiver,
}

/// The way into the room. Dropping it leaves.
pub struct ConnectionHandle {
    pub(crate) id: ConnectionId,
    pub(crate) room: mpsc::Sender<Command>,
    /// What leaving is said through: it must not wait.
    pub(crate) leave: mpsc::UnboundedSender<ConnectionId>,
    /// One of the connections that its account may have.
    pub(crate) _slot: UserSlot,
}

impl ConnectionHandle {
    /// Hands in one binary message of the peer. Waits while the room has more to do than it can hold: the socket is
    /// not read meanwhile, which slows the peer down.
    pub async fn receive(&self, frame: Bytes) {
        // A room that has ended has closed the outbound side; that says why.
        drop(self.room.send(Command::Frame { connection: self.id, frame }).await);
    }
}

impl Drop for ConnectionHandle {
    fn drop(&mut self) {
        let _ = self.leave.send(self.id);
    }
}

impl fmt::Debug for ConnectionHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectionHandle").field("id", &self.id).finish_non_exhaustive()
    }
}

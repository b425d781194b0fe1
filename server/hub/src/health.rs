//! How a hub is.

use crate::relay::RelayState;

/// A moment's numbers of one replica.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Health {
    /// Résumés that are loaded.
    pub rooms: usize,
    /// Connections that have joined.
    pub connections: usize,
    /// Bytes of edits that wait for their commit.
    pub waiting_bytes: usize,
    /// Bytes of memory that open résumés take, about.
    pub memory_bytes: usize,
    /// Whether edits are being stored. False: the database does not take them.
    pub saving: bool,
    /// Shown as `ok`, `none` (one replica), or what is wrong.
    pub relay: RelayState,
}

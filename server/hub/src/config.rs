//! The hub's limits and pauses.

use std::time::Duration;

use crdt::limits::MAX_DOCUMENT_BYTES;

/// How much, how many, how long.
#[derive(Clone, Debug)]
pub struct HubConfig {
    /// Connections that one résumé may have on one replica.
    pub connections_per_resume: usize,
    /// Connections that one account may have on one replica.
    pub connections_per_user: usize,
    /// The largest document, and so the largest single update, in bytes.
    pub document_bytes: usize,
    /// Bytes that may wait for one connection before it is told to come back.
    pub outbound_bytes: usize,
    /// Bytes that may wait for the database, of all rooms together.
    pub waiting_bytes: usize,
    /// How long a room stays after the last one left.
    pub evict_after: Duration,
    /// How many log rows may follow the newest snapshot before a room that closes writes another.
    pub snapshot_after: i64,
    /// How long presence is gathered before it is passed on.
    pub presence_pause: Duration,
    /// How long a client of another replica is shown after its replica last spoke of it.
    pub presence_life: Duration,
    /// How often each connection gets a frame, whatever happens: stock clients reconnect after 30 s without one.
    pub keep_alive: Duration,
    /// How often the numbers of the open rooms are compared with the database.
    pub heads_every: Duration,
    /// The same while there is no news from other replicas.
    pub heads_every_without_relay: Duration,
    /// The first pause before a batch that the database did not take is tried again; it grows to 20 times that.
    pub retry_pause: Duration,
}

impl Default for HubConfig {
    fn default() -> Self {
        Self {
            connections_per_resume: 200,
            connections_per_user: 50,
            document_bytes: MAX_DOCUMENT_BYTES,
            outbound_bytes: 8 * 1024 * 1024,
            waiting_bytes: 16 * 1024 * 1024,
            evict_after: Duration::from_secs(20),
            snapshot_after: 200,
            presence_pause: Duration::from_millis(50),
            presence_life: Duration::from_secs(30),
            keep_alive: Duration::from_secs(20),
            heads_every: Duration::from_secs(3),
            heads_every_without_relay: Duration::from_secs(1),
            retry_pause: Duration::from_millis(100),
        }
    }
}

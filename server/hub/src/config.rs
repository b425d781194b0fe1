//! The hub's limits and rhythms.

use std::time::Duration;

use crdt::limits::{MAX_DOCUMENT_BYTES, MAX_FRAME_BYTES};

/// What the hub allows and how often it does what it does. Sizes in bytes.
#[derive(Clone, Debug)]
pub struct HubConfig {
    /// Connections to one résumé on this replica. 200.
    pub connections_per_resume: usize,
    /// Connections of one person on this replica. 50.
    pub connections_per_user: usize,
    /// How fast one connection may send. `None`: as fast as it can.
    pub rate: Option<Rate>,
    /// The largest document, as one V1 update. 2 MiB.
    pub document_bytes: usize,
    /// What may wait for a connection that reads slowly; more is dropped for one difference. 512 KiB.
    pub outbound_bytes: usize,
    /// What may wait for its commit, in all rooms of this replica together. 64 MiB.
    pub waiting_bytes: usize,
    /// The same for one résumé. 8 MiB.
    pub waiting_bytes_per_resume: usize,
    /// How long a room stays loaded after the last one left. 10 s.
    pub evict_after: Duration,
    /// A room that is evicted with a longer tail of rows after its snapshot writes a new one. 200.
    pub snapshot_rows: usize,
    /// Presence is told at most this often in a room. 50 ms.
    pub presence_every: Duration,
    /// How often a room tells other replicas who is here. 10 s.
    pub announce_every: Duration,
    /// A replica that has not announced for so long is gone, and who was there. 30 s.
    pub replica_silence: Duration,
    /// A connection that heard nothing between two of these beats gets an empty frame: at most twice this passes in
    /// silence. 9 s; stock clients give up after 30 s.
    pub keepalive_every: Duration,
    /// How often the heads of open rooms are compared with the database. 5 s.
    pub heads_every: Duration,
    /// The same while the relay is away. 1 s.
    pub heads_every_without_relay: Duration,
    /// How often the rights of all who are connected are compared with the database, while there are other replicas: a
    /// revocation whose news was lost is found so. 1 s. Alone, nothing is lost, and it is done with the heads.
    pub rights_every: Duration,
    /// How often replicas compare a hash of what they have and what is deleted in it. 60 s.
    pub digest_every: Duration,
    /// A room in which nothing happens for so long keeps its document as bytes. 2 s.
    pub rest_after: Duration,
    /// What open rooms may take in memory together, about. Nothing more is opened beyond it. 512 MiB.
    pub memory_bytes: usize,
    /// Rows of the log are kept for so long after a snapshot covers them. 30 days.
    pub retention: Duration,
    /// How often rows are looked for that are older. An hour.
    pub compact_every: Duration,
    /// Under load, a commit begins so long after the one before at the earliest: each brings more, and each connection is
    /// written to less often. 2 ms; a letter that comes alone never waits.
    pub commit_pace: Duration,
    /// A commit that takes longer counts as a database that is away. 10 s.
    pub commit_patience: Duration,
    /// The first and the longest pause between attempts when the database is away. 50 ms and 2 s.
    pub retry: (Duration, Duration),
}

impl Default for HubConfig {
    fn default() -> Self {
        Self {
            connections_per_resume: 200,
            connections_per_user: 50,
            rate: Some(Rate::default()),
            document_bytes: MAX_DOCUMENT_BYTES,
            outbound_bytes: 512 * 1024,
            waiting_bytes: 64 * 1024 * 1024,
            waiting_bytes_per_resume: 8 * 1024 * 1024,
            evict_after: Duration::from_secs(10),
            snapshot_rows: 200,
            presence_every: Duration::from_millis(50),
            announce_every: Duration::from_secs(10),
            replica_silence: Duration::from_secs(30),
            keepalive_every: Duration::from_secs(9),
            heads_every: Duration::from_secs(5),
            heads_every_without_relay: Duration::from_secs(1),
            rights_every: Duration::from_secs(1),
            digest_every: Duration::from_secs(60),
            rest_after: Duration::from_secs(2),
            memory_bytes: 512 * 1024 * 1024,
            retention: Duration::from_secs(30 * 24 * 3600),
            compact_every: Duration::from_secs(3600),
            commit_pace: Duration::from_millis(2),
            commit_patience: Duration::from_secs(10),
            retry: (Duration::from_millis(50), Duration::from_secs(2)),
        }
    }
}

impl HubConfig {
    /// The same without rates and connection counts, for load tests. Sizes stay limited.
    #[must_use]
    pub fn without_rates(self) -> Self {
        Self { connections_per_resume: usize::MAX, connections_per_user: usize::MAX, rate: None, ..self }
    }
}

/// What one connection may send: a bucket that refills.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Frames a second, in the long run. 200.
    pub frames: u32,
    /// Frames at once. 2 000.
    pub burst: u32,
    /// Bytes a second, in the long run. 512 KiB.
    pub bytes: u32,
    /// Bytes at once: a whole document, twice.
    pub burst_bytes: u32,
}

impl Default for Rate {
    fn default() -> Self {
        Self { frames: 200, burst: 2_000, bytes: 512 * 1024, burst_bytes: 2 * MAX_FRAME_BYTES as u32 }
    }
}

//! News between replicas. It may be lost, late, doubled or out of order: rooms notice by the numbers.

mod local;
mod redis;

use std::fmt;

use async_trait::async_trait;
use store::ResumeId;
use tokio::sync::mpsc;

pub use local::LocalRelay;
pub use redis::{RedisRelay, check};

/// What a relay hands to its hub.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// A message of another replica.
    Message { resume: ResumeId, bytes: Vec<u8> },
    /// Messages may have been missed: compare with the database.
    Gap,
}

/// How well news travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// There are no other replicas.
    Alone,
    Connected,
    /// Away; the database is asked every second meanwhile.
    Away,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Alone => "none",
            Self::Connected => "connected",
            Self::Away => "away",
        })
    }
}

/// A way to tell other replicas.
#[async_trait]
pub trait Relay: Send + Sync {
    /// Where messages come in. Taken once, by the hub; later calls get an end that never speaks.
    fn listen(&self) -> mpsc::UnboundedReceiver<Heard>;
    /// Begins to hear of a résumé. Returns when it does, or when it is clear that it does not yet.
    async fn subscribe(&self, resume: ResumeId);
    async fn unsubscribe(&self, resume: ResumeId);
    /// Tells the others. Never waits, never fails: a lost message is noticed.
    fn publish(&self, resume: ResumeId, bytes: Vec<u8>);
    fn state(&self) -> State;
}

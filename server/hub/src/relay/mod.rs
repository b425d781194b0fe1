//! News between replicas.
//!
//! A relay carries hints. Whatever it loses, repeats or reorders, rooms find out by the numbers in the log and read
//! what they lack from the database.

mod local;
mod message;
mod redis;

use std::fmt;

use async_trait::async_trait;
use bytes::Bytes;
use store::ResumeId;
use tokio::sync::mpsc;

pub use local::LocalRelay;
pub(crate) use message::{Message, News as MessageNews, Update};
pub use redis::{RedisError, RedisRelay};

/// A way to other replicas. None of its methods may wait for the other side for long: an edit never waits for news.
#[async_trait]
pub trait Relay: Send + Sync + fmt::Debug {
    /// Tells where news shall go. Called once, before anything else.
    fn listen(&self, ear: Ear);
    /// Hears a résumé's channel from now on. Returns when it does, or when the relay is away: then it hears as soon as
    /// it is back, and says [`News::Gap`].
    async fn subscribe(&self, resume: ResumeId);
    /// Hears it no more.
    fn unsubscribe(&self, resume: ResumeId);
    /// Tells everybody who hears the résumé's channel; the sender too may hear it. Fire and forget.
    fn publish(&self, resume: ResumeId, message: Bytes);
    fn state(&self) -> RelayState;
}

/// Where a relay puts what it hears. Never fails and never waits.
#[derive(Clone, Debug)]
pub struct Ear(mpsc::UnboundedSender<News>);

impl Ear {
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<News>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self(sender), receiver)
    }

    pub fn hear(&self, news: News) {
        // A hub that is gone needs no news.
        drop(self.0.send(news));
    }
}

/// What a relay heard.
#[derive(Clone, Debug)]
pub enum News {
    Message {
        resume: ResumeId,
        message: Bytes,
    },
    /// What was published last, just now, was heard by whoever hears this channel: others too, or only us.
    Listeners {
        resume: ResumeId,
        others: bool,
    },
    /// Something may have been missed: the connection was lost or is back. Rooms compare heads.
    Gap,
}

/// How a relay is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RelayState {
    /// There are no other replicas.
    None,
    Up,
    /// Away, and why. Edits of other replicas come from the database, a second later.
    Down(String),
}

impl fmt::Display for RelayState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Up => f.write_str("ok"),
            Self::Down(why) => write!(f, "away: {why}"),
        }
    }
}

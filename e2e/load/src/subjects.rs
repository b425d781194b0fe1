//! The servers under test: each a process on this machine with a clean folder.

mod hocuspocus;
mod place;
mod relay;
mod server;
mod tandem;
mod y_sweet;
mod y_websocket;

use async_trait::async_trait;

use crate::client::Door;

pub use place::{Place, Programs};

/// Which server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, clap::ValueEnum)]
pub enum Kind {
    /// Ours, on Postgres and Redis.
    TandemPostgres,
    /// Ours, on SQLite.
    TandemSqlite,
    /// The floor: no storage, no authentication.
    Relay,
    Hocuspocus,
    YWebsocket,
    YSweet,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::TandemPostgres, Self::TandemSqlite, Self::Relay, Self::YWebsocket, Self::Hocuspocus, Self::YSweet];

    /// As the tables call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::TandemPostgres => "Tandem, Postgres + Redis",
            Self::TandemSqlite => "Tandem, SQLite",
            Self::Relay => "bare relay",
            Self::Hocuspocus => "Hocuspocus",
            Self::YWebsocket => "y-websocket",
            Self::YSweet => "y-sweet",
        }
    }

    /// In the results file.
    pub fn key(self) -> &'static str {
        match self {
            Self::TandemPostgres => "tandem-postgres",
            Self::TandemSqlite => "tandem-sqlite",
            Self::Relay => "relay",
            Self::Hocuspocus => "hocuspocus",
            Self::YWebsocket => "y-websocket",
            Self::YSweet => "y-sweet",
        }
    }

    pub fn is_ours(self) -> bool {
        matches!(self, Self::TandemPostgres | Self::TandemSqlite)
    }

    pub fn is_peer(self) -> bool {
        matches!(self, Self::Hocuspocus | Self::YWebsocket | Self::YSweet)
    }

    /// Starts it with nothing in it.
    ///
    /// # Errors
    /// When it is not installed or does not start.
    pub async fn start(self, place: &Place) -> anyhow::Result<Box<dyn Subject>> {
        Ok(match self {
            Self::TandemPostgres => Box::new(tandem::Tandem::start(place, true).await?),
            Self::TandemSqlite => Box::new(tandem::Tandem::start(place, false).await?),
            Self::Relay => Box::new(relay::Relay::start(place).await?),
            Self::Hocuspocus => Box::new(hocuspocus::Hocuspocus::start(place).await?),
            Self::YWebsocket => Box::new(y_websocket::YWebsocket::start(place).await?),
            Self::YSweet => Box::new(y_sweet::YSweet::start(place).await?),
        })
    }
}

/// A server under test. Ended when dropped.
#[async_trait(?Send)]
pub trait Subject {
    /// Makes empty documents.
    async fn documents(&mut self, count: usize) -> anyhow::Result<Vec<Door>>;

    /// Its processes. Children count too.
    fn server(&self) -> Vec<u32>;

    /// The processes of its database and of its Redis.
    fn database(&self) -> Vec<u32> {
        Vec::new()
    }

    /// Whether it still runs.
    fn is_alive(&mut self) -> bool;

    /// Ends it with -9.
    fn kill(&mut self);

    /// Asks it to stop, and waits until it has.
    fn stop(&mut self);

    /// Starts it again, with what it has stored.
    async fn start_again(&mut self) -> anyhow::Result<()>;

    /// Whether it says when an edit is durable.
    fn tells_saved(&self) -> bool {
        false
    }
}

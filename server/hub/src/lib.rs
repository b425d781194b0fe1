//! Live editing: connections, rooms, the log writer, and the relay between replicas.
//!
//! Names no socket type: frames in, frames out. The one path of every edit, whoever makes it, is *check → commit →
//! apply → tell everyone → saved*; nobody on any replica sees what can still be lost. Begin reading at [`Hub`], then
//! `room.rs`.

mod compaction;
mod compare;
mod config;
mod connection;
mod counters;
mod handle;
mod health;
mod heavy;
mod hub;
mod ledger;
mod news;
mod outbound;
mod presence;
pub mod relay;
mod replica;
mod room;
mod shared;
mod who;
mod writer;

pub use config::{HubConfig, Rate};
pub use counters::{Counter, Counters};
pub use handle::ConnectionHandle;
pub use health::Health;
pub use hub::Hub;
pub use outbound::{Outbound, OutboundReceiver};
pub use presence::{COLOURS, colour_slot};
pub use relay::{LocalRelay, RedisRelay, Relay, RelayState};
pub use shared::Parts;
pub use who::{EditError, JoinError, JoinRequest, Joined, Who};

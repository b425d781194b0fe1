//! Live editing.
//!
//! A [`Hub`] has a room for each open résumé: one task that owns its document. Connections hand frames in and take
//! frames out; no socket type is named here. Every edit takes one path: check, commit, apply, tell everyone, saved.

mod acks;
mod config;
mod connection;
mod frame;
mod heads;
mod hub;
mod news;
mod outbound;
mod presence;
pub mod relay;
mod room;
mod writer;

pub use config::HubConfig;
pub use connection::{ConnectionHandle, Joined};
pub use hub::{EditError, Health, Hub, JoinError, JoinRequest, Parts, Who};
pub use outbound::{Outbound, OutboundReceiver};
pub use relay::Relay;

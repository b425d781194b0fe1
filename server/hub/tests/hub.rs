//! What live editing promises, without a network: real rooms, a real database, and everything between replicas in
//! the test's hand.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "hub/access.rs"]
mod access;
#[path = "hub/digest.rs"]
mod digest;
#[path = "hub/durable.rs"]
mod durable;
#[path = "hub/memory.rs"]
mod memory;
#[path = "hub/news.rs"]
mod news;
#[path = "hub/peer.rs"]
mod peer;
#[path = "hub/plans/mod.rs"]
mod plans;
#[path = "hub/presence.rs"]
mod presence;
#[path = "hub/quarantine.rs"]
mod quarantine;
#[path = "hub/redis.rs"]
mod redis;
#[path = "hub/rooms.rs"]
mod rooms;
#[path = "hub/slow.rs"]
mod slow;
#[path = "hub/wires.rs"]
mod wires;
#[path = "hub/world.rs"]
mod world;

//! What live editing promises, without a network: real rooms, a real database, and everything between replicas in
//! the test's hand.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "hub/access.rs"]
mod access;
#[path = "hub/durable.rs"]
mod durable;
#[path = "hub/news.rs"]
mod news;
#[path = "hub/peer.rs"]
mod peer;
#[path = "hub/plans/mod.rs"]
mod plans;
#[path = "hub/presence.rs"]
mod presence;
#[path = "hub/redis.rs"]
mod redis;
#[path = "hub/rooms.rs"]
mod rooms;
#[path = "hub/wires.rs"]
mod wires;
#[path = "hub/world.rs"]
mod world;

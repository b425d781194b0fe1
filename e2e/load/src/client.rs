//! The load clients: raw WebSockets on one thread, cheap enough to share two cores with the server under test.

pub mod connection;
pub mod door;
pub mod frame;
pub mod handshake;
pub mod lanes;
pub mod lib0;
pub mod metronome;
pub mod socket;
pub mod walk;
pub mod yjs;

pub use connection::Client;
pub use door::Door;
pub use lanes::{Lane, Lanes, Record};

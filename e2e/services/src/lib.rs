//! The outside parts that tests and benchmarks need: a Postgres and a Redis of their own, which can be killed and
//! started again, and processes that end with the program that started them.
//!
//! Everything here blocks. What is started ends when its value is dropped, and the kernel ends it when the *thread* that
//! started it is gone, however that came: start things from a thread that lives as long as they are needed, not from a
//! pool that lets idle ones go.

pub mod machine;
mod postgres;
mod process;
mod programs;
mod redis;
mod tree;
pub mod usage;

use std::net::{Ipv4Addr, TcpListener};

pub use postgres::{CARELESS, Postgres};
pub use process::{Guarded, User, send};
pub use programs::{find, is_root, postgres_programs, program};
pub use redis::Redis;
pub use tree::{descendants, end_tree};

/// A port that nobody listened on a moment ago.
///
/// # Errors
/// When there is none.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

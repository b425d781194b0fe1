//! The harness of the whole-system tests: real `tandem` processes, real Chromium, real Postgres and Redis, and the
//! faults between them.
//!
//! A test is a body given to [`Stage::run`]. The stage starts what the body asks for, and when the body fails it leaves
//! pictures of every open page and the logs of every process in `target/e2e/<name of the test>`. Waiting is always for a
//! condition, with a deadline ([`until`]); nothing sleeps for a fixed time and hopes.

mod api;
mod axe;
mod browser;
mod console;
pub mod corpus;
mod drag;
mod editor;
pub mod figures;
mod firefox;
mod focus;
mod heap;
mod journal;
mod keyboard;
mod language;
mod look;
mod node;
mod pointer;
mod postgres;
mod process;
mod proxy;
pub mod report;
mod sample;
mod server;
mod stage;
mod sync;
mod tab;
mod tools;
mod trace;
mod until;
mod window;
mod writer;

pub use api::{Answer, PASSWORD, User};
pub use browser::Browser;
pub use drag::{Hold, Place};
pub use heap::Memory;
pub use journal::{Journal, Why};
pub use keyboard::{ALT, CONTROL, SHIFT};
pub use look::{LOOKS, Look};
pub use node::Node;
pub use postgres::Database;
pub use proxy::Proxy;
pub use sample::{same_json, sample_file, sample_text, samples};
pub use server::{Server, Settings};
pub use stage::{Cluster, Stage};
pub use sync::{Closed, Live};
pub use tab::Tab;
pub use tools::{client, long, target_folder};
pub use trace::{Key, Trace, monotonic_us};
pub use until::{PATIENCE, until};
pub use writer::{Script, Writer};

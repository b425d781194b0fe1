//! The Tandem server: accounts, REST v1, the WebSocket endpoint, the client's files.
//!
//! `run::start` gives a server that is listening; `Server::serve` runs it until it is told to stop. The binary and
//! the tests begin there alike.

pub mod accounts;
pub mod cli;
pub mod config;
pub mod door;
pub mod extract;
pub mod guard;
pub mod invitations;
pub mod live;
pub mod mail;
pub mod photos;
pub mod problem;
pub mod resumes;
mod routes;
pub mod run;
pub mod state;
pub mod web;

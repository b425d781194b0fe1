//! Who somebody is: addresses, passwords, sessions, tokens.

pub mod account;
pub mod attempts;
pub mod client_ip;
pub mod email;
pub mod names;
pub mod passwords;
pub mod secrets;
pub mod session;
pub mod session_store;
pub mod signed_in;

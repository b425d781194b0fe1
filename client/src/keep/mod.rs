//! What this browser keeps for a person, so that they can go on without the server.
//!
//! Each person has a database of their own (its name contains their id); nobody else's page ever opens it. A résumé in
//! it is a list of updates, appended as they come, and folded into one now and then. Tabs of one person share it: each
//! appends what it makes and what it hears, and updates that are there twice do no harm.
//!
//! Whoever cannot keep anything (a private window, a full disk) works on without; [`Keeper::is_kept`] says so.

mod account;
mod apart;
mod database;
mod early;
mod keeper;
mod marks;
mod neighbours;
mod queue;
mod request;
mod rows;
mod shelf;

pub use account::{forget_account, is_shared, last_here, remember_account};
pub use keeper::Keeper;
pub use neighbours::Neighbours;
pub use rows::{About, Replica};
pub use shelf::{KeptResume, covers, first_page, forget_missing, has_unsaved, list, wipe};

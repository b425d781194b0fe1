//! What both databases do with the same words. Each macro writes one trait's implementation for one store type; the
//! SQL runs on either (`$1` does, and so do the types we use: uuids, bytes, 64-bit integers, text).
//!
//! A store type has `reader()` (a pool), `writer()` (a pool) and `begin()` (a writing transaction).

pub(crate) mod batch;
mod invitations;
mod members;
pub(crate) mod photos;
mod resumes;
pub(crate) mod rows;
mod sessions;
mod snapshots;
mod tags;
pub(crate) mod tokens;
mod users;

pub(crate) use invitations::invitations;
pub(crate) use members::members;
pub(crate) use photos::photos;
pub(crate) use resumes::resumes;
pub(crate) use sessions::sessions;
pub(crate) use snapshots::snapshots;
pub(crate) use tags::tags;
pub(crate) use tokens::tokens;
pub(crate) use users::users;

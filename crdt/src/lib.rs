//! The résumé as a CRDT.
//!
//! One Yjs document per résumé: its schema, typed reads and edits, ordering, anchors, rich text, JSON Resume in and
//! out, and the frames of the sync protocol. This crate does no I/O, reads no clock and makes no randomness of its
//! own: identifiers and order keys draw from a [`Random`] that the caller passes. It builds for the server and for
//! wasm32, so that both sides run the same code on the same document.

pub mod anchor;
pub mod awareness;
mod codec;
pub mod company;
pub mod cover;
mod depth;
mod document;
mod edit;
mod fallen;
mod field;
mod id;
pub mod json;
pub mod jsonresume;
pub mod limits;
mod order;
mod outline;
mod place;
mod progress;
pub mod protocol;
mod ranges;
mod read;
mod scan;
pub mod schema;
mod seeded;
mod snapshot;
pub mod text;
pub mod undo;
mod upgrade;
pub mod view;

pub use document::{Document, UpdateError};
pub use edit::{Edit, Mark};
pub use fallen::{Fallen, Level};
pub use field::{FieldRef, FieldRefError};
pub use id::{Id, Random};
pub use outline::UpdateInfo;
pub use place::Place;
pub use schema::SectionKind;
pub use seeded::Seeded;

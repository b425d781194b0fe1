//! The live document: a replica of the résumé, and the connection that keeps it in step.
//!
//! The browser's callbacks only put events into a channel; one task, inside the app's runtime, takes them out. So no
//! borrow of the document is ever held while the page is drawn or something else runs.

mod backoff;
mod delivery;
mod focus;
mod frames;
mod ghosts;
mod own_cursor;
mod peers;
mod random;
mod rebase;
mod session;
mod socket;
mod status;
mod texts;

pub use frames::Happening;
pub use ghosts::Ghost;
pub use peers::{Peer, PeerCursor};
pub use random::client_id;
pub use session::{Session, Shown, Undoable, Whose, start};
pub use status::{Refusal, Status};
pub use texts::TextHandle;

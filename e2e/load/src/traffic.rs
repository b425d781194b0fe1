//! Documents with clients in them, and bursts of edits through them.

mod burst;
mod content;
mod room;

pub use burst::{Burst, Outcome, Quantiles, run};
pub use content::{ORDINARY, Typing, words};
pub use room::{Room, fill, fresh_client, open_rooms, settled};

//! Documents with clients in them, and bursts of edits through them.

mod burst;
mod content;
mod room;

pub use burst::{Burst, Outcome, Quantiles, run};
pub use content::{Typing, words};
pub use room::{Room, Writer, fill, fresh_client, open_rooms, settled};

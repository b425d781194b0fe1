//! The own caret, as others get it.

use crdt::anchor::Anchor;
use serde::Serialize;

/// Announced at least so often, or others take us for gone.
pub const ANNOUNCE_MS: f64 = 15_000.0;
/// While the caret moves, at most every so often.
pub const REST_MS: u32 = 60;

/// What was announced last, and what is to be.
#[derive(Debug, Default)]
pub struct OwnCursor {
    pub clock: u32,
    pub cursor: Option<Place>,
    pub announced_ms: f64,
    /// A timer is running that will announce it.
    pub is_pending: bool,
}

/// A selection in one text.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    pub field: String,
    pub anchor: Anchor,
    pub head: Anchor,
}

#[derive(Serialize)]
struct State {
    cursor: Option<Wire>,
}

#[derive(Serialize)]
struct Wire {
    field: String,
    anchor: String,
    head: String,
}

impl OwnCursor {
    /// The JSON state that goes out; the server adds who it is from.
    pub fn state(&self) -> String {
        let cursor = self.cursor.as_ref().map(|place| Wire {
            field: place.field.clone(),
            anchor: place.anchor.to_string(),
            head: place.head.to_string(),
        });
        serde_json::to_string(&State { cursor }).unwrap_or_else(|_| "{}".to_owned())
    }
}

//! The colour of somebody's caret and name: always the same for a person, readable on white with white text.

use store::UserId;

const COLOURS: [&str; 8] = ["#b0480f", "#1f6f8b", "#7a3e9d", "#2e7d32", "#a3195b", "#3b5bdb", "#8a6d00", "#00766c"];

/// One of eight colours.
pub fn of(user: UserId) -> &'static str {
    let hash = blake3::hash(user.to_string().as_bytes());
    COLOURS[usize::from(hash.as_bytes()[0]) % COLOURS.len()]
}

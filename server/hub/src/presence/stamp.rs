//! The state that the server sends for a connection: who it is, from the session, and a cursor, from the client.

use crdt::limits::MAX_PRESENCE_BYTES;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::UserId;

use crate::who::Who;

/// The colours of carets and names, readable on white with white text; the web app has the same under the same numbers.
pub const COLOURS: [&str; 8] = ["#b0480f", "#2457c5", "#8a2f86", "#0f6f7c", "#a12450", "#5b4bb7", "#7a5b00", "#4a545f"];

/// Which of them somebody has in a résumé: members have theirs in the order of their list, so that two do not share one
/// while there are eight. `place`: how many come before them.
pub const fn colour_slot(place: usize) -> u8 {
    (place % COLOURS.len()) as u8
}

#[derive(Deserialize)]
struct Said<'a> {
    #[serde(borrow, default)]
    cursor: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Stamped<'a> {
    user: User<'a>,
    cursor: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct User<'a> {
    id: UserId,
    name: &'a str,
    color: &'a str,
    slot: u8,
}

/// Puts the server's word about the person in place of the client's. A cursor that is too large, or no JSON, is none.
pub(crate) fn stamp(who: &Who, said: &str) -> String {
    let said: Option<Said<'_>> = serde_json::from_str(said).ok();
    let cursor = said.and_then(|said| said.cursor).filter(|cursor| cursor.get().len() <= MAX_PRESENCE_BYTES);
    let user =
        User { id: who.user, name: &who.name, color: COLOURS[usize::from(who.slot) % COLOURS.len()], slot: who.slot };
    // Texts and numbers: this cannot fail.
    serde_json::to_string(&Stamped { user, cursor }).unwrap_or_else(|_| "{}".to_owned())
}

/// Whose state it is that a server stamped.
pub(crate) fn user_of(stamped: &str) -> Option<UserId> {
    #[derive(Deserialize)]
    struct Of {
        user: Person,
    }
    #[derive(Deserialize)]
    struct Person {
        id: UserId,
    }
    serde_json::from_str::<Of>(stamped).ok().map(|of| of.user.id)
}

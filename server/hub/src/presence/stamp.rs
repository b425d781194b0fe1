//! The state that the server sends for a connection: who it is, from the session, and a cursor, from the client.

use crdt::limits::MAX_PRESENCE_BYTES;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::UserId;

use crate::who::Who;

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
    let user = User { id: who.user, name: &who.name, color: &who.color, slot: slot(who.user) };
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

/// One of eight colours of the client's palette, always the same for a person.
fn slot(user: UserId) -> u8 {
    blake3::hash(user.to_string().as_bytes()).as_bytes()[0] % 8
}

//! Who else is here, and where their carets are.

use std::collections::BTreeMap;

use crate::msg;
use crdt::anchor::Anchor;
use crdt::awareness::Entry;
use serde::Deserialize;

/// A client that says nothing for so long is gone.
const SILENT_MS: f64 = 35_000.0;
/// So long a caret that has moved says whose it is.
const NAMED_MS: f64 = 3_000.0;

/// One connection of a person.
#[derive(Clone, PartialEq, Debug)]
pub struct Peer {
    pub user: String,
    pub name: String,
    /// The colour that the server gave the person, 0 to 7.
    pub slot: u8,
    pub cursor: Option<Cursor>,
    /// It has moved, a moment ago: known of a [`Presence::snapshot`].
    pub is_moving: bool,
}

/// A caret or a selection in one text.
#[derive(Clone, PartialEq, Debug)]
pub struct Cursor {
    /// `object/key`.
    pub field: String,
    pub anchor: Anchor,
    pub head: Anchor,
}

/// A caret in the text that asked.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerCursor {
    pub client: u64,
    pub user: String,
    pub name: String,
    pub slot: u8,
    pub anchor: Anchor,
    pub head: Anchor,
    /// It says whose it is.
    pub is_moving: bool,
}

struct Known {
    clock: u32,
    heard_ms: f64,
    moved_ms: f64,
    /// `None`: has left.
    peer: Option<Peer>,
}

/// Everybody else's presence.
#[derive(Default)]
pub struct Presence(BTreeMap<u64, Known>);

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Presence({})", self.0.len())
    }
}

impl Presence {
    /// Takes over what is newer than what is known; gives whether anything to be seen has changed.
    pub fn merge(&mut self, entries: &[Entry<'_>], own: u64, now_ms: f64) -> bool {
        let mut changed = false;
        for entry in entries.iter().filter(|entry| entry.client != own) {
            let peer = read(&entry.state);
            let known = self.0.get(&entry.client);
            let is_news = known.is_none_or(|known| {
                entry.clock > known.clock || (entry.clock == known.clock && peer.is_none() && known.peer.is_some())
            });
            if is_news {
                let cursor = |peer: &Option<Peer>| peer.as_ref().map(|peer| peer.cursor.clone());
                let rests = known.filter(|known| cursor(&known.peer) == cursor(&peer));
                let moved_ms = rests.map_or(now_ms, |known| known.moved_ms);
                changed |= known.and_then(|known| known.peer.as_ref()) != peer.as_ref();
                self.0.insert(entry.client, Known { clock: entry.clock, heard_ms: now_ms, moved_ms, peer });
            }
        }
        changed
    }

    /// Forgets those who have been silent; gives whether there were any.
    pub fn expire(&mut self, now_ms: f64) -> bool {
        let before = self.here().count();
        self.0.retain(|_, known| now_ms - known.heard_ms < SILENT_MS);
        self.here().count() != before
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Those who are here at this moment, by their client id.
    pub fn snapshot(&self, now_ms: f64) -> BTreeMap<u64, Peer> {
        let seen = |(client, known): (&u64, &Known)| {
            let is_moving = now_ms - known.moved_ms < NAMED_MS;
            Some((*client, Peer { is_moving, ..known.peer.clone()? }))
        };
        self.0.iter().filter_map(seen).collect()
    }

    /// One who is here.
    pub fn get(&self, client: u64) -> Option<Peer> {
        self.0.get(&client)?.peer.clone()
    }

    fn here(&self) -> impl Iterator<Item = (u64, &Peer)> {
        self.0.iter().filter_map(|(client, known)| Some((*client, known.peer.as_ref()?)))
    }
}

#[derive(Deserialize)]
struct State {
    user: Option<User>,
    #[serde(default)]
    cursor: serde_json::Value,
}

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    slot: u8,
}

#[derive(Deserialize)]
struct RawCursor {
    field: String,
    anchor: String,
    head: String,
}

/// A state as the server stamps it. Whatever a foreign client put beside it is no reason to fail.
fn read(json: &str) -> Option<Peer> {
    let state: State = serde_json::from_str(json).ok()?;
    let user = state.user?;
    let cursor = serde_json::from_value::<RawCursor>(state.cursor).ok().and_then(|raw| {
        Some(Cursor { field: raw.field, anchor: raw.anchor.parse().ok()?, head: raw.head.parse().ok()? })
    });
    let name = if user.name.trim().is_empty() { msg::somebody().to_owned() } else { user.name };
    Some(Peer { user: user.id, name, slot: user.slot % 8, cursor, is_moving: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(client: u64, clock: u32, state: &str) -> Entry<'_> {
        Entry { client, clock, state: state.into() }
    }

    const ADA: &str = r#"{"user":{"id":"1","name":"Ada","slot":3},"cursor":null}"#;

    #[test]
    fn the_newer_clock_wins_and_null_is_gone() {
        let mut presence = Presence::default();
        assert!(presence.merge(&[entry(5, 2, ADA)], 1, 0.0));
        assert!(!presence.merge(&[entry(5, 1, "null")], 1, 0.0));
        assert_eq!(presence.snapshot(0.0).len(), 1);
        assert!(presence.merge(&[entry(5, 2, "null")], 1, 0.0));
        assert!(presence.snapshot(0.0).is_empty());
    }

    #[test]
    fn the_own_entry_and_odd_states_are_nobody() {
        let mut presence = Presence::default();
        presence.merge(&[entry(1, 1, ADA), entry(2, 1, "[]"), entry(3, 1, "{"), entry(4, 1, r#"{"user":7}"#)], 1, 0.0);
        assert!(presence.snapshot(0.0).is_empty());
    }

    #[test]
    fn an_odd_cursor_leaves_the_person() {
        let mut presence = Presence::default();
        let state =
            r#"{"user":{"id":"1","name":"Ada","slot":250},"cursor":{"field":"basics/name","anchor":"zz","head":""}}"#;
        presence.merge(&[entry(2, 1, state)], 1, 0.0);
        let peers = presence.snapshot(0.0);
        assert!(peers.values().all(|peer| peer.cursor.is_none() && peer.slot < 8));
        assert_eq!(peers.len(), 1);
    }

    #[test]
    fn a_caret_moves_for_a_moment_each_time() {
        let mut presence = Presence::default();
        let moves = |presence: &Presence, now_ms| presence.snapshot(now_ms)[&2].is_moving;
        // Behind a letter: the fourth and the fifth of client 5.
        let at = |place: &str| {
            let cursor = format!(r#"{{"field":"a/b","anchor":"{place}","head":"{place}"}}"#);
            format!(r#"{{"user":{{"id":"1","name":"Ada","slot":3}},"cursor":{cursor}}}"#)
        };
        let (first, second) = (at("00050300"), at("00050400"));
        presence.merge(&[entry(2, 1, &first)], 1, 0.0);
        assert!(moves(&presence, 0.0) && moves(&presence, NAMED_MS - 1.0));
        // Saying the same again is no move.
        presence.merge(&[entry(2, 2, &first)], 1, NAMED_MS - 1.0);
        assert!(!moves(&presence, NAMED_MS) && !moves(&presence, NAMED_MS + 1.0));
        assert!(presence.merge(&[entry(2, 3, &second)], 1, NAMED_MS + 2.0));
        assert!(moves(&presence, NAMED_MS + 2.0));
    }

    #[test]
    fn the_silent_are_forgotten() {
        let mut presence = Presence::default();
        presence.merge(&[entry(2, 1, ADA)], 1, 0.0);
        assert!(!presence.expire(SILENT_MS - 1.0));
        assert!(presence.expire(SILENT_MS));
        assert!(presence.snapshot(0.0).is_empty());
    }
}

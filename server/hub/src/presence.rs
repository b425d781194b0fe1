//! Who is in a room and where: one state per client, its owner stamped by the server.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use crdt::awareness::{self, Entry};
use crdt::limits::MAX_PRESENCE_BYTES;
use crdt::protocol::Frame;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::connection::ConnectionId;
use crate::hub::Who;

/// Where a state comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Origin {
    Here(ConnectionId),
    OtherReplica,
}

struct State {
    clock: u32,
    json: String,
    origin: Origin,
    /// When it was last spoken of.
    heard: Instant,
}

/// The presence of one room.
#[derive(Default)]
pub(crate) struct Presence {
    states: HashMap<u64, State>,
    /// Changed since the last batch.
    changed: HashSet<u64>,
    /// Of those, the ones that other replicas must hear of.
    ours: HashSet<u64>,
}

/// What to pass on, encoded once.
pub(crate) struct Batch {
    /// For the connections here.
    pub(crate) frame: Bytes,
    /// For other replicas.
    pub(crate) payload: Option<Vec<u8>>,
}

impl Presence {
    /// Takes a connection's frame. `mine` is the client id that it has spoken for, learnt from its first entry.
    /// Foreign entries are passed over: stock clients echo what they hear.
    pub(crate) fn hear(
        &mut self,
        connection: ConnectionId,
        who: &Who,
        mine: &mut Option<u64>,
        entries: &[Entry<'_>],
        now: Instant,
    ) {
        for entry in entries {
            let is_free =
                || self.states.get(&entry.client).is_none_or(|state| state.origin == Origin::Here(connection));
            if mine.is_none() && is_free() && entry.state != "null" {
                *mine = Some(entry.client);
            }
            if *mine != Some(entry.client) {
                continue;
            }
            if self.states.get(&entry.client).is_some_and(|state| state.clock >= entry.clock && state.json != "null") {
                // Said before; it is still there.
                if let Some(state) = self.states.get_mut(&entry.client) {
                    state.heard = now;
                }
                self.ours.insert(entry.client);
                self.changed.insert(entry.client);
                continue;
            }
            let json = if entry.state == "null" { "null".to_owned() } else { stamped(who, &entry.state) };
            self.put(entry.client, State { clock: entry.clock, json, origin: Origin::Here(connection), heard: now });
            self.ours.insert(entry.client);
        }
    }

    /// Takes what another replica says.
    pub(crate) fn hear_replica(&mut self, payload: &[u8], now: Instant) {
        for entry in awareness::decode(payload).unwrap_or_default() {
            let known = self.states.get(&entry.client);
            let newer =
                known.is_none_or(|state| state.clock < entry.clock || (state.json != "null" && entry.state == "null"));
            match known.map(|state| state.origin) {
                Some(Origin::Here(_)) => {}
                _ if newer => {
                    let json = entry.state.into_owned();
                    self.put(
                        entry.client,
                        State { clock: entry.clock, json, origin: Origin::OtherReplica, heard: now },
                    );
                }
                _ => {
                    if let Some(state) = self.states.get_mut(&entry.client) {
                        state.heard = now;
                    }
                }
            }
        }
    }

    /// A connection has left: its state goes, for everyone.
    pub(crate) fn leave(&mut self, client: u64) {
        if let Some(state) = self.states.get_mut(&client) {
            state.json = "null".to_owned();
            state.clock = state.clock.saturating_add(1);
            self.changed.insert(client);
            self.ours.insert(client);
        }
    }

    /// Drops the states of replicas that have been silent since `before`.
    pub(crate) fn forget_silent(&mut self, before: Instant) {
        for (client, state) in &mut self.states {
            if state.origin == Origin::OtherReplica && state.heard < before && state.json != "null" {
                state.json = "null".to_owned();
                state.clock = state.clock.saturating_add(1);
                self.changed.insert(*client);
            }
        }
    }

    /// Speaks of all states here again, so that other replicas know that they are alive.
    pub(crate) fn announce(&mut self) {
        let here = self.states.iter().filter(|(_, state)| matches!(state.origin, Origin::Here(_)));
        let here: Vec<u64> = here.map(|(client, _)| *client).collect();
        self.ours.extend(&here);
        self.changed.extend(here);
    }

    pub(crate) fn has_changes(&self) -> bool {
        !self.changed.is_empty()
    }

    /// What has changed since the last time.
    pub(crate) fn take_changes(&mut self) -> Option<Batch> {
        if self.changed.is_empty() {
            return None;
        }
        let all = self.encode(|client| self.changed.contains(&client));
        let ours = (!self.ours.is_empty()).then(|| self.encode(|client| self.ours.contains(&client)));
        self.changed.clear();
        self.ours.clear();
        self.states.retain(|_, state| state.json != "null");
        Some(Batch { frame: Frame::Awareness(&all).encode().into(), payload: ours })
    }

    /// Everyone who is here, for one who has just come.
    pub(crate) fn everyone(&self) -> Bytes {
        let payload = self.encode(|_| true);
        Frame::Awareness(&payload).encode().into()
    }

    fn encode(&self, wanted: impl Fn(u64) -> bool) -> Vec<u8> {
        let states = self.states.iter().filter(|(client, _)| wanted(**client));
        let entries: Vec<Entry<'_>> = states
            .map(|(client, state)| Entry { client: *client, clock: state.clock, state: Cow::Borrowed(&state.json) })
            .collect();
        awareness::encode(&entries)
    }

    fn put(&mut self, client: u64, state: State) {
        self.states.insert(client, state);
        self.changed.insert(client);
    }
}

/// A frame that says nothing: what keeps a silent connection alive.
pub(crate) fn nothing() -> Bytes {
    Frame::Awareness(&awareness::encode(&[])).encode().into()
}

/// The state that everyone gets: who it is by the session, and the cursor that the client sent.
fn stamped(who: &Who, sent: &str) -> String {
    let cursor = if sent.len() > MAX_PRESENCE_BYTES {
        Value::Null
    } else {
        serde_json::from_str::<Value>(sent)
            .ok()
            .and_then(|mut state| Some(state.get_mut("cursor")?.take()))
            .unwrap_or(Value::Null)
    };
    json!({
        "user": { "id": who.user.to_string(), "name": who.name, "color": who.color },
        "cursor": cursor,
    })
    .to_string()
}

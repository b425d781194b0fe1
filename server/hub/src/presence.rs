//! Who is here, and where their carets are. Never stored; said by the server, not by the clients.
//!
//! Without I/O: the room tells what happened, and sends what [`Presence::flush`] gives.

mod stamp;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use bytes::Bytes;
use crdt::awareness::{self, Entry};
use crdt::protocol::Frame;
use store::UserId;
use tokio::time::Instant;

pub(crate) use stamp::stamp;
pub use stamp::{COLOURS, colour_slot};

use crate::handle::ConnectionId;

/// Clocks of those who left are remembered, so that they are believed when they come back. So many at most.
const REMEMBERED: usize = 1000;

/// The presence of one room.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    /// One state for each connection of this replica.
    local: BTreeMap<ConnectionId, State>,
    /// Those on other replicas.
    remote: HashMap<u64, Replica>,
    /// The clock at which every client was told here last. It grows with each change that is told, whatever clock the
    /// client or another replica has: clients take nothing at a clock that they know.
    clocks: HashMap<u64, u32>,
    /// Clients whose state has to be told.
    dirty: BTreeSet<u64>,
}

#[derive(Clone, Debug)]
struct State {
    client: u64,
    user: UserId,
    clock: u32,
    json: String,
    /// Whether the clock is ahead of what the client itself said.
    raised: bool,
}

#[derive(Debug)]
struct Replica {
    heard: Instant,
    states: BTreeMap<u64, (u32, String)>,
}

/// What has to be told after some changes.
#[derive(Debug)]
pub(crate) struct Batch {
    /// An awareness frame for everybody here.
    pub(crate) frame: Bytes,
    /// Connections that get a frame of their own instead (perhaps none): the common one would change their own state.
    pub(crate) instead: BTreeMap<ConnectionId, Option<Bytes>>,
    /// An awareness payload for other replicas, with what changed on this one.
    pub(crate) news: Option<Bytes>,
}

impl Presence {
    /// Takes a frame of a connection. Entries that are not its own (stock clients echo what they heard) are ignored.
    /// Gives whether there is something to tell.
    pub(crate) fn said(
        &mut self,
        by: ConnectionId,
        user: UserId,
        entries: &[Entry<'_>],
        stamp: impl Fn(&str) -> String,
    ) -> bool {
        let Some(entry) = entries.iter().find(|entry| self.is_own(by, user, entry)) else { return false };
        if entry.state == "null" {
            return self.left(by);
        }
        let known = self.clocks.get(&entry.client).copied();
        let clock = known.map_or(entry.clock, |known| entry.clock.max(known.saturating_add(1)));
        // The same client over a new socket: the old one has not noticed yet that it is dead.
        self.local.retain(|connection, state| *connection == by || state.client != entry.client);
        self.remote.values_mut().for_each(|replica| drop(replica.states.remove(&entry.client)));
        let raised = clock > entry.clock;
        self.local.insert(by, State { client: entry.client, user, clock, json: stamp(&entry.state), raised });
        self.clocks.insert(entry.client, clock);
        self.dirty.insert(entry.client);
        true
    }

    /// The first client id that a connection speaks of is its own, unless it is known as somebody else's.
    fn is_own(&self, by: ConnectionId, user: UserId, entry: &Entry<'_>) -> bool {
        if let Some(state) = self.local.get(&by) {
            return state.client == entry.client;
        }
        let mut here = self.local.values().filter(|state| state.client == entry.client);
        let mut there = self.remote.values().filter_map(|replica| replica.states.get(&entry.client));
        entry.state != "null"
            && here.all(|state| state.user == user)
            && there.all(|(_, json)| stamp::user_of(json) == Some(user))
    }

    /// A connection is gone. Gives whether there is something to tell.
    pub(crate) fn left(&mut self, connection: ConnectionId) -> bool {
        let Some(state) = self.local.remove(&connection) else { return false };
        self.dirty.insert(state.client);
        true
    }

    /// Takes what another replica told. Gives whether there is something to tell here.
    pub(crate) fn heard(&mut self, from: u64, everybody: bool, entries: &[Entry<'_>], now: Instant) -> bool {
        let replica = self.remote.entry(from).or_insert_with(|| Replica { heard: now, states: BTreeMap::new() });
        replica.heard = now;
        let mut gone: BTreeSet<u64> = BTreeSet::new();
        if everybody {
            gone.extend(replica.states.keys());
        }
        let mut changed = Vec::new();
        for entry in entries {
            gone.remove(&entry.client);
            let known = replica.states.get(&entry.client);
            if entry.state == "null" {
                gone.extend(known.filter(|(clock, _)| *clock <= entry.clock).map(|_| entry.client));
            } else if known.is_none_or(|(clock, _)| *clock < entry.clock) {
                replica.states.insert(entry.client, (entry.clock, entry.state.to_string()));
                changed.push((entry.client, entry.clock));
            }
        }
        let any = !gone.is_empty() || !changed.is_empty();
        for client in gone {
            replica.states.remove(&client);
            self.dirty.insert(client);
        }
        for (client, clock) in changed {
            // It has moved to the other replica; its socket here is dead.
            self.local.retain(|_, state| state.client != client || state.clock >= clock);
            self.changed(client, clock);
        }
        any
    }

    /// Forgets replicas that were silent for too long. Gives whether there is something to tell.
    pub(crate) fn expire(&mut self, now: Instant, silence: Duration) -> bool {
        let silent: Vec<u64> = self
            .remote
            .iter()
            .filter(|(_, replica)| now.saturating_duration_since(replica.heard) >= silence)
            .map(|(id, _)| *id)
            .collect();
        let states = silent.iter().filter_map(|id| self.remote.remove(id)).flat_map(|replica| replica.states);
        let before = self.dirty.len();
        self.dirty.extend(states.map(|(client, _)| client));
        self.dirty.len() > before
    }

    /// Everybody who is here, for one who joins. `None`: nobody.
    pub(crate) fn everybody(&self) -> Option<Bytes> {
        let remote = self.remote.values().flat_map(|replica| &replica.states);
        let remote = remote.map(|(client, (_, json))| entry(*client, self.told(*client), json));
        let entries: Vec<Entry<'_>> = self.local.values().map(State::entry).chain(remote).collect();
        (!entries.is_empty()).then(|| frame(&entries))
    }

    /// Everybody who is here, and everybody who is known to have gone, for a connection that has missed something; but
    /// its own state.
    pub(crate) fn again_for(&self, connection: ConnectionId) -> Option<Bytes> {
        let own = self.local.get(&connection).map(|state| state.client);
        let others = self.clocks.keys().filter(|client| Some(**client) != own);
        let entries: Vec<Entry<'_>> = others.map(|client| self.entry_of(*client)).collect();
        (!entries.is_empty()).then(|| frame(&entries))
    }

    /// The payload that tells other replicas who is on this one.
    pub(crate) fn announcement(&self) -> Bytes {
        let entries: Vec<Entry<'_>> = self.local.values().map(State::entry).collect();
        awareness::encode(&entries).into()
    }

    pub(crate) fn is_anybody_local(&self) -> bool {
        !self.local.is_empty()
    }

    /// What changed since the last time, encoded once. `None`: nothing.
    pub(crate) fn flush(&mut self) -> Option<Batch> {
        let dirty = std::mem::take(&mut self.dirty);
        if dirty.is_empty() {
            return None;
        }
        let entries: Vec<Entry<'_>> = dirty.iter().map(|client| self.entry_of(*client)).collect();
        let mut instead = BTreeMap::new();
        for (connection, state) in self.local.iter().filter(|(_, state)| state.raised && dirty.contains(&state.client))
        {
            let others: Vec<Entry<'_>> = entries.iter().filter(|entry| entry.client != state.client).cloned().collect();
            instead.insert(*connection, (!others.is_empty()).then(|| frame(&others)));
        }
        // Others get what was said here, at its own clocks.
        let ours: Vec<Entry<'_>> = entries.iter().filter(|entry| !self.is_elsewhere(entry.client)).cloned().collect();
        let news = (!ours.is_empty()).then(|| awareness::encode(&ours).into());
        let frame = frame(&entries);
        if self.clocks.len() > REMEMBERED {
            self.forget();
        }
        Some(Batch { frame, instead, news })
    }

    fn is_elsewhere(&self, client: u64) -> bool {
        self.remote.values().any(|replica| replica.states.contains_key(&client))
            && !self.local.values().any(|state| state.client == client)
    }

    fn entry_of(&self, client: u64) -> Entry<'_> {
        if let Some(state) = self.local.values().find(|state| state.client == client) {
            return state.entry();
        }
        match self.remote.values().find_map(|replica| replica.states.get(&client)) {
            Some((_, json)) => entry(client, self.told(client), json),
            // Clients take `null` at the clock they know.
            None => entry(client, self.told(client), "null"),
        }
    }

    /// The clock at which a client was told here last.
    fn told(&self, client: u64) -> u32 {
        self.clocks.get(&client).copied().unwrap_or(0)
    }

    /// Another replica says something new of a client: it is told here at a clock that nobody knows yet.
    fn changed(&mut self, client: u64, clock: u32) {
        let told = self.clocks.entry(client).or_insert(0);
        *told = clock.max(told.saturating_add(1));
        self.dirty.insert(client);
    }

    fn forget(&mut self) {
        let here: BTreeSet<u64> = self.local.values().map(|state| state.client).collect();
        let there: BTreeSet<u64> = self.remote.values().flat_map(|replica| replica.states.keys().copied()).collect();
        self.clocks.retain(|client, _| here.contains(client) || there.contains(client));
    }
}

impl State {
    fn entry(&self) -> Entry<'_> {
        entry(self.client, self.clock, &self.json)
    }
}

fn entry(client: u64, clock: u32, json: &str) -> Entry<'_> {
    Entry { client, clock, state: json.into() }
}

fn frame(entries: &[Entry<'_>]) -> Bytes {
    Frame::Awareness(&awareness::encode(entries)).encode().into()
}

#[cfg(test)]
mod tests;

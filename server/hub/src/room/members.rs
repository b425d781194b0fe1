//! The connections of a room.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use crdt::protocol::{Frame, Sync, close};
use crdt::{Document, awareness};
use store::UserId;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::Room;
use crate::connection::{Connection, Ending, Intent};
use crate::counters::Counters;
use crate::handle::{ConnectionHandle, ConnectionId};
use crate::heavy::heavy;
use crate::outbound::{self, Sender, Sent};
use crate::shared::{Held, Seat};
use crate::who::{JoinError, JoinRequest, Joined, Who};

use super::edits::Edit;
use super::hearing::come_back;

/// Updates from this size on stay in the buffer that they came in.
const SLICED_BYTES: usize = 64 * 1024;

/// Everybody who is connected to a room here.
#[derive(Debug, Default)]
pub(super) struct Members {
    here: BTreeMap<ConnectionId, Member>,
    /// Those whose ledger may have something to tell.
    settled: Vec<ConnectionId>,
    empty_frame: Option<Bytes>,
}

/// One connection.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) who: Who,
    pub(super) connection: Connection,
    pub(super) extensions: bool,
    /// Frames of this one that wait for a reading of the log; later ones wait behind them.
    pub(super) late: usize,
    pub(super) asked: Asked,
    outbound: Sender,
    counters: Arc<Counters>,
    missed_presence: bool,
    /// Whether it was sent anything since the last beat.
    heard: bool,
    _seat: Seat,
}

/// Whether a connection was asked for what we lack, after a frame that does not continue what is here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    No,
    /// Its next step 2 will hold all that it has: frames before that need not be kept.
    Waiting,
    /// The step 2 is here and on its way into the log.
    Answered,
}

impl Members {
    pub(super) fn len(&self) -> usize {
        self.here.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.here.is_empty()
    }

    pub(super) fn get_mut(&mut self, id: ConnectionId) -> Option<&mut Member> {
        self.here.get_mut(&id)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Member> {
        self.here.values()
    }

    pub(super) fn of(&self, user: UserId) -> Vec<ConnectionId> {
        self.here.iter().filter(|(_, member)| member.who.user == user).map(|(id, _)| *id).collect()
    }

    pub(super) fn everybody(&self) -> Vec<ConnectionId> {
        self.here.keys().copied().collect()
    }

    /// Sends the bytes of a row to all but one.
    pub(super) fn broadcast(&mut self, frame: &Bytes, row: i64, but: Option<ConnectionId>) {
        for (_, member) in self.here.iter_mut().filter(|(id, _)| Some(**id) != but) {
            member.send_row(frame.clone(), row);
        }
    }

    /// Those who fell behind, and whose sockets are free again; with the newest row that each has.
    pub(super) fn drained(&self) -> Vec<(ConnectionId, i64)> {
        self.here.iter().filter_map(|(id, member)| Some((*id, member.outbound.behind_since()?))).collect()
    }

    /// Sends an *event* to those who know them.
    pub(super) fn event(&mut self, frame: &Bytes) {
        for member in self.here.values_mut().filter(|member| member.extensions) {
            member.send(frame.clone());
        }
    }

    /// Whoever heard nothing since the last beat gets an empty presence frame: stock clients reconnect after half a
    /// minute of silence.
    pub(super) fn keep_alive(&mut self) {
        let frame = self.empty_frame.get_or_insert_with(|| Frame::Awareness(&awareness::encode(&[])).encode().into());
        for member in self.here.values_mut() {
            if !member.heard {
                member.send(frame.clone());
            }
            member.heard = false;
        }
    }

    /// A frame of this connection is durable; `through`: and all before it.
    pub(super) fn settle(&mut self, id: ConnectionId, number: u64, through: bool) {
        let Some(member) = self.here.get_mut(&id) else { return };
        if through {
            member.asked = Asked::No;
            member.connection.ledger.settle_through(number);
        } else {
            member.connection.ledger.settle(number);
        }
        self.settled.push(id);
    }

    /// Gives back what a burst has left.
    pub(super) fn rest(&mut self) {
        self.settled.shrink_to_fit();
        self.here.values().for_each(|member| member.outbound.rest());
    }

    pub(super) fn close_all(&mut self, reason: &str) {
        for member in std::mem::take(&mut self.here).into_values() {
            member.outbound.close(close::TRY_AGAIN, reason);
        }
    }
}

impl Member {
    pub(super) fn send(&mut self, frame: Bytes) {
        self.send_row(frame, 0);
    }

    /// Sends a frame that brings everything up to a row of the log.
    fn send_row(&mut self, frame: Bytes, row: i64) {
        self.heard = true;
        if self.outbound.send(frame, row) == Sent::Overflowed {
            self.counters.overflows.add(1);
            self.missed_presence = true;
            tracing::debug!(user = %self.who.user, "a connection reads too slowly; it gets one difference later");
        }
    }

    /// Presence is what is left out first. Whoever missed some is told all of it later.
    pub(super) fn send_presence(&mut self, frame: Bytes) {
        match self.outbound.is_pressed() {
            true => self.missed_presence = true,
            false => self.send(frame),
        }
    }

    /// Whether it missed some, and can hear it now.
    fn wants_presence(&self) -> bool {
        self.missed_presence && !self.outbound.is_pressed()
    }
}

impl Room {
    pub(super) fn join(&mut self, request: JoinRequest, reply: oneshot::Sender<Result<Joined, JoinError>>) {
        let JoinRequest { who, extensions, .. } = request;
        self.timers.somebody_came();
        let config = &self.shared.config;
        let (outbound, receiver) = outbound::channel(config.outbound_bytes, self.handle.signal.clone());
        let id = self.shared.next_connection();
        let connection = ConnectionHandle::new(id, self.handle.commands.clone(), self.handle.space.clone());
        let joined = Joined { connection, outbound: receiver };
        let has_room = self.members.here.len() < config.connections_per_resume;
        let Some(seat) = has_room.then(|| self.shared.seat(id, self.id, &who)).flatten() else {
            let what = if has_room { "you have too many connections open" } else { "too many people have this open" };
            outbound.close(close::TRY_AGAIN, what);
            self.shared.counters.refused(close::TRY_AGAIN);
            drop(reply.send(Ok(joined)));
            return;
        };
        let mut member = Member {
            connection: Connection::new(config.rate, Instant::now()),
            extensions,
            late: 0,
            asked: Asked::No,
            outbound,
            counters: self.shared.counters.clone(),
            missed_presence: false,
            heard: true,
            _seat: seat,
            who,
        };
        member.send(self.step1());
        if let Some(presence) = self.presence.everybody() {
            member.send(presence);
        }
        if extensions && self.not_saving().is_some() {
            member.send(self.saving_event());
        }
        self.members.here.insert(id, member);
        drop(reply.send(Ok(joined)));
    }

    /// Takes a connection out; its edits that are on their way stay.
    pub(super) fn leave(&mut self, id: ConnectionId) {
        if self.members.here.remove(&id).is_none() {
            return;
        }
        self.timers.somebody_came();
        if self.presence.left(id) {
            self.tell_presence_soon();
        }
    }

    /// Ends a connection with a reason.
    pub(super) fn end(&mut self, id: ConnectionId, ending: &Ending) {
        if let Some(member) = self.members.get_mut(id) {
            tracing::debug!(resume = %self.id, user = %member.who.user, code = ending.code, reason = ending.reason,
                "a connection was ended");
            member.outbound.close(ending.code, &ending.reason);
            self.shared.counters.refused(ending.code);
            self.leave(id);
        }
    }

    pub(super) fn frame(&mut self, from: ConnectionId, frame: &Bytes) {
        let Some(member) = self.members.get_mut(from) else { return };
        match member.connection.receive(frame, Instant::now()) {
            Ok(Intent::Edit { number, update, whole }) => {
                // A slice keeps the whole buffer of the socket alive; that is worth it for large ones only.
                let update = match update.len() {
                    0..SLICED_BYTES => Bytes::copy_from_slice(update),
                    _ => frame.slice_ref(update),
                };
                let info = match heavy(update.len(), || Document::inspect(&update)) {
                    Ok(info) => info,
                    Err(error) => return self.end(from, &Ending::malformed(error)),
                };
                match self.hold(update.len()) {
                    Some(held) => self.edit(Edit { from, number, whole, update, info, held }),
                    None => self.end(from, &come_back("too much waits to be stored; come back a little later")),
                }
            }
            Ok(Intent::Hello { state_vector }) => match self.replica.answer(state_vector) {
                Ok(step2) => {
                    let row = self.replica.applied();
                    if let Some(member) = self.members.get_mut(from) {
                        member.send_row(step2, row);
                    }
                }
                Err(error) => self.end(from, &Ending::malformed(error)),
            },
            Ok(Intent::Presence(entries)) => self.presence_said(from, &entries),
            Ok(Intent::QueryPresence) => {
                if let Some(presence) = self.presence.everybody() {
                    self.send(from, presence);
                }
            }
            Err(ending) => self.end(from, &ending),
        }
    }

    /// Counts an edit that begins to wait.
    pub(super) fn hold(&self, bytes: usize) -> Option<Held> {
        self.shared.hold(&self.waiting, bytes)
    }

    pub(super) fn send(&mut self, to: ConnectionId, frame: Bytes) {
        if let Some(member) = self.members.get_mut(to) {
            member.send(frame);
        }
    }

    /// "This is what we have": the answer will be what we lack.
    pub(super) fn step1(&self) -> Bytes {
        Frame::Sync(Sync::Step1(&self.replica.state_vector())).encode().into()
    }

    /// Brings up those who fell behind and can be told more: one difference, and what else was dropped.
    pub(super) fn resume_drained(&mut self) {
        for (id, row) in self.members.drained() {
            let difference = match self.replica.difference_since(row) {
                Ok(difference) => difference,
                Err(error) => return self.breaks(&error),
            };
            let (applied, step1) = (self.replica.applied(), self.step1());
            let saving = self.saving_event();
            let Some(member) = self.members.get_mut(id) else { continue };
            member.outbound.resume(difference, applied);
            if member.extensions {
                member.send(saving);
                if let Some(n) = member.connection.ledger.told() {
                    member.send(Frame::Saved(n).encode().into());
                }
            }
            if member.asked == Asked::Waiting {
                member.send(step1);
            }
        }
        self.repeat_presence();
    }

    /// Tells who is here to those who missed some of it and can hear it now.
    pub(super) fn repeat_presence(&mut self) {
        for (id, member) in self.members.here.iter_mut().filter(|(_, member)| member.wants_presence()) {
            member.missed_presence = false;
            if let Some(presence) = self.presence.again_for(*id) {
                member.send(presence);
            }
        }
    }

    /// Tells those whose frames became durable since the last time.
    pub(super) fn tell_saved(&mut self) {
        for id in std::mem::take(&mut self.members.settled) {
            let Some(member) = self.members.here.get_mut(&id) else { continue };
            if let Some(n) = member.connection.ledger.news()
                && member.extensions
            {
                member.send(Frame::Saved(n).encode().into());
            }
        }
    }
}

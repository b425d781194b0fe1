//! From an accepted edit to everybody's screen: commit, apply in the order of the log, tell everyone, *saved*.

use std::collections::VecDeque;

use bytes::Bytes;
use crdt::protocol::{Frame, Sync};
use store::{Append, RowId};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::Room;
use super::edits::{Origin, Waiting};
use super::work::Done;
use crate::relay::{MessageNews, Update};
use crate::writer::{Job, Outcome};

/// Edits that are handed to the log writer together, at most.
const JOB_ROWS: usize = 256;
const JOB_BYTES: usize = 4 * 1024 * 1024;
/// Larger news is told by its numbers only; who hears it reads the database.
const RELAYED_BYTES: usize = 64 * 1024;

/// What the log writer has.
pub(super) struct InFlight {
    edits: Vec<Waiting>,
    /// The same, sealed, for other replicas. Empty when there are none.
    rows: Vec<(RowId, Bytes)>,
}

impl InFlight {
    pub(super) fn updates(&self) -> impl Iterator<Item = &[u8]> {
        self.edits.iter().map(|edit| &edit.update[..])
    }
}

impl Room {
    /// Hands what waits to the log writer. One job at a time: while it is written, the next gathers.
    pub(super) fn submit(&mut self) {
        if self.in_flight.is_some() || self.queue.is_empty() {
            return;
        }
        let edits = self.next_edits();
        let is_relayed = self.shared.has_other_replicas();
        let (clock, rng) = (&*self.shared.clock, &*self.shared.rng);
        let mut appends = Vec::with_capacity(edits.len());
        let mut rows = Vec::new();
        for edit in &edits {
            let row = RowId::new(clock, rng);
            let blob = self.key.seal(rng, Uuid::from(row), &edit.update);
            if is_relayed {
                rows.push((row, Bytes::copy_from_slice(&blob)));
            }
            let clients = edit.clients.clone();
            let (author, grant, at) = (edit.author, edit.grant, clock.now());
            appends.push(Append { resume: self.id, row, author, grant, clients, blob, at });
        }
        let (reply, outcomes) = oneshot::channel();
        let job = Job { resume: self.id, after: self.replica.applied(), edits: appends, reply };
        // A writer that is gone drops the job, and with it the reply.
        drop(self.shared.writer.send(job));
        self.work.push(Box::pin(async move { Done::Written(outcomes.await.ok()) }));
        self.in_flight = Some(InFlight { edits, rows });
    }

    /// The next edits, in order.
    fn next_edits(&mut self) -> Vec<Waiting> {
        let mut edits: Vec<Waiting> = Vec::new();
        let mut bytes = 0;
        while edits.len() < JOB_ROWS
            && bytes < JOB_BYTES
            && let Some(edit) = self.queue.pop_front()
        {
            bytes += edit.update.len();
            edits.push(edit);
        }
        edits
    }

    /// The log writer is done.
    pub(super) fn written(&mut self, outcomes: Option<Vec<Outcome>>) {
        let Some(InFlight { edits, rows }) = self.in_flight.take() else { return };
        let outcomes = outcomes.unwrap_or_default();
        let mut committed: Vec<(i64, usize)> = Vec::new();
        let (mut refused, mut behind) = (Vec::new(), VecDeque::new());
        for (at, edit) in edits.into_iter().enumerate() {
            match outcomes.get(at) {
                Some(Outcome::Committed(seq)) => {
                    committed.push((*seq, at));
                    self.committed(*seq, edit);
                }
                Some(Outcome::Refused(why)) => refused.push((edit, Some(*why))),
                Some(Outcome::Behind) => behind.push_back(edit),
                Some(Outcome::Failed) | None => refused.push((edit, None)),
            }
        }
        self.shared.counters.edits.add(committed.len() as u64);
        self.tell_replicas(&committed, &rows);
        self.advance();
        if !refused.is_empty() {
            self.refused(refused, behind);
        }
    }

    fn committed(&mut self, seq: i64, edit: Waiting) {
        if seq <= self.replica.applied() {
            // A reading of the log was faster.
            self.done_with(edit.origin);
            return;
        }
        self.replica.arrive(seq, edit.update.clone(), true);
        self.own.insert(seq, edit);
    }

    fn tell_replicas(&self, committed: &[(i64, usize)], rows: &[(RowId, Bytes)]) {
        if rows.is_empty() {
            return;
        }
        // Runs without a hole; there is one, unless an attempt ended in the dark.
        for run in committed.chunk_by(|(before, _), (after, _)| *after == before + 1) {
            let (Some((first_seq, _)), Some((last_seq, _))) = (run.first(), run.last()) else { continue };
            let rows: Vec<(RowId, Bytes)> = run.iter().filter_map(|(_, at)| rows.get(*at).cloned()).collect();
            let bytes: usize = rows.iter().map(|(_, blob)| blob.len()).sum();
            let rows = if bytes <= RELAYED_BYTES { rows } else { Vec::new() };
            self.publish(MessageNews::Update(Update { first_seq: *first_seq, last_seq: *last_seq, rows }));
        }
    }

    /// Applies every row whose turn it is and tells everybody.
    pub(super) fn advance(&mut self) {
        match self.replica.advance() {
            Ok(rows) => {
                for (seq, update) in &rows {
                    self.applied(*seq, update);
                }
                if !rows.is_empty() {
                    self.timers.something_changed();
                    self.snapshot_when_long();
                }
            }
            Err(error) => return self.breaks(&error),
        }
        self.mind_the_gap();
    }

    fn applied(&mut self, seq: i64, update: &Bytes) {
        self.tail.add(update.len());
        let origin = self.own.remove(&seq).map(|edit| edit.origin);
        if !self.members.is_empty() {
            let frame: Bytes = Frame::Sync(Sync::Update(update)).encode().into();
            self.members.broadcast(&frame, seq, origin.as_ref().and_then(Origin::connection));
        }
        if let Some(origin) = origin {
            self.done_with(origin);
        }
    }

    /// An edit is durable and everybody has been told.
    fn done_with(&mut self, origin: Origin) {
        match origin {
            Origin::Connection { from, number, whole } => self.members.settle(from, number, whole),
            Origin::Caller(reply) => {
                // Who asked may have gone.
                _ = reply.send(Ok(()));
                self.server_edits.is_done();
            }
            Origin::Room => {}
        }
    }
}

//! A room's document: what is committed, and the state that edits are checked against. Without I/O.

mod ahead;
mod held;
mod marks;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use crdt::protocol::{Frame, Sync};
use crdt::{Document, UpdateError, UpdateInfo};

use crate::heavy::heavy;

use ahead::Ahead;
use held::Held;
use marks::Marks;

/// The client id of replicas that never edit.
const NOBODY: u64 = 0;

/// Client ids of one update: each is looked up in the database, and people have a few.
const MAX_CLIENTS: usize = 4096;

/// The state vector of somebody who has nothing.
const NOTHING: &[u8] = &[0];

/// What an edit is to a room.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Fit {
    /// It continues what is here. The clients under whose ids it inserts what is not committed: what it repeats of
    /// others is theirs, and changes nothing.
    Fits { clients: Vec<u64> },
    /// It builds on something that is not here.
    Gap,
    /// The document would grow beyond its limit.
    TooLarge,
}

/// The document of a room.
#[derive(Debug)]
pub(crate) struct Replica {
    committed: Held,
    /// The number of the newest row that is applied.
    applied: i64,
    /// Rows that came before one that they follow.
    arrived: BTreeMap<i64, Arrived>,
    /// The committed state and all that was accepted and waits for its commit. Every edit is tried here first: what
    /// does not fit, or makes yrs panic, never reaches the log. Made when the first edit comes, dropped in quiet times.
    ahead: Option<Ahead>,
    /// The answer that was given last: those who come, or come back, at once ask the same.
    answer: Option<Answer>,
    /// The hash that was made last, and at which row.
    digest: Option<(i64, [u8; 32])>,
    marks: Marks,
    limit: usize,
}

#[derive(Debug)]
struct Answer {
    applied: i64,
    state_vector: Vec<u8>,
    frame: Bytes,
}

#[derive(Debug)]
struct Arrived {
    update: Bytes,
    /// Whether it was accepted here before it was committed.
    own: bool,
}

impl Replica {
    /// A document of about `bytes` bytes, with all rows up to `applied`; it may grow to `limit` bytes.
    pub(crate) fn new(document: Document, bytes: usize, applied: i64, limit: usize) -> Self {
        Self {
            committed: Held::Awake { document: Box::new(document), bytes },
            applied,
            arrived: BTreeMap::new(),
            ahead: None,
            answer: None,
            digest: None,
            marks: Marks::default(),
            limit,
        }
    }

    /// An empty document to load into.
    pub(crate) fn blank() -> Document {
        Document::new(NOBODY)
    }

    /// What everybody may see.
    ///
    /// # Errors
    /// The document rested and cannot be made of its own bytes again: nothing here is to be trusted any more.
    pub(crate) fn committed(&mut self) -> Result<&mut Document, UpdateError> {
        self.committed.wake()
    }

    pub(crate) fn applied(&self) -> i64 {
        self.applied
    }

    /// Bytes of the committed document, encoded, about.
    pub(crate) fn bytes(&self) -> usize {
        self.committed.bytes()
    }

    /// What the committed document has.
    pub(crate) fn state_vector(&self) -> Vec<u8> {
        self.committed.state_vector()
    }

    /// The step 2 for somebody who has what a state vector says: encoded once for all who ask the same of the same
    /// state.
    ///
    /// # Errors
    /// The bytes are not a state vector.
    pub(crate) fn answer(&mut self, state_vector: &[u8]) -> Result<Bytes, UpdateError> {
        let same = |answer: &&Answer| answer.applied == self.applied && answer.state_vector == state_vector;
        if let Some(answer) = self.answer.as_ref().filter(same) {
            return Ok(answer.frame.clone());
        }
        let frame: Bytes = match &self.committed {
            Held::Resting { state, .. } if state_vector == NOTHING => Frame::Sync(Sync::Step2(state)).encode().into(),
            _ => {
                let bytes = self.committed.bytes();
                let document = self.committed.wake()?;
                let update = heavy(bytes, || guarded(|| document.diff(state_vector)))??;
                Frame::Sync(Sync::Step2(&update)).encode().into()
            }
        };
        self.answer = Some(Answer { applied: self.applied, state_vector: state_vector.to_vec(), frame: frame.clone() });
        Ok(frame)
    }

    /// Nobody has come for a while.
    pub(crate) fn forget_answer(&mut self) {
        self.answer = None;
    }

    /// One step 2 for somebody who was told all rows up to this one: everything since then.
    ///
    /// # Errors
    /// See [`Replica::committed`].
    pub(crate) fn difference_since(&mut self, row: i64) -> Result<Bytes, UpdateError> {
        let state_vector = self.marks.before(row).unwrap_or(NOTHING).to_vec();
        self.answer(&state_vector)
    }

    /// Whether an update brings anything that is not committed. `whole`: it is everything that somebody has, and may
    /// repeat every deletion; otherwise it is what somebody has just done, and this is never slow.
    ///
    /// # Errors
    /// See [`Replica::committed`].
    pub(crate) fn has_news(&mut self, update: &UpdateInfo, whole: bool) -> Result<bool, UpdateError> {
        let bytes = self.committed.bytes();
        let document = self.committed.wake()?;
        match whole {
            true => heavy(bytes, || guarded(|| document.lacks(update))),
            false => guarded(|| document.seems_to_lack(update)),
        }
    }

    /// The clients under whose ids an update inserts what is not committed.
    ///
    /// # Errors
    /// See [`Replica::committed`].
    pub(crate) fn new_clients(&mut self, update: &UpdateInfo) -> Result<Vec<u64>, UpdateError> {
        let document = self.committed.wake()?;
        guarded(|| document.new_clients(update))
    }

    /// Tries an update on top of what was accepted, `waiting` in order; it counts as accepted when it fits.
    ///
    /// # Errors
    /// The bytes are not an update, or one that cannot be applied to any document.
    pub(crate) fn accept<'a>(
        &mut self,
        update: &[u8],
        info: &UpdateInfo,
        waiting: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Fit, UpdateError> {
        let clients = self.new_clients(info)?;
        if clients.len() > MAX_CLIENTS {
            return Err(UpdateError::Unfit(format!("an update may insert under {MAX_CLIENTS} client ids at most")));
        }
        let bytes = self.committed.bytes();
        let mut ahead = match self.ahead.take() {
            Some(ahead) => ahead,
            None => match Ahead::build(self.committed.wake()?, bytes, waiting)? {
                Some(ahead) => ahead,
                None => return Ok(Fit::Gap),
            },
        };
        if !ahead.is_continued_by(info)? {
            self.ahead = Some(ahead);
            return Ok(Fit::Gap);
        }
        if ahead.would_be_too_deep(info)? {
            self.ahead = Some(ahead);
            return Err(UpdateError::Unfit("it nests types too deeply".to_owned()));
        }
        if !ahead.apply(update)? {
            return Ok(Fit::Gap);
        }
        if ahead.is_larger_than(self.limit)? {
            return Ok(Fit::TooLarge);
        }
        self.ahead = Some(ahead);
        Ok(Fit::Fits { clients })
    }

    /// Something that was accepted will not be committed.
    pub(crate) fn take_back(&mut self) {
        self.ahead = None;
    }

    /// A row of the log has come. Rows that are applied already are ignored.
    pub(crate) fn arrive(&mut self, seq: i64, update: Bytes, own: bool) {
        if seq > self.applied {
            let arrived = self.arrived.entry(seq).or_insert(Arrived { update, own });
            arrived.own |= own;
        }
    }

    pub(crate) fn has(&self, seq: i64) -> bool {
        seq <= self.applied || self.arrived.contains_key(&seq)
    }

    /// Applies every row whose turn it is, all in one transaction; gives their numbers and updates.
    ///
    /// # Errors
    /// One cannot be applied: the document is not to be used any more.
    pub(crate) fn advance(&mut self) -> Result<Vec<(i64, Bytes)>, UpdateError> {
        let mut rows = Vec::new();
        let mut foreign = Vec::new();
        while let Some(Arrived { update, own }) = self.arrived.remove(&(self.applied + rows.len() as i64 + 1)) {
            if !own {
                foreign.push(update.clone());
            }
            rows.push((self.applied + rows.len() as i64 + 1, update));
        }
        let Some((last, _)) = rows.last() else { return Ok(rows) };
        let document = self.committed.wake()?;
        let bytes = rows.iter().map(|(_, update)| update.len()).sum();
        heavy(bytes, || guarded(|| document.apply_all(rows.iter().map(|(_, update)| &update[..]))))??;
        self.applied = *last;
        self.marks.note(self.applied, || document.state_vector());
        self.committed.has_grown(bytes);
        if let Some(ahead) = self.ahead.as_mut().filter(|_| !foreign.is_empty()) {
            ahead.apply_all(&foreign)?;
        }
        Ok(rows)
    }

    /// Whether rows are here that cannot be applied yet.
    pub(crate) fn has_gap(&self) -> bool {
        !self.arrived.is_empty()
    }

    /// Keeps the committed state as bytes only, a tenth of the memory, until it is needed again.
    pub(crate) fn rest(&mut self) {
        self.take_back();
        (self.answer, self.marks) = (None, Marks::default());
        if self.arrived.is_empty() {
            self.committed.rest();
        }
    }

    /// Bytes of memory that this takes, about.
    pub(crate) fn weight(&self) -> usize {
        let ahead = self.ahead.as_ref().map_or(0, Ahead::weight);
        self.committed.weight() + ahead + self.answer.as_ref().map_or(0, |answer| answer.frame.len())
    }

    /// A hash of what is committed and of what is deleted in it: the same on every replica that has applied the same
    /// rows.
    ///
    /// # Errors
    /// See [`Replica::committed`].
    pub(crate) fn digest(&mut self) -> Result<[u8; 32], UpdateError> {
        if let Some((_, hash)) = self.digest.filter(|(row, _)| *row == self.applied) {
            return Ok(hash);
        }
        let bytes = self.committed.bytes();
        let document = self.committed.wake()?;
        let hash = heavy(bytes, || guarded(|| blake3::hash(&document.canonical_state()).into()))?;
        self.digest = Some((self.applied, hash));
        Ok(hash)
    }

    /// The committed state as a snapshot, read back before it is given. `None` when that is not the same.
    pub(crate) fn snapshot(&mut self) -> Option<Vec<u8>> {
        let bytes = self.committed.bytes();
        let committed = self.committed.wake().ok()?;
        let verified = || {
            if committed.has_pending() {
                return Ok(None);
            }
            let snapshot = committed.encode_v2();
            let mut copy = Self::blank();
            copy.apply_v2(&snapshot)?;
            let same = copy.canonical_state() == committed.canonical_state() && copy.read() == committed.read();
            Ok(same.then_some(snapshot))
        };
        heavy(bytes, || guarded(verified)).and_then(|made: Result<_, UpdateError>| made).ok().flatten()
    }
}

/// yrs should never panic on bytes that were looked at before. Should it, one room ends, and not the process.
pub(crate) fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, UpdateError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| UpdateError::Unfit("it made the document panic".to_owned()))
}

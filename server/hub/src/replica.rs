//! A room's document: what is committed, and the state that edits are checked against. Without I/O.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use crdt::protocol::{Frame, Sync};
use crdt::{Document, UpdateError};

/// The client id of replicas that never edit.
const NOBODY: u64 = 0;

/// Client ids of one update: each is looked up in the database, and people have a few.
const MAX_CLIENTS: usize = 4096;

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
    committed: Document,
    /// The number of the newest row that is applied.
    applied: i64,
    /// Rows that came before one that they follow.
    arrived: BTreeMap<i64, Arrived>,
    /// The committed state and all that was accepted and waits for its commit. Every edit is tried here first: what
    /// does not fit, or makes yrs panic, never reaches the log. Made when the first edit comes, dropped in quiet times.
    ahead: Option<Ahead>,
    /// The answer that was given last: those who come, or come back, at once ask the same.
    answer: Option<Answer>,
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

#[derive(Debug)]
struct Ahead {
    document: Document,
    /// At most so many bytes.
    bytes: usize,
}

impl Replica {
    pub(crate) fn new(committed: Document, applied: i64, limit: usize) -> Self {
        Self { committed, applied, arrived: BTreeMap::new(), ahead: None, answer: None, limit }
    }

    /// An empty document to load into.
    pub(crate) fn blank() -> Document {
        Document::new(NOBODY)
    }

    /// What everybody may see.
    pub(crate) fn committed(&self) -> &Document {
        &self.committed
    }

    pub(crate) fn applied(&self) -> i64 {
        self.applied
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
        let update = guarded(|| self.committed.diff(state_vector))??;
        let frame: Bytes = Frame::Sync(Sync::Step2(&update)).encode().into();
        self.answer = Some(Answer { applied: self.applied, state_vector: state_vector.to_vec(), frame: frame.clone() });
        Ok(frame)
    }

    /// Nobody has come for a while.
    pub(crate) fn forget_answer(&mut self) {
        self.answer = None;
    }

    /// Whether an update brings anything that is not committed.
    ///
    /// # Errors
    /// The bytes are not an update.
    pub(crate) fn has_news(&self, update: &[u8]) -> Result<bool, UpdateError> {
        guarded(|| self.committed.has_news(update))?
    }

    /// The clients under whose ids an update inserts what is not committed.
    ///
    /// # Errors
    /// The bytes are not an update.
    pub(crate) fn new_clients(&self, update: &[u8]) -> Result<Vec<u64>, UpdateError> {
        guarded(|| self.committed.new_clients(update))?
    }

    /// Tries an update on top of what was accepted, `waiting` in order; it counts as accepted when it fits.
    ///
    /// # Errors
    /// The bytes are not an update, or one that cannot be applied to any document.
    pub(crate) fn accept<'a>(
        &mut self,
        update: &[u8],
        waiting: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Fit, UpdateError> {
        let info = Document::inspect(update)?;
        if info.clients.len() > MAX_CLIENTS {
            return Err(UpdateError::Unfit(format!("an update may insert under {MAX_CLIENTS} client ids at most")));
        }
        let mut ahead = match self.ahead.take() {
            Some(ahead) => ahead,
            None => match self.build_ahead(waiting)? {
                Some(ahead) => ahead,
                None => return Ok(Fit::Gap),
            },
        };
        if !guarded(|| ahead.document.continues(update))?? {
            self.ahead = Some(ahead);
            return Ok(Fit::Gap);
        }
        guarded(|| ahead.document.apply(update))??;
        if ahead.document.has_pending() {
            return Ok(Fit::Gap);
        }
        ahead.bytes = ahead.bytes.saturating_add(update.len());
        if ahead.bytes > self.limit {
            ahead.bytes = guarded(|| ahead.document.encode().len())?;
        }
        if ahead.bytes > self.limit {
            return Ok(Fit::TooLarge);
        }
        self.ahead = Some(ahead);
        Ok(Fit::Fits { clients: self.new_clients(update)? })
    }

    fn build_ahead<'a>(&self, waiting: impl Iterator<Item = &'a [u8]>) -> Result<Option<Ahead>, UpdateError> {
        guarded(|| {
            let state = self.committed.encode();
            let mut document = Self::blank();
            let mut bytes = state.len();
            document.apply(&state)?;
            document.apply_all(waiting.inspect(|update| bytes = bytes.saturating_add(update.len())))?;
            Ok((!document.has_pending()).then_some(Ahead { document, bytes }))
        })?
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

    /// Applies the next row, if it is here; gives its number and update.
    ///
    /// # Errors
    /// It cannot be applied: the document is not to be used any more.
    pub(crate) fn advance(&mut self) -> Result<Option<(i64, Bytes)>, UpdateError> {
        let seq = self.applied + 1;
        let Some(Arrived { update, own }) = self.arrived.remove(&seq) else { return Ok(None) };
        guarded(|| self.committed.apply(&update))??;
        if let Some(ahead) = self.ahead.as_mut().filter(|_| !own) {
            guarded(|| ahead.document.apply(&update))??;
            ahead.bytes = ahead.bytes.saturating_add(update.len());
        }
        self.applied = seq;
        Ok(Some((seq, update)))
    }

    /// Whether rows are here that cannot be applied yet.
    pub(crate) fn has_gap(&self) -> bool {
        !self.arrived.is_empty()
    }

    /// The committed state as a snapshot, read back before it is given. `None` when that is not the same.
    pub(crate) fn snapshot(&self) -> Option<Vec<u8>> {
        let made = guarded(|| {
            if self.committed.has_pending() {
                return Ok(None);
            }
            let snapshot = self.committed.encode_v2();
            let mut copy = Self::blank();
            copy.apply_v2(&snapshot)?;
            let same = !copy.has_news(&self.committed.encode())?
                && !self.committed.has_news(&copy.encode())?
                && copy.read() == self.committed.read();
            Ok(same.then_some(snapshot))
        });
        made.and_then(|made: Result<_, UpdateError>| made).ok().flatten()
    }
}

/// yrs should never panic on bytes that were looked at before. Should it, one room ends, and not the process.
pub(crate) fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, UpdateError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| UpdateError::Unfit("it made the document panic".to_owned()))
}

#[cfg(test)]
mod tests {
    use crdt::{FieldRef, Id};

    use super::*;

    fn name() -> FieldRef {
        FieldRef { object: Id::basics(), field: "name".into() }
    }

    fn seeded() -> (Replica, Document) {
        let mut author = Document::new(7);
        author.upgrade();
        let mut replica = Replica::new(Replica::blank(), 0, 64 * 1024);
        replica.arrive(1, author.encode().into(), false);
        replica.advance().expect("applied").expect("a row");
        (replica, author)
    }

    fn write(author: &mut Document, text: &str) -> Bytes {
        author.edit(|edit| edit.set_text(&name(), text)).1.into()
    }

    #[test]
    fn rows_are_applied_in_order_and_once() {
        let (mut replica, mut author) = seeded();
        let (one, two) = (write(&mut author, "A"), write(&mut author, "AB"));
        replica.arrive(3, two.clone(), false);
        assert!(replica.advance().expect("no error").is_none());
        assert!(replica.has_gap() && replica.has(3) && !replica.has(2));
        replica.arrive(2, one.clone(), false);
        assert_eq!(replica.advance().expect("no error"), Some((2, one)));
        assert_eq!(replica.advance().expect("no error"), Some((3, two)));
        assert!(!replica.has_gap());
        assert_eq!(replica.committed().text(&name()).as_deref(), Some("AB"));
    }

    #[test]
    fn what_waits_is_built_on_and_not_seen() {
        let (mut replica, mut author) = seeded();
        let (one, two) = (write(&mut author, "A"), write(&mut author, "AB"));
        assert_eq!(replica.accept(&two, std::iter::empty()).expect("an update"), Fit::Gap);
        assert!(matches!(replica.accept(&one, std::iter::empty()).expect("an update"), Fit::Fits { .. }));
        assert!(matches!(replica.accept(&two, [&one[..]].into_iter()).expect("an update"), Fit::Fits { .. }));
        assert_eq!(replica.committed().text(&name()).as_deref(), Some(""));
        assert!(replica.has_news(&one).expect("an update"));
        replica.take_back();
        assert_eq!(replica.accept(&two, std::iter::empty()).expect("an update"), Fit::Gap);
    }

    #[test]
    fn a_value_behind_a_hole_does_not_fit() {
        let (mut replica, mut author) = seeded();
        let mut set =
            |key: &str| -> Bytes { author.edit(|edit| edit.set_value(&Id::settings(), key, Some("x"))).1.into() };
        let (one, two) = (set("accent"), set("paper"));
        assert_eq!(replica.accept(&two, std::iter::empty()).expect("an update"), Fit::Gap);
        assert!(matches!(replica.accept(&one, std::iter::empty()).expect("an update"), Fit::Fits { .. }));
        assert!(matches!(replica.accept(&two, [&one[..]].into_iter()).expect("an update"), Fit::Fits { .. }));
    }

    #[test]
    fn the_limit_holds_and_leaves_what_was_there() {
        let (mut replica, mut author) = seeded();
        let small = write(&mut author, "small");
        assert!(matches!(replica.accept(&small, std::iter::empty()).expect("an update"), Fit::Fits { .. }));
        let large = write(&mut author, &"x".repeat(70_000));
        assert_eq!(replica.accept(&large, [&small[..]].into_iter()).expect("an update"), Fit::TooLarge);
    }

    #[test]
    fn a_snapshot_holds_the_same() {
        let (mut replica, mut author) = seeded();
        replica.arrive(2, write(&mut author, "Ada"), false);
        replica.advance().expect("applied");
        let snapshot = replica.snapshot().expect("verified");
        let mut copy = Replica::blank();
        copy.apply_v2(&snapshot).expect("readable");
        assert_eq!(copy.text(&name()).as_deref(), Some("Ada"));
    }
}

//! Reading the log: rows that nobody told, and edits that wait until it was read to its head.

use store::{LogRow, StoreError};
use tokio::time::Instant;
use uuid::Uuid;

use super::Room;
use super::command::Look;
use super::edits::Edit;
use super::server_edit::ServerEdit;
use super::work::Done;
use crate::who::JoinError;

/// Rows of one reading.
const PAGE: i64 = 256;

/// What waits until the log was read to the head that it has now.
pub(super) enum Late {
    /// It does not fit what is here, or comes from a reader.
    Edit(Edit),
    /// The log says that one of these client ids, under which it inserts, is somebody else's.
    Taken(Edit, Vec<u64>),
    Look(Look),
    ServerEdit(ServerEdit),
}

#[derive(Default)]
pub(super) struct CatchUp {
    is_reading: bool,
    /// Read once more when this reading ends.
    again: bool,
    /// Waits for the reading under way; and for the one after it, since that one had begun.
    now: Vec<Late>,
    next: Vec<Late>,
    /// The newest number that somebody spoke of.
    head: i64,
}

impl CatchUp {
    pub(super) fn wait(&mut self, late: Late) {
        self.next.push(late);
    }

    pub(super) fn has_waiters(&self) -> bool {
        !self.now.is_empty() || !self.next.is_empty()
    }

    pub(super) fn head_is(&mut self, seq: i64) {
        self.head = self.head.max(seq);
    }

    pub(super) fn is_behind(&self, applied: i64) -> bool {
        self.head > applied
    }
}

impl Room {
    /// Reads on from what is applied, or once more after the reading under way.
    pub(super) fn read_log(&mut self) {
        // There is nothing to read on to: the next row is the one that cannot be replayed.
        if self.quarantine.is_some() {
            return;
        }
        if self.catch_up.is_reading {
            self.catch_up.again = true;
            return;
        }
        self.catch_up.is_reading = true;
        let next = std::mem::take(&mut self.catch_up.next);
        self.catch_up.now.extend(next);
        let (shared, id, after) = (self.shared.clone(), self.id, self.replica.applied());
        let reading = async move { Done::Read(shared.ask(shared.log.read_after(id, after, PAGE)).await) };
        self.work.push(Box::pin(reading));
    }

    pub(super) fn caught_up(&mut self, rows: Result<Vec<LogRow>, StoreError>) {
        self.catch_up.is_reading = false;
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => return self.read_later(&error),
        };
        let more = store::may_go_on(&rows, PAGE);
        for row in rows {
            if self.replica.has(row.seq) {
                continue;
            }
            match self.key.open(Uuid::from(row.row), &row.blob) {
                Ok(update) => self.replica.arrive(row.seq, update.into(), self.own.contains_key(&row.seq)),
                Err(error) => {
                    tracing::error!(%error, resume = %self.id, seq = row.seq, "a row of the log cannot be opened");
                    self.shared.counters.rebuilt.add(1);
                    self.broken = Some("the résumé cannot be read right now; come back later");
                    return;
                }
            }
        }
        self.advance();
        if more {
            // The waiters go on waiting: `now` is kept.
            return self.read_log();
        }
        for late in std::mem::take(&mut self.catch_up.now) {
            match late {
                Late::Edit(edit) => self.examine_late(edit),
                Late::Taken(edit, clients) => self.examine_taken(edit, &clients),
                Late::Look(look) => self.show(look),
                Late::ServerEdit(edit) => self.make_edit(edit),
            }
        }
        if std::mem::take(&mut self.catch_up.again) || !self.catch_up.next.is_empty() {
            self.read_log();
        }
    }

    /// The database is away. Who asked to look is told; edits wait.
    fn read_later(&mut self, error: &StoreError) {
        tracing::warn!(%error, resume = %self.id, "the log cannot be read; trying again");
        // What came first stays first: later edits may build on earlier ones.
        let newer = std::mem::take(&mut self.catch_up.next);
        for late in std::mem::take(&mut self.catch_up.now) {
            match late {
                Late::Look(look) => look(Err(JoinError::Unavailable)),
                Late::ServerEdit(edit) => edit.refuse(),
                Late::Edit(edit) | Late::Taken(edit, _) if self.members.get_mut(edit.from).is_none() => drop(edit),
                edit => self.catch_up.next.push(edit),
            }
        }
        self.catch_up.next.extend(newer);
        self.timers.catch_up_at(Instant::now() + self.shared.config.retry.1);
    }

    /// Sees to it that what is missing is read, when something is.
    pub(super) fn mind_the_gap(&mut self) {
        if self.quarantine.is_some() {
            self.timers.catch_up = None;
        } else if self.replica.has_gap() || self.catch_up.is_behind(self.replica.applied()) {
            if !self.catch_up.is_reading {
                self.timers.catch_up_soon();
            }
        } else if !self.catch_up.has_waiters() {
            self.timers.catch_up = None;
        }
    }

    /// Shows the committed document, after a reading of the log when other replicas may have written.
    pub(super) fn look(&mut self, look: Look) {
        self.timers.somebody_came();
        if self.shared.has_other_replicas() && self.quarantine.is_none() {
            self.catch_up.wait(Late::Look(look));
            self.read_log();
        } else {
            self.show(look);
        }
    }

    fn show(&mut self, look: Look) {
        match self.replica.committed() {
            Ok(document) => look(Ok(document)),
            Err(error) => {
                look(Err(JoinError::Unavailable));
                self.breaks(&error);
            }
        }
    }
}

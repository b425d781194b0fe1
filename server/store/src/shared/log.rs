//! Reading the log; the same on both databases. Writing it is each database's own.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{Append, Appended, Refusal, ResumeId};

/// A résumé's row as the writer has locked it.
pub(crate) struct Locked {
    pub(crate) head_seq: i64,
    pub(crate) binned: bool,
}

/// Gives numbers to the appends that pass. `allowed` says whether one may, and was asked under the locks.
pub(crate) struct Numbering {
    heads: HashMap<Uuid, Locked>,
}

impl Numbering {
    pub(crate) fn new(heads: HashMap<Uuid, Locked>) -> Self {
        Self { heads }
    }

    /// The answer when there is nothing to check: not locked, gone or in the bin.
    pub(crate) fn refused_at_once(&self, append: &Append, exists: impl Fn(ResumeId) -> bool) -> Option<Appended> {
        match self.heads.get(&append.resume.into()) {
            Some(locked) if locked.binned => Some(Appended::Refused(Refusal::Gone)),
            Some(_) => None,
            None if exists(append.resume) => Some(Appended::Busy),
            None => Some(Appended::Refused(Refusal::Gone)),
        }
    }

    /// The next number of a résumé.
    pub(crate) fn next(&mut self, resume: ResumeId) -> i64 {
        self.heads.get_mut(&resume.into()).map_or(0, |locked| {
            locked.head_seq += 1;
            locked.head_seq
        })
    }
}

/// The body of `Log::read_after`.
macro_rules! read_after {
    ($store:expr, $resume:expr, $seq:expr, $limit:expr) => {{
        let rows: Vec<$crate::shared::rows::LogRowRow> = sqlx::query_as(
            "SELECT seq, row_id, author, sealed, at FROM log WHERE resume_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(uuid::Uuid::from($resume))
        .bind($seq)
        .bind($limit)
        .fetch_all($store.reader())
        .await?;
        $crate::shared::rows::all(rows)
    }};
}

pub(crate) use read_after;

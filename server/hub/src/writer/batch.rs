//! A room's job while it is being written: what is known of each row.

use store::{Append, Appended, LogRow, ResumeId};
use tokio::sync::oneshot;

use super::{Job, Outcome};

/// A job, perhaps settled in part.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) resume: ResumeId,
    pub(super) after: i64,
    /// The rows that are not settled, with their places in the job, in order.
    rows: Vec<(usize, Append)>,
    outcomes: Vec<Option<Outcome>>,
    reply: oneshot::Sender<Vec<Outcome>>,
}

impl From<Job> for Open {
    fn from(job: Job) -> Self {
        let outcomes = vec![None; job.edits.len()];
        let rows = job.edits.into_iter().enumerate().collect();
        Self { resume: job.resume, after: job.after, rows, outcomes, reply: job.reply }
    }
}

impl Open {
    pub(super) fn is_settled(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.rows.iter().map(|(_, row)| row.blob.len()).sum()
    }

    /// The next row cannot be stored.
    pub(super) fn fail(&mut self) {
        if !self.rows.is_empty() {
            let (place, _) = self.rows.remove(0);
            self.outcomes[place] = Some(Outcome::Failed);
        }
        self.stop();
    }

    /// A row was refused or failed: what is left may build on it.
    fn stop(&mut self) {
        for (place, _) in self.rows.drain(..) {
            self.outcomes[place] = Some(Outcome::Behind);
        }
    }

    /// Rows that are in the log already.
    pub(super) fn found(&mut self, log: &[LogRow]) {
        let outcomes = &mut self.outcomes;
        self.rows.retain(|(place, row)| {
            let there = log.iter().find(|there| there.row == row.row);
            if let Some(there) = there {
                outcomes[*place] = Some(Outcome::Committed(there.seq));
            }
            there.is_none()
        });
    }

    /// Tells the room. Rows without an outcome count as failed: there are none.
    pub(super) fn finish(self) {
        let outcomes = self.outcomes.into_iter().map(|outcome| outcome.unwrap_or(Outcome::Failed)).collect();
        // A room that is gone needs no answer.
        drop(self.reply.send(outcomes));
    }
}

/// The rows of one attempt, in one piece as the store takes them, at most `limit` of each job.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) rows: Vec<Append>,
    /// For each row: its job and its place there.
    places: Vec<(usize, usize)>,
}

impl Attempt {
    pub(super) fn of(jobs: &mut [Open], limit: usize) -> Self {
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        for (index, job) in jobs.iter_mut().enumerate() {
            for (place, row) in job.rows.drain(..limit.min(job.rows.len())) {
                rows.push(row);
                places.push((index, place));
            }
        }
        Self { rows, places }
    }

    /// Puts the answers, and what is still open, back into the jobs. No answers: nothing was written.
    pub(super) fn put_back(self, jobs: &mut [Open], answers: &[Appended]) {
        let mut answers = answers.iter();
        let mut open: Vec<(usize, usize, Append)> = Vec::new();
        let mut stopped = Vec::new();
        for ((job, place), row) in self.places.into_iter().zip(self.rows) {
            match answers.next() {
                Some(Appended::Committed(seq)) => jobs[job].outcomes[place] = Some(Outcome::Committed(*seq)),
                Some(Appended::Refused(why)) => {
                    jobs[job].outcomes[place] = Some(Outcome::Refused(*why));
                    stopped.push(job);
                }
                Some(Appended::Behind) => jobs[job].outcomes[place] = Some(Outcome::Behind),
                Some(Appended::Busy) | None => open.push((job, place, row)),
            }
        }
        // From the last to the first, each before what its job still has.
        for (job, place, row) in open.into_iter().rev() {
            jobs[job].rows.insert(0, (place, row));
        }
        stopped.into_iter().for_each(|job| jobs[job].stop());
    }
}

//! A batch for the log, with what several of its rows share said once: the résumés, the grants, the claims of client
//! ids. A database is asked about each of them once, however many rows a batch has.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::{Append, Grant, ResumeId, UserId};

/// Places count from 1, as the arrays of Postgres do.
#[derive(Debug, Default)]
pub(crate) struct Batch<'a> {
    /// In the order of their ids.
    pub(crate) resumes: Vec<ResumeId>,
    pub(crate) grants: Vec<Asked<'a>>,
    pub(crate) claims: Vec<Claim>,
    /// Of each row: its résumé's place, and its grant's.
    pub(crate) row_resumes: Vec<i32>,
    pub(crate) row_grants: Vec<i32>,
}

/// A grant that rows of one résumé are written by.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) resume: i32,
    pub(crate) grant: &'a Grant,
}

/// Somebody brings a client id to a résumé.
#[derive(Debug)]
pub(crate) struct Claim {
    /// The first row that does so for this user.
    pub(crate) row: i32,
    pub(crate) resume: i32,
    pub(crate) client: i64,
    pub(crate) user: UserId,
    /// Who is the first in the batch to do so. Whose is it is what the database says, and otherwise theirs.
    pub(crate) first: UserId,
}

impl<'a> Batch<'a> {
    pub(crate) fn of(appends: &'a [Append]) -> Self {
        let mut batch = Self { resumes: appends.iter().map(|append| append.resume).collect(), ..Self::default() };
        batch.resumes.sort_unstable();
        batch.resumes.dedup();
        let (mut grants, mut firsts) = (HashMap::new(), HashMap::new());
        for (append, row) in appends.iter().zip(1..) {
            let resume = batch.resumes.partition_point(|id| *id <= append.resume) as i32;
            batch.row_resumes.push(resume);
            let next = batch.grants.len() as i32 + 1;
            let grant = *grants.entry((resume, append.grant)).or_insert(next);
            if grant == next {
                batch.grants.push(Asked { resume, grant: &append.grant });
            }
            batch.row_grants.push(grant);
            for client in &append.clients {
                let (client, user) = (client.cast_signed(), append.grant.user);
                let (first, is_new) = match firsts.entry((resume, client)) {
                    Entry::Occupied(first) => (*first.get(), false),
                    Entry::Vacant(free) => (*free.insert(user), true),
                };
                // What a user has brought before needs no second look.
                if is_new || first != user {
                    batch.claims.push(Claim { row, resume, client, user, first });
                }
            }
        }
        batch
    }
}

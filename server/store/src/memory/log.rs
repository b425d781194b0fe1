//! The log.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;

use super::MemoryStore;
use super::data::Data;
use crate::{
    Append, Appended, Credential, Log, LogRow, PAGE_BYTES, Refusal, Result, ResumeId, Role, RowId, StoreError, UserId,
};

/// What a batch will have written when nothing of it fails.
#[derive(Default)]
struct Draft {
    rows: BTreeMap<ResumeId, Vec<LogRow>>,
    row_ids: BTreeSet<RowId>,
    clients: BTreeMap<(ResumeId, u64), UserId>,
}

#[async_trait]
impl Log for MemoryStore {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        let weather = self.weather.clone();
        self.ask(move |data| {
            let mut draft = Draft::default();
            let mut stopped: BTreeSet<ResumeId> = BTreeSet::new();
            let asked: BTreeSet<ResumeId> = batch.iter().map(|append| append.resume).collect();
            let held: BTreeSet<ResumeId> =
                asked.into_iter().filter(|id| data.resumes.contains_key(id) && weather.is_held(*id)).collect();
            let mut answers = Vec::with_capacity(batch.len());
            for append in batch {
                let answer = if stopped.contains(&append.resume) {
                    Appended::Behind
                } else if held.contains(&append.resume) {
                    Appended::Busy
                } else if let Some(refusal) = refusal(data, &draft, append) {
                    stopped.insert(append.resume);
                    Appended::Refused(refusal)
                } else {
                    Appended::Committed(draft.write(data, append)?)
                };
                answers.push(answer);
            }
            draft.commit(data);
            Ok(answers)
        })
        .await
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        let limit = usize::try_from(limit).unwrap_or_default();
        self.ask(|data| {
            let rows = data.resumes.get(&resume).map(|content| &content.log[..]).unwrap_or_default();
            let after = rows[rows.partition_point(|row| row.seq <= seq)..].iter().take(limit);
            let mut before = 0;
            let page = after.take_while(|row| {
                let fits = before < PAGE_BYTES;
                before += row.blob.len();
                fits
            });
            Ok(page.cloned().collect())
        })
        .await
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        self.ask(|data| {
            let there = resumes.iter().filter_map(|id| Some((*id, data.resumes.get(id)?.resume.head_seq)));
            Ok(there.collect())
        })
        .await
    }
}

fn refusal(data: &Data, draft: &Draft, append: &Append) -> Option<Refusal> {
    let grant = append.grant;
    let Some(content) = data.resumes.get(&append.resume).filter(|content| content.resume.deleted_at.is_none()) else {
        return Some(Refusal::Gone);
    };
    if !data.is_signed_in(grant.user, grant.via, append.at) {
        return Some(Refusal::SignedOut);
    }
    if grant.via != Credential::Server && data.role(append.resume, grant.user).is_none_or(|role| role < Role::Editor) {
        return Some(Refusal::NotAllowed);
    }
    let owner =
        |client: &u64| content.clients.get(client).or_else(|| draft.clients.get(&(append.resume, *client))).copied();
    let is_taken = append.clients.iter().filter_map(owner).any(|owner| owner != grant.user);
    is_taken.then_some(Refusal::ClientIdTaken)
}

impl Draft {
    /// Gives the row's number.
    fn write(&mut self, data: &Data, append: &Append) -> Result<i64> {
        if data.rows.contains(&append.row) || !self.row_ids.insert(append.row) {
            return Err(StoreError::Taken("id"));
        }
        let rows = self.rows.entry(append.resume).or_default();
        let head = data.resumes.get(&append.resume).map_or(0, |content| content.resume.head_seq);
        let seq = rows.last().map_or(head, |row| row.seq) + 1;
        let Append { row, author, at, .. } = *append;
        rows.push(LogRow { seq, row, author, blob: append.blob.clone(), at });
        self.clients.extend(append.clients.iter().map(|client| ((append.resume, *client), append.grant.user)));
        Ok(seq)
    }

    fn commit(self, data: &mut Data) {
        data.rows.extend(self.row_ids);
        for ((resume, client), user) in self.clients {
            if let Some(content) = data.resumes.get_mut(&resume) {
                content.clients.entry(client).or_insert(user);
            }
        }
        for (id, rows) in self.rows {
            let Some(content) = data.resumes.get_mut(&id) else { continue };
            for row in rows {
                content.resume.head_seq = row.seq;
                content.resume.updated_at = content.resume.updated_at.max(row.at);
                content.log.push(row);
            }
        }
    }
}

//! Writing the log on SQLite: one transaction at a time has everything, so rows go in one by one.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use sqlx::{Sqlite, Transaction};
use uuid::Uuid;

use super::SqliteStore;
use crate::shared::log::{Locked, Numbering};
use crate::shared::read_after;
use crate::shared::rows::micros;
use crate::{Append, Appended, Credential, Log, LogRow, Refusal, Result, ResumeId, Role};

type Tx = Transaction<'static, Sqlite>;

#[async_trait]
impl Log for SqliteStore {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        let mut tx = self.begin().await?;
        let mut numbering = Numbering::new(heads(&mut tx, batch).await?);
        let mut answers = Vec::with_capacity(batch.len());
        let mut stopped: HashSet<ResumeId> = HashSet::new();
        for append in batch {
            if stopped.contains(&append.resume) {
                answers.push(Appended::Behind);
                continue;
            }
            let refused = match numbering.refused_at_once(append, |_| false) {
                Some(refused) => Some(refused),
                None => refusal(&mut tx, append).await?.map(Appended::Refused),
            };
            let answer = match refused {
                Some(refused) => {
                    stopped.insert(append.resume);
                    refused
                }
                None => {
                    let seq = numbering.next(append.resume);
                    insert(&mut tx, append, seq).await?;
                    Appended::Committed(seq)
                }
            };
            answers.push(answer);
        }
        tx.commit().await?;
        Ok(answers)
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        read_after!(self, resume, seq, limit)
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        let mut found = Vec::with_capacity(resumes.len());
        for id in resumes {
            let head: Option<(i64,)> = sqlx::query_as("SELECT head_seq FROM resumes WHERE id = $1")
                .bind(Uuid::from(*id))
                .fetch_optional(self.reader())
                .await?;
            found.extend(head.map(|(seq,)| (*id, seq)));
        }
        Ok(found)
    }
}

async fn heads(tx: &mut Tx, batch: &[Append]) -> Result<HashMap<Uuid, Locked>> {
    let ids: HashSet<Uuid> = batch.iter().map(|append| append.resume.into()).collect();
    let mut heads = HashMap::new();
    for id in ids {
        let row: Option<(i64, Option<i64>)> = sqlx::query_as("SELECT head_seq, deleted_at FROM resumes WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut **tx)
            .await?;
        heads.extend(row.map(|(head_seq, deleted_at)| (id, Locked { head_seq, binned: deleted_at.is_some() })));
    }
    Ok(heads)
}

/// Why an append may not be written. Binds its client ids when it may.
async fn refusal(tx: &mut Tx, append: &Append) -> Result<Option<Refusal>> {
    let user = Uuid::from(append.grant.user);
    let alive: Option<(i64,)> = match append.grant.via {
        Credential::Session(hash) => {
            sqlx::query_as("SELECT 1 FROM sessions WHERE id_hash = $1 AND user_id = $2 AND expires_at > $3")
                .bind(hash.to_vec())
                .bind(user)
                .bind(micros(append.at))
                .fetch_optional(&mut **tx)
                .await?
        }
        Credential::Token(id) => {
            sqlx::query_as("SELECT 1 FROM tokens WHERE id = $1 AND user_id = $2")
                .bind(Uuid::from(id))
                .bind(user)
                .fetch_optional(&mut **tx)
                .await?
        }
        Credential::Server => Some((1,)),
    };
    if alive.is_none() {
        return Ok(Some(Refusal::SignedOut));
    }
    if append.grant.via != Credential::Server {
        let writer: Option<(i64,)> =
            sqlx::query_as("SELECT 1 FROM members WHERE resume_id = $1 AND user_id = $2 AND role >= $3")
                .bind(Uuid::from(append.resume))
                .bind(user)
                .bind(Role::Editor.to_number())
                .fetch_optional(&mut **tx)
                .await?;
        if writer.is_none() {
            return Ok(Some(Refusal::NotAllowed));
        }
    }
    for client in &append.clients {
        let owner: Option<(Uuid,)> =
            sqlx::query_as("SELECT user_id FROM client_ids WHERE resume_id = $1 AND client = $2")
                .bind(Uuid::from(append.resume))
                .bind(client.cast_signed())
                .fetch_optional(&mut **tx)
                .await?;
        if owner.is_some_and(|(owner,)| owner != user) {
            return Ok(Some(Refusal::ClientIdTaken));
        }
    }
    for client in &append.clients {
        sqlx::query("INSERT INTO client_ids (resume_id, client, user_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(Uuid::from(append.resume))
            .bind(client.cast_signed())
            .bind(user)
            .execute(&mut **tx)
            .await?;
    }
    Ok(None)
}

async fn insert(tx: &mut Tx, append: &Append, seq: i64) -> Result<()> {
    sqlx::query("UPDATE resumes SET head_seq = $2, updated_at = max(updated_at, $3) WHERE id = $1")
        .bind(Uuid::from(append.resume))
        .bind(seq)
        .bind(micros(append.at))
        .execute(&mut **tx)
        .await?;
    sqlx::query("INSERT INTO log (resume_id, seq, row_id, author, sealed, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::from(append.resume))
        .bind(seq)
        .bind(Uuid::from(append.row))
        .bind(Uuid::from(append.author))
        .bind(append.blob.as_slice())
        .bind(micros(append.at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

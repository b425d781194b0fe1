//! Writing the log on Postgres: row locks in order, one statement for all rows.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::PostgresStore;
use crate::shared::log::{Locked, Numbering};
use crate::shared::read_after;
use crate::shared::rows::micros;
use crate::{Append, Appended, Credential, Log, LogRow, Refusal, Result, ResumeId, Role};

type Tx = Transaction<'static, Postgres>;

#[async_trait]
impl Log for PostgresStore {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        let mut tx = self.begin().await?;
        let ids: Vec<Uuid> = unique(batch.iter().map(|append| append.resume.into()));
        let mut numbering = Numbering::new(lock(&mut tx, &ids).await?);
        let there: HashSet<Uuid> = sqlx::query_as("SELECT id FROM resumes WHERE id = ANY($1)")
            .bind(&ids)
            .fetch_all(&mut *tx)
            .await?
            .into_iter()
            .map(|(id,)| id)
            .collect();
        let alive = alive(&mut tx, batch).await?;
        let writers = writers(&mut tx, &ids).await?;
        let mut claims = Claims::read(&mut tx, batch).await?;

        let mut answers = Vec::with_capacity(batch.len());
        let mut rows = Rows::default();
        let mut stopped: HashSet<ResumeId> = HashSet::new();
        for append in batch {
            let refused = numbering.refused_at_once(append, |id| there.contains(&id.into()));
            let answer = if stopped.contains(&append.resume) {
                Appended::Behind
            } else if let Some(refused) = refused {
                refused
            } else if !is_alive(&alive, append) {
                Appended::Refused(Refusal::SignedOut)
            } else if !may_write(&writers, append) {
                Appended::Refused(Refusal::NotAllowed)
            } else if !claims.claim(append) {
                Appended::Refused(Refusal::ClientIdTaken)
            } else {
                let seq = numbering.next(append.resume);
                rows.push(append, seq);
                Appended::Committed(seq)
            };
            if matches!(answer, Appended::Refused(_)) {
                stopped.insert(append.resume);
            }
            answers.push(answer);
        }
        claims.insert(&mut tx).await?;
        rows.insert(&mut tx).await?;
        tx.commit().await?;
        Ok(answers)
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        read_after!(self, resume, seq, limit)
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        let ids: Vec<Uuid> = resumes.iter().map(|id| (*id).into()).collect();
        let rows: Vec<(Uuid, i64)> = sqlx::query_as("SELECT id, head_seq FROM resumes WHERE id = ANY($1)")
            .bind(ids)
            .fetch_all(self.reader())
            .await?;
        Ok(rows.into_iter().map(|(id, seq)| (id.into(), seq)).collect())
    }
}

fn unique(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Locks the rows that nobody else holds.
async fn lock(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, Locked>> {
    let rows: Vec<(Uuid, i64, Option<i64>)> = sqlx::query_as(
        "SELECT id, head_seq, deleted_at FROM resumes WHERE id = ANY($1) ORDER BY id FOR UPDATE SKIP LOCKED",
    )
    .bind(ids)
    .fetch_all(&mut **tx)
    .await?;
    let locked =
        |(id, head_seq, deleted_at): (Uuid, i64, Option<i64>)| (id, Locked { head_seq, binned: deleted_at.is_some() });
    Ok(rows.into_iter().map(locked).collect())
}

#[derive(PartialEq, Eq, Hash)]
enum CredentialKey {
    Session(Uuid, [u8; 32]),
    Token(Uuid, Uuid),
    Server,
}

fn credential_key(append: &Append) -> CredentialKey {
    let user = Uuid::from(append.grant.user);
    match append.grant.via {
        Credential::Session(hash) => CredentialKey::Session(user, hash),
        Credential::Token(id) => CredentialKey::Token(user, id.into()),
        Credential::Server => CredentialKey::Server,
    }
}

/// The sessions and tokens of the batch, with the time at which each ends; kept from ending until the transaction has.
async fn alive(tx: &mut Tx, batch: &[Append]) -> Result<HashMap<CredentialKey, i64>> {
    let mut alive = HashMap::from([(CredentialKey::Server, i64::MAX)]);
    let mut sessions: Vec<Vec<u8>> = Vec::new();
    let mut tokens: Vec<Uuid> = Vec::new();
    for append in batch {
        match append.grant.via {
            Credential::Session(hash) => sessions.push(hash.to_vec()),
            Credential::Token(id) => tokens.push(id.into()),
            Credential::Server => {}
        }
    }
    if !sessions.is_empty() {
        let rows: Vec<(Option<Uuid>, Vec<u8>, i64)> = sqlx::query_as(
            "SELECT user_id, id_hash, expires_at FROM sessions WHERE id_hash = ANY($1) ORDER BY id_hash FOR KEY SHARE",
        )
        .bind(sessions)
        .fetch_all(&mut **tx)
        .await?;
        for (user, hash, ends) in rows {
            if let (Some(user), Ok(hash)) = (user, hash.try_into()) {
                alive.insert(CredentialKey::Session(user, hash), ends);
            }
        }
    }
    if !tokens.is_empty() {
        let rows: Vec<(Uuid, Uuid)> =
            sqlx::query_as("SELECT user_id, id FROM tokens WHERE id = ANY($1) ORDER BY id FOR KEY SHARE")
                .bind(tokens)
                .fetch_all(&mut **tx)
                .await?;
        alive.extend(rows.into_iter().map(|(user, id)| (CredentialKey::Token(user, id), i64::MAX)));
    }
    Ok(alive)
}

fn is_alive(alive: &HashMap<CredentialKey, i64>, append: &Append) -> bool {
    alive.get(&credential_key(append)).is_some_and(|ends| *ends > micros(append.at))
}

/// Who may write, of the résumés whose rows are locked: no right changes while they are.
async fn writers(tx: &mut Tx, resumes: &[Uuid]) -> Result<HashSet<(Uuid, Uuid)>> {
    let rows: Vec<(Uuid, Uuid)> =
        sqlx::query_as("SELECT resume_id, user_id FROM members WHERE resume_id = ANY($1) AND role >= $2")
            .bind(resumes)
            .bind(Role::Editor.to_number())
            .fetch_all(&mut **tx)
            .await?;
    Ok(rows.into_iter().collect())
}

fn may_write(writers: &HashSet<(Uuid, Uuid)>, append: &Append) -> bool {
    append.grant.via == Credential::Server || writers.contains(&(append.resume.into(), append.grant.user.into()))
}

/// Whose the client ids of a batch are. Nobody else claims one meanwhile: the résumés' rows are locked.
struct Claims {
    owners: HashMap<(Uuid, i64), Uuid>,
    fresh: Vec<((Uuid, i64), Uuid)>,
}

impl Claims {
    async fn read(tx: &mut Tx, batch: &[Append]) -> Result<Self> {
        let asked: HashSet<(Uuid, i64)> = batch.iter().flat_map(client_keys).collect();
        let (resumes, clients): (Vec<Uuid>, Vec<i64>) = asked.into_iter().unzip();
        let rows: Vec<(Uuid, i64, Uuid)> = sqlx::query_as(
            "SELECT resume_id, client, user_id FROM client_ids \
             JOIN unnest($1::uuid[], $2::bigint[]) AS asked (r, c) ON resume_id = r AND client = c",
        )
        .bind(&resumes)
        .bind(&clients)
        .fetch_all(&mut **tx)
        .await?;
        let owners = rows.into_iter().map(|(resume, client, user)| ((resume, client), user)).collect();
        Ok(Self { owners, fresh: Vec::new() })
    }

    /// Claims all client ids of an append for its author, or none when one is somebody else's.
    fn claim(&mut self, append: &Append) -> bool {
        let user = Uuid::from(append.grant.user);
        if client_keys(append).any(|key| self.owners.get(&key).is_some_and(|owner| *owner != user)) {
            return false;
        }
        for key in client_keys(append) {
            if self.owners.insert(key, user).is_none() {
                self.fresh.push((key, user));
            }
        }
        true
    }

    async fn insert(self, tx: &mut Tx) -> Result<()> {
        if self.fresh.is_empty() {
            return Ok(());
        }
        let (keys, users): (Vec<(Uuid, i64)>, Vec<Uuid>) = self.fresh.into_iter().unzip();
        let (resumes, clients): (Vec<Uuid>, Vec<i64>) = keys.into_iter().unzip();
        sqlx::query(
            "INSERT INTO client_ids (resume_id, client, user_id) \
             SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[])",
        )
        .bind(&resumes)
        .bind(&clients)
        .bind(&users)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}

fn client_keys(append: &Append) -> impl Iterator<Item = (Uuid, i64)> {
    append.clients.iter().map(|client| (Uuid::from(append.resume), client.cast_signed()))
}

/// The rows of one statement, column by column.
#[derive(Default)]
struct Rows {
    resumes: Vec<Uuid>,
    seqs: Vec<i64>,
    ids: Vec<Uuid>,
    authors: Vec<Uuid>,
    blobs: Vec<Vec<u8>>,
    times: Vec<i64>,
}

impl Rows {
    fn push(&mut self, append: &Append, seq: i64) {
        self.resumes.push(append.resume.into());
        self.seqs.push(seq);
        self.ids.push(append.row.into());
        self.authors.push(append.author.into());
        self.blobs.push(append.blob.clone());
        self.times.push(micros(append.at));
    }

    async fn insert(self, tx: &mut Tx) -> Result<()> {
        if self.seqs.is_empty() {
            return Ok(());
        }
        sqlx::query(
            "UPDATE resumes SET head_seq = new.seq, updated_at = greatest(updated_at, new.at) FROM \
             (SELECT r, max(s) AS seq, max(t) AS at FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS rows (r, s, t) \
              GROUP BY r) AS new WHERE id = new.r",
        )
        .bind(&self.resumes)
        .bind(&self.seqs)
        .bind(&self.times)
        .execute(&mut **tx)
        .await?;
        sqlx::query(
            "INSERT INTO log (resume_id, seq, row_id, author, sealed, at) SELECT * FROM \
             unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::bytea[], $6::bigint[])",
        )
        .bind(self.resumes)
        .bind(self.seqs)
        .bind(self.ids)
        .bind(self.authors)
        .bind(self.blobs)
        .bind(self.times)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}

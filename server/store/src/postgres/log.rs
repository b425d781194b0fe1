//! The log on Postgres. It is written by a function in the database: one question, one answer.

use async_trait::async_trait;
use uuid::Uuid;

use super::PostgresStore;
use super::append::append;
use crate::shared::read_after;
use crate::{Append, Appended, Log, LogRow, Result, ResumeId};

#[async_trait]
impl Log for PostgresStore {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let mut connection = self.log.take().await?;
        let answers = append(&mut connection, batch).await?;
        self.log.give_back(connection);
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

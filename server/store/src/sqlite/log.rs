//! The log on SQLite.

use async_trait::async_trait;
use uuid::Uuid;

use super::SqliteStore;
use super::append::append;
use super::json::{Item, List};
use crate::shared::read_after;
use crate::{Append, Appended, Log, LogRow, Result, ResumeId};

#[async_trait]
impl Log for SqliteStore {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin().await?;
        let answers = append(&mut tx, batch).await?;
        tx.commit().await?;
        Ok(answers)
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        read_after!(self, resume, seq, limit)
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        let mut asked = List::default();
        for id in resumes {
            asked.push(Item::id(*id));
        }
        let rows: Vec<(Uuid, i64)> =
            sqlx::query_as("SELECT id, head_seq FROM resumes WHERE id IN (SELECT unhex(value) FROM json_each($1))")
                .bind(asked.finish())
                .fetch_all(self.reader())
                .await?;
        Ok(rows.into_iter().map(|(id, seq)| (id.into(), seq)).collect())
    }
}

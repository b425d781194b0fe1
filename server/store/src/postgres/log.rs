//! The log on Postgres. It is written by a function in the database: one question, one answer.

use async_trait::async_trait;
use uuid::Uuid;

use super::PostgresStore;
use super::append::append;
use crate::shared::rows::{LogRowRow, all};
use crate::{Append, Appended, Log, LogRow, PAGE_BYTES, Result, ResumeId};

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
        let rows: Vec<LogRowRow> = sqlx::query_as(
            // Sizes are known without reading what they are of.
            "SELECT seq, row_id, author, sealed, at FROM ( \
                 SELECT *, sum(length(sealed)) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING) - length(sealed) AS bytes_before \
                 FROM (SELECT * FROM log WHERE resume_id = $1 AND seq > $2 ORDER BY seq LIMIT $3) AS rows \
             ) AS rows WHERE bytes_before < $4 ORDER BY seq",
        )
        .bind(Uuid::from(resume))
        .bind(seq)
        .bind(limit)
        .bind(PAGE_BYTES as i64)
        .fetch_all(self.reader())
        .await?;
        all(rows)
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

//! The log on SQLite.

use async_trait::async_trait;
use uuid::Uuid;

use super::SqliteStore;
use super::append::append;
use super::json::{Item, List};
use crate::shared::rows::{LogRowRow, all};
use crate::{Append, Appended, Log, LogRow, PAGE_BYTES, Result, ResumeId};

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
        let rows: Vec<LogRowRow> = sqlx::query_as(
            // Sizes are known without reading what they are of: blobs are fetched when it is decided which.
            "SELECT l.seq, l.row_id, l.author, l.sealed, l.at FROM ( \
                 SELECT seq, sum(size) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING) - size AS bytes_before FROM ( \
                     SELECT seq, length(sealed) AS size FROM log \
                     WHERE resume_id = $1 AND seq > $2 ORDER BY seq LIMIT $3) \
             ) AS page CROSS JOIN log AS l ON l.resume_id = $1 AND l.seq = page.seq \
             WHERE page.bytes_before < $4 ORDER BY l.seq",
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

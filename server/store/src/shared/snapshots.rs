//! States from which a log is read on, what may go of a log for them, and whether the database answers.

macro_rules! snapshots {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Snapshots for $store {
            async fn latest_snapshot(&self, resume: $crate::ResumeId) -> $crate::Result<Option<$crate::Snapshot>> {
                self.snapshot_before(resume, i64::MAX).await
            }

            async fn snapshot_before(
                &self,
                resume: $crate::ResumeId,
                seq: i64,
            ) -> $crate::Result<Option<$crate::Snapshot>> {
                let row: Option<$crate::shared::rows::SnapshotRow> = sqlx::query_as(
                    "SELECT row_id, seq, sealed, at FROM snapshots WHERE resume_id = $1 AND seq <= $2 \
                     ORDER BY seq DESC LIMIT 1",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(seq)
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn put_snapshot(&self, resume: $crate::ResumeId, snapshot: $crate::Snapshot) -> $crate::Result<()> {
                let mut tx = self.begin().await?;
                // Before the one that the log begins after, none is of use.
                sqlx::query(
                    "INSERT INTO snapshots (resume_id, seq, row_id, sealed, at) SELECT $1, $2, $3, $4, $5 \
                     WHERE NOT EXISTS (SELECT 1 FROM snapshots WHERE resume_id = $1 AND seq > $2 AND is_base) \
                     ON CONFLICT (resume_id, seq) DO NOTHING",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(snapshot.seq)
                .bind(uuid::Uuid::from(snapshot.row))
                .bind(snapshot.blob)
                .bind($crate::shared::rows::micros(snapshot.at))
                .execute(&mut *tx)
                .await?;
                sqlx::query(
                    "DELETE FROM snapshots WHERE resume_id = $1 AND NOT is_base AND EXISTS ( \
                         SELECT 1 FROM snapshots AS newer WHERE newer.resume_id = $1 \
                         AND newer.seq > snapshots.seq AND newer.at / 86400000000 = snapshots.at / 86400000000)",
                )
                .bind(uuid::Uuid::from(resume))
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                Ok(())
            }

            async fn compactable(
                &self,
                before: time::OffsetDateTime,
                limit: i64,
            ) -> $crate::Result<Vec<($crate::ResumeId, i64)>> {
                let rows: Vec<(uuid::Uuid, i64)> = sqlx::query_as(
                    // In the order of the index of those that are not bases: when none is old, nothing is read.
                    "SELECT resume_id, max(seq) FROM ( \
                         SELECT resume_id, seq, at FROM snapshots WHERE NOT is_base AND at < $1 \
                         ORDER BY at LIMIT 9223372036854775807) AS s \
                     WHERE EXISTS (SELECT 1 FROM log WHERE log.resume_id = s.resume_id AND log.seq <= s.seq) \
                     AND NOT EXISTS (SELECT 1 FROM log WHERE log.resume_id = s.resume_id AND log.seq <= s.seq \
                                     AND log.at >= $1) \
                     GROUP BY resume_id ORDER BY min(at), resume_id LIMIT $2",
                )
                .bind($crate::shared::rows::micros(before))
                .bind(limit)
                .fetch_all(self.reader())
                .await?;
                Ok(rows.into_iter().map(|(id, seq)| (id.into(), seq)).collect())
            }

            async fn forget_log(&self, resume: $crate::ResumeId, through: i64) -> $crate::Result<u64> {
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, resume).await?;
                let based = sqlx::query("UPDATE snapshots SET is_base = true WHERE resume_id = $1 AND seq = $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(through)
                    .execute(&mut *tx)
                    .await?;
                if based.rows_affected() == 0 {
                    return Ok(0);
                }
                sqlx::query("DELETE FROM snapshots WHERE resume_id = $1 AND seq < $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(through)
                    .execute(&mut *tx)
                    .await?;
                let gone = sqlx::query("DELETE FROM log WHERE resume_id = $1 AND seq <= $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(through)
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(gone.rows_affected())
            }
        }

        #[async_trait::async_trait]
        impl $crate::Health for $store {
            async fn ping(&self) -> $crate::Result<()> {
                let _: (i32,) = sqlx::query_as("SELECT 1").fetch_one(self.reader()).await?;
                Ok(())
            }
        }
    };
}

pub(crate) use snapshots;

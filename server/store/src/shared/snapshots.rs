//! States from which a log is read on, and whether the database answers.

macro_rules! snapshots {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Snapshots for $store {
            async fn latest_snapshot(&self, resume: $crate::ResumeId) -> $crate::Result<Option<$crate::Snapshot>> {
                let row: Option<$crate::shared::rows::SnapshotRow> = sqlx::query_as(
                    "SELECT row_id, seq, sealed FROM snapshots WHERE resume_id = $1 ORDER BY seq DESC LIMIT 1",
                )
                .bind(uuid::Uuid::from(resume))
                .fetch_optional(self.reader())
                .await?;
                Ok(row.map(Into::into))
            }

            async fn put_snapshot(&self, resume: $crate::ResumeId, snapshot: $crate::Snapshot) -> $crate::Result<()> {
                sqlx::query(
                    "INSERT INTO snapshots (resume_id, seq, row_id, sealed) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (resume_id, seq) DO NOTHING",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(snapshot.seq)
                .bind(uuid::Uuid::from(snapshot.row))
                .bind(snapshot.blob)
                .execute(self.writer())
                .await?;
                Ok(())
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

//! Each person's own words for a résumé.

macro_rules! tags {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Tags for $store {
            async fn tags_of(&self, user: $crate::UserId) -> $crate::Result<Vec<($crate::ResumeId, Vec<u8>)>> {
                let rows: Vec<(uuid::Uuid, Vec<u8>)> =
                    sqlx::query_as("SELECT resume_id, sealed FROM tags WHERE user_id = $1 ORDER BY resume_id")
                        .bind(uuid::Uuid::from(user))
                        .fetch_all(self.reader())
                        .await?;
                Ok(rows.into_iter().map(|(resume, sealed)| (resume.into(), sealed)).collect())
            }

            async fn tags(&self, resume: $crate::ResumeId, user: $crate::UserId) -> $crate::Result<Option<Vec<u8>>> {
                let row: Option<(Vec<u8>,)> =
                    sqlx::query_as("SELECT sealed FROM tags WHERE resume_id = $1 AND user_id = $2")
                        .bind(uuid::Uuid::from(resume))
                        .bind(uuid::Uuid::from(user))
                        .fetch_optional(self.reader())
                        .await?;
                Ok(row.map(|(sealed,)| sealed))
            }

            async fn put_tags(
                &self,
                resume: $crate::ResumeId,
                user: $crate::UserId,
                sealed: Vec<u8>,
            ) -> $crate::Result<bool> {
                let done = sqlx::query(
                    "INSERT INTO tags (resume_id, user_id, sealed) \
                     SELECT resume_id, user_id, $3 FROM members WHERE resume_id = $1 AND user_id = $2 \
                     ON CONFLICT (resume_id, user_id) DO UPDATE SET sealed = excluded.sealed",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(uuid::Uuid::from(user))
                .bind(sealed)
                .execute(self.writer())
                .await?;
                Ok(done.rows_affected() > 0)
            }
        }
    };
}

pub(crate) use tags;

//! Photos.

/// So many of a résumé are kept: what undo and older states refer to is still there.
pub(crate) const KEPT: usize = 10;

macro_rules! photos {
    ($store:ty, $database:ty) => {
        impl $store {
            /// Whether somebody may write, said under the lock that a revocation takes too.
            async fn may_write(
                &self,
                tx: &mut sqlx::Transaction<'static, $database>,
                resume: $crate::ResumeId,
                by: $crate::UserId,
            ) -> $crate::Result<bool> {
                self.lock_resume(tx, resume).await?;
                let role: Option<(i16,)> = sqlx::query_as(
                    "SELECT role FROM members JOIN resumes ON id = resume_id \
                     WHERE resume_id = $1 AND user_id = $2 AND deleted_at IS NULL",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(uuid::Uuid::from(by))
                .fetch_optional(&mut **tx)
                .await?;
                Ok($crate::shared::rows::one_role(role)? >= Some($crate::Role::Editor))
            }
        }

        #[async_trait::async_trait]
        impl $crate::Photos for $store {
            async fn put_photo(
                &self,
                resume: $crate::ResumeId,
                by: $crate::UserId,
                photo: $crate::Photo,
            ) -> $crate::Result<bool> {
                let mut tx = self.begin().await?;
                if !self.may_write(&mut tx, resume, by).await? {
                    return Ok(false);
                }
                sqlx::query("INSERT INTO photos (id, resume_id, at, sealed) VALUES ($1, $2, $3, $4)")
                    .bind(uuid::Uuid::from(photo.id))
                    .bind(uuid::Uuid::from(resume))
                    .bind($crate::shared::rows::micros(photo.at))
                    .bind(photo.blob)
                    .execute(&mut *tx)
                    .await?;
                sqlx::query(
                    "DELETE FROM photos WHERE resume_id = $1 AND id NOT IN ( \
                         SELECT id FROM photos WHERE resume_id = $1 ORDER BY at DESC, id DESC LIMIT $2)",
                )
                .bind(uuid::Uuid::from(resume))
                .bind($crate::shared::photos::KEPT as i64)
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                Ok(true)
            }

            async fn photo(
                &self,
                resume: $crate::ResumeId,
                id: $crate::PhotoId,
            ) -> $crate::Result<Option<$crate::Photo>> {
                let row: Option<$crate::shared::rows::PhotoRow> =
                    sqlx::query_as("SELECT id, at, sealed FROM photos WHERE resume_id = $1 AND id = $2")
                        .bind(uuid::Uuid::from(resume))
                        .bind(uuid::Uuid::from(id))
                        .fetch_optional(self.reader())
                        .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn delete_photo(
                &self,
                resume: $crate::ResumeId,
                by: $crate::UserId,
                id: $crate::PhotoId,
            ) -> $crate::Result<bool> {
                let mut tx = self.begin().await?;
                if !self.may_write(&mut tx, resume, by).await? {
                    return Ok(false);
                }
                let gone = sqlx::query("DELETE FROM photos WHERE resume_id = $1 AND id = $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(uuid::Uuid::from(id))
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(gone.rows_affected() > 0)
            }
        }
    };
}

pub(crate) use photos;

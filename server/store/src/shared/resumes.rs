//! Résumés, without their content.

macro_rules! resumes {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Resumes for $store {
            async fn create_resume(&self, resume: $crate::NewResume) -> $crate::Result<()> {
                let id = uuid::Uuid::from(resume.id);
                let owner = uuid::Uuid::from(resume.owner);
                let at = $crate::shared::rows::micros(resume.at);
                let mut tx = self.begin().await?;
                sqlx::query(
                    "INSERT INTO resumes (id, title_sealed, head_seq, created_at, updated_at) \
                     VALUES ($1, $2, $3, $4, $4)",
                )
                .bind(id)
                .bind(resume.title)
                .bind(i64::from(resume.first.is_some()))
                .bind(at)
                .execute(&mut *tx)
                .await?;
                sqlx::query("INSERT INTO resume_keys (resume_id, wrapped) VALUES ($1, $2)")
                    .bind(id)
                    .bind(resume.wrapped_key)
                    .execute(&mut *tx)
                    .await?;
                sqlx::query("INSERT INTO members (resume_id, user_id, role, since) VALUES ($1, $2, $3, $4)")
                    .bind(id)
                    .bind(owner)
                    .bind($crate::Role::Owner.to_number())
                    .bind(at)
                    .execute(&mut *tx)
                    .await?;
                if let Some(first) = resume.first {
                    sqlx::query(
                        "INSERT INTO log (resume_id, seq, row_id, author, sealed, at) VALUES ($1, 1, $2, $3, $4, $5)",
                    )
                    .bind(id)
                    .bind(uuid::Uuid::from(first.row))
                    .bind(owner)
                    .bind(first.blob)
                    .bind(at)
                    .execute(&mut *tx)
                    .await?;
                    for client in first.clients {
                        sqlx::query("INSERT INTO client_ids (resume_id, client, user_id) VALUES ($1, $2, $3)")
                            .bind(id)
                            .bind(client.cast_signed())
                            .bind(owner)
                            .execute(&mut *tx)
                            .await?;
                    }
                }
                tx.commit().await?;
                Ok(())
            }

            async fn resume(&self, id: $crate::ResumeId) -> $crate::Result<Option<$crate::Resume>> {
                let row: Option<$crate::shared::rows::ResumeRow> = sqlx::query_as(
                    "SELECT id, title_sealed, wrapped, head_seq, name_sealed, name_seq, created_at, updated_at, deleted_at \
                     FROM resumes JOIN resume_keys ON resume_id = id WHERE id = $1",
                )
                .bind(uuid::Uuid::from(id))
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn resumes_of(&self, user: $crate::UserId) -> $crate::Result<Vec<($crate::Resume, $crate::Role)>> {
                let rows: Vec<$crate::shared::rows::ResumeOfUserRow> = sqlx::query_as(
                    "SELECT id, title_sealed, wrapped, head_seq, name_sealed, name_seq, created_at, updated_at, deleted_at, role \
                     FROM resumes JOIN resume_keys ON resume_keys.resume_id = id \
                     JOIN members ON members.resume_id = id \
                     WHERE user_id = $1 ORDER BY updated_at DESC, id DESC",
                )
                .bind(uuid::Uuid::from(user))
                .fetch_all(self.reader())
                .await?;
                $crate::shared::rows::all(rows)
            }

            async fn rename_resume(
                &self,
                id: $crate::ResumeId,
                title: Vec<u8>,
                at: time::OffsetDateTime,
            ) -> $crate::Result<()> {
                sqlx::query("UPDATE resumes SET title_sealed = $2, updated_at = $3 WHERE id = $1")
                    .bind(uuid::Uuid::from(id))
                    .bind(title)
                    .bind($crate::shared::rows::micros(at))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }

            async fn note_name(&self, id: $crate::ResumeId, seq: i64, name: Vec<u8>) -> $crate::Result<()> {
                sqlx::query("UPDATE resumes SET name_sealed = $3, name_seq = $2 WHERE id = $1 AND name_seq < $2")
                    .bind(uuid::Uuid::from(id))
                    .bind(seq)
                    .bind(name)
                    .execute(self.writer())
                    .await?;
                Ok(())
            }

            async fn bin_resume(&self, id: $crate::ResumeId, at: time::OffsetDateTime) -> $crate::Result<()> {
                sqlx::query("UPDATE resumes SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL")
                    .bind(uuid::Uuid::from(id))
                    .bind($crate::shared::rows::micros(at))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }

            async fn undelete_resume(&self, id: $crate::ResumeId) -> $crate::Result<()> {
                sqlx::query("UPDATE resumes SET deleted_at = NULL WHERE id = $1")
                    .bind(uuid::Uuid::from(id))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }
        }
    };
}

pub(crate) use resumes;

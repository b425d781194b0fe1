//! Résumés and cover letters, without their content.

macro_rules! resumes {
    ($store:ty, $database:ty) => {
        impl $store {
            /// Writes the row, its key and the first row of its log.
            async fn insert_resume(
                &self,
                tx: &mut sqlx::Transaction<'static, $database>,
                resume: $crate::NewResume,
                beside: Option<$crate::ResumeId>,
            ) -> $crate::Result<()> {
                let id = uuid::Uuid::from(resume.id);
                let author = uuid::Uuid::from(resume.owner);
                let at = $crate::shared::rows::micros(resume.at);
                sqlx::query(
                    "INSERT INTO resumes (id, title_sealed, head_seq, created_at, updated_at, beside) \
                     VALUES ($1, $2, $3, $4, $4, $5)",
                )
                .bind(id)
                .bind(resume.title)
                .bind(i64::from(resume.first.is_some()))
                .bind(at)
                .bind(beside.map(uuid::Uuid::from))
                .execute(&mut **tx)
                .await?;
                sqlx::query("INSERT INTO resume_keys (resume_id, wrapped) VALUES ($1, $2)")
                    .bind(id)
                    .bind(resume.wrapped_key)
                    .execute(&mut **tx)
                    .await?;
                let Some(first) = resume.first else { return Ok(()) };
                sqlx::query(
                    "INSERT INTO log (resume_id, seq, row_id, author, sealed, at) VALUES ($1, 1, $2, $3, $4, $5)",
                )
                .bind(id)
                .bind(uuid::Uuid::from(first.row))
                .bind(author)
                .bind(first.blob)
                .bind(at)
                .execute(&mut **tx)
                .await?;
                for client in first.clients {
                    sqlx::query("INSERT INTO client_ids (resume_id, client, user_id) VALUES ($1, $2, $3)")
                        .bind(id)
                        .bind(client.cast_signed())
                        .bind(author)
                        .execute(&mut **tx)
                        .await?;
                }
                Ok(())
            }
        }

        #[async_trait::async_trait]
        impl $crate::Resumes for $store {
            async fn create_resume(&self, resume: $crate::NewResume) -> $crate::Result<()> {
                let (id, owner, at) = (resume.id, resume.owner, resume.at);
                let mut tx = self.begin().await?;
                self.insert_resume(&mut tx, resume, None).await?;
                sqlx::query("INSERT INTO members (resume_id, user_id, role, since) VALUES ($1, $2, $3, $4)")
                    .bind(uuid::Uuid::from(id))
                    .bind(uuid::Uuid::from(owner))
                    .bind($crate::Role::Owner.to_number())
                    .bind($crate::shared::rows::micros(at))
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(())
            }

            async fn create_cover(
                &self,
                beside: $crate::ResumeId,
                cover: $crate::NewResume,
            ) -> $crate::Result<bool> {
                let mut tx = self.begin().await?;
                if !self.may_write(&mut tx, beside, cover.owner).await? {
                    return Ok(false);
                }
                self.insert_resume(&mut tx, cover, Some(beside)).await?;
                tx.commit().await?;
                Ok(true)
            }

            async fn covers_of(&self, resume: $crate::ResumeId) -> $crate::Result<Vec<$crate::Resume>> {
                let rows: Vec<$crate::shared::rows::ResumeRow> = sqlx::query_as(
                    "SELECT id, beside, title_sealed, wrapped, head_seq, name_sealed, name_seq, created_at, updated_at, deleted_at \
                     FROM resumes JOIN resume_keys ON resume_id = id WHERE beside = $1 ORDER BY created_at, id",
                )
                .bind(uuid::Uuid::from(resume))
                .fetch_all(self.reader())
                .await?;
                $crate::shared::rows::all(rows)
            }

            async fn covers_for(&self, user: $crate::UserId) -> $crate::Result<Vec<$crate::ResumeId>> {
                let rows: Vec<(uuid::Uuid,)> = sqlx::query_as(
                    "SELECT id FROM resumes JOIN members ON members.resume_id = resumes.beside WHERE user_id = $1",
                )
                .bind(uuid::Uuid::from(user))
                .fetch_all(self.reader())
                .await?;
                Ok(rows.into_iter().map(|(id,)| id.into()).collect())
            }

            async fn resume(&self, id: $crate::ResumeId) -> $crate::Result<Option<$crate::Resume>> {
                let row: Option<$crate::shared::rows::ResumeRow> = sqlx::query_as(
                    "SELECT id, beside, title_sealed, wrapped, head_seq, name_sealed, name_seq, created_at, updated_at, deleted_at \
                     FROM resumes JOIN resume_keys ON resume_id = id WHERE id = $1",
                )
                .bind(uuid::Uuid::from(id))
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn resumes_of(&self, user: $crate::UserId) -> $crate::Result<Vec<($crate::Resume, $crate::Role)>> {
                let rows: Vec<$crate::shared::rows::ResumeOfUserRow> = sqlx::query_as(
                    "SELECT id, beside, title_sealed, wrapped, head_seq, name_sealed, name_seq, created_at, updated_at, deleted_at, role \
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
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, id).await?;
                sqlx::query("UPDATE resumes SET deleted_at = $2 WHERE (id = $1 OR beside = $1) AND deleted_at IS NULL")
                    .bind(uuid::Uuid::from(id))
                    .bind($crate::shared::rows::micros(at))
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(())
            }

            async fn undelete_resume(&self, id: $crate::ResumeId) -> $crate::Result<()> {
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, id).await?;
                // The letters that went with it. One that was in the bin before stays there.
                sqlx::query(
                    "UPDATE resumes SET deleted_at = NULL WHERE id = $1 \
                     OR beside = $1 AND deleted_at = (SELECT r.deleted_at FROM resumes AS r WHERE r.id = $1)",
                )
                .bind(uuid::Uuid::from(id))
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                Ok(())
            }
        }
    };
}

pub(crate) use resumes;

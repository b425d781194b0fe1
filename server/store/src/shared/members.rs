//! Who may open a résumé, and the letters beside it: `resumes.members_of` says whose members count. Each change begins by
//! locking the résumé's row and its letters' (`lock_resume`), as every write of content does. What many may do, and who many are, is asked in each database's own words (`read_rights`, `read_visitors`).

macro_rules! members {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Members for $store {
            async fn members(&self, resume: $crate::ResumeId) -> $crate::Result<Vec<$crate::Member>> {
                let rows: Vec<$crate::shared::rows::MemberRow> = sqlx::query_as(
                    "SELECT user_id, role, since FROM resumes JOIN members ON resume_id = members_of \
                     WHERE id = $1 ORDER BY role DESC, since, user_id",
                )
                .bind(uuid::Uuid::from(resume))
                .fetch_all(self.reader())
                .await?;
                $crate::shared::rows::all(rows)
            }

            async fn role(
                &self,
                resume: $crate::ResumeId,
                user: $crate::UserId,
            ) -> $crate::Result<Option<$crate::Role>> {
                let row = sqlx::query_as(
                    "SELECT role FROM resumes JOIN members ON resume_id = members_of WHERE id = $1 AND user_id = $2",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(uuid::Uuid::from(user))
                .fetch_optional(self.reader())
                .await?;
                $crate::shared::rows::one_role(row)
            }

            async fn rights(
                &self,
                asked: &[$crate::Grantee],
                now: time::OffsetDateTime,
            ) -> $crate::Result<Vec<$crate::Rights>> {
                self.read_rights(asked, now).await
            }

            async fn visitors(
                &self,
                asked: &[$crate::Visitor],
                now: time::OffsetDateTime,
            ) -> $crate::Result<Vec<Option<$crate::Known>>> {
                let before = $crate::shared::rows::micros(now - $crate::shared::tokens::USED_EVERY);
                let rows = self.read_visitors(asked, before).await?;
                let mut stale: Vec<uuid::Uuid> =
                    rows.iter().filter_map($crate::shared::rows::VisitorRow::stale).collect();
                stale.sort_unstable();
                stale.dedup();
                for token in stale {
                    self.note_use(token, now).await?;
                }
                rows.into_iter().zip(asked).map(|(row, visitor)| row.known(visitor.by)).collect()
            }

            async fn put_member(&self, resume: $crate::ResumeId, member: &$crate::Member) -> $crate::Result<()> {
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, resume).await?;
                sqlx::query(
                    "INSERT INTO members (resume_id, user_id, role, since) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (resume_id, user_id) DO UPDATE SET role = excluded.role",
                )
                .bind(uuid::Uuid::from(resume))
                .bind(uuid::Uuid::from(member.user))
                .bind(member.role.to_number())
                .bind($crate::shared::rows::micros(member.since))
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                Ok(())
            }

            async fn set_role(
                &self,
                resume: $crate::ResumeId,
                user: $crate::UserId,
                role: $crate::Role,
            ) -> $crate::Result<bool> {
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, resume).await?;
                let done = sqlx::query("UPDATE members SET role = $3 WHERE resume_id = $1 AND user_id = $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(uuid::Uuid::from(user))
                    .bind(role.to_number())
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(done.rows_affected() > 0)
            }

            async fn remove_member(&self, resume: $crate::ResumeId, user: $crate::UserId) -> $crate::Result<bool> {
                let mut tx = self.begin().await?;
                self.lock_resume(&mut tx, resume).await?;
                let done = sqlx::query("DELETE FROM members WHERE resume_id = $1 AND user_id = $2")
                    .bind(uuid::Uuid::from(resume))
                    .bind(uuid::Uuid::from(user))
                    .execute(&mut *tx)
                    .await?;
                tx.commit().await?;
                Ok(done.rows_affected() > 0)
            }
        }
    };
}

pub(crate) use members;

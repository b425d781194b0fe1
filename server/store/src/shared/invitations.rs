//! Invitations by link.

macro_rules! invitations {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Invitations for $store {
            async fn create_invitation(&self, invitation: $crate::NewInvitation) -> $crate::Result<()> {
                sqlx::query(
                    "INSERT INTO invitations \
                     (id, resume_id, invited_by, secret_hash, role, address_sealed, created_at, expires_at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                )
                .bind(uuid::Uuid::from(invitation.id))
                .bind(uuid::Uuid::from(invitation.resume))
                .bind(uuid::Uuid::from(invitation.invited_by))
                .bind(invitation.secret_hash.to_vec())
                .bind(invitation.role.to_number())
                .bind(invitation.address)
                .bind($crate::shared::rows::micros(invitation.created_at))
                .bind($crate::shared::rows::micros(invitation.expires_at))
                .execute(self.writer())
                .await?;
                Ok(())
            }

            async fn invitation_by_secret(
                &self,
                secret_hash: [u8; 32],
            ) -> $crate::Result<Option<$crate::Invitation>> {
                let row: Option<$crate::shared::rows::InvitationRow> = sqlx::query_as(
                    "SELECT id, resume_id, invited_by, role, address_sealed, created_at, expires_at \
                     FROM invitations WHERE secret_hash = $1 AND accepted_at IS NULL",
                )
                .bind(secret_hash.to_vec())
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn accept_invitation(
                &self,
                secret_hash: [u8; 32],
                user: $crate::UserId,
                now: time::OffsetDateTime,
            ) -> $crate::Result<Option<$crate::ResumeId>> {
                let now = $crate::shared::rows::micros(now);
                let mut tx = self.begin().await?;
                let taken: Option<(uuid::Uuid, i16)> = sqlx::query_as(
                    "UPDATE invitations SET accepted_at = $2 \
                     WHERE secret_hash = $1 AND accepted_at IS NULL AND expires_at > $2 RETURNING resume_id, role",
                )
                .bind(secret_hash.to_vec())
                .bind(now)
                .fetch_optional(&mut *tx)
                .await?;
                let Some((resume, role)) = taken else { return Ok(None) };
                self.lock_resume(&mut tx, resume.into()).await?;
                sqlx::query(
                    "INSERT INTO members (resume_id, user_id, role, since) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (resume_id, user_id) DO UPDATE \
                     SET role = CASE WHEN excluded.role > members.role THEN excluded.role ELSE members.role END",
                )
                .bind(resume)
                .bind(uuid::Uuid::from(user))
                .bind(role)
                .bind(now)
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                Ok(Some(resume.into()))
            }
        }
    };
}

pub(crate) use invitations;

//! Signed-in browsers.

macro_rules! sessions {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Sessions for $store {
            async fn create_session(&self, session: $crate::NewSession) -> $crate::Result<()> {
                sqlx::query(
                    "INSERT INTO sessions \
                     (id_hash, user_id, data, created_at, last_seen_at, expires_at, user_agent, ip) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                )
                .bind(session.id_hash.to_vec())
                .bind(session.user_id.map(uuid::Uuid::from))
                .bind(session.data)
                .bind($crate::shared::rows::micros(session.created_at))
                .bind($crate::shared::rows::micros(session.last_seen_at))
                .bind($crate::shared::rows::micros(session.expires_at))
                .bind(session.user_agent)
                .bind(session.ip)
                .execute(self.writer())
                .await?;
                Ok(())
            }

            async fn save_session(&self, session: $crate::NewSession) -> $crate::Result<bool> {
                let done = sqlx::query(
                    "UPDATE sessions SET user_id = $2, data = $3, last_seen_at = $4, expires_at = $5, \
                     user_agent = $6, ip = $7 WHERE id_hash = $1",
                )
                .bind(session.id_hash.to_vec())
                .bind(session.user_id.map(uuid::Uuid::from))
                .bind(session.data)
                .bind($crate::shared::rows::micros(session.last_seen_at))
                .bind($crate::shared::rows::micros(session.expires_at))
                .bind(session.user_agent)
                .bind(session.ip)
                .execute(self.writer())
                .await?;
                Ok(done.rows_affected() > 0)
            }

            async fn session(&self, id_hash: [u8; 32]) -> $crate::Result<Option<$crate::Session>> {
                let row: Option<$crate::shared::rows::SessionRow> = sqlx::query_as(
                    "SELECT id_hash, user_id, data, created_at, last_seen_at, expires_at, user_agent, ip \
                     FROM sessions WHERE id_hash = $1",
                )
                .bind(id_hash.to_vec())
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn delete_session(&self, id_hash: [u8; 32]) -> $crate::Result<bool> {
                let done = sqlx::query("DELETE FROM sessions WHERE id_hash = $1")
                    .bind(id_hash.to_vec())
                    .execute(self.writer())
                    .await?;
                Ok(done.rows_affected() > 0)
            }

            async fn sessions_of(&self, user: $crate::UserId) -> $crate::Result<Vec<$crate::Session>> {
                let rows: Vec<$crate::shared::rows::SessionRow> = sqlx::query_as(
                    "SELECT id_hash, user_id, data, created_at, last_seen_at, expires_at, user_agent, ip \
                     FROM sessions WHERE user_id = $1 ORDER BY last_seen_at DESC, id_hash",
                )
                .bind(uuid::Uuid::from(user))
                .fetch_all(self.reader())
                .await?;
                $crate::shared::rows::all(rows)
            }

            async fn delete_expired_sessions(&self, now: time::OffsetDateTime) -> $crate::Result<()> {
                sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
                    .bind($crate::shared::rows::micros(now))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }
        }
    };
}

pub(crate) use sessions;

//! API tokens.

/// How stale "last used" may be: enough for people to see what is in use.
pub(crate) const USED_EVERY: time::Duration = time::Duration::MINUTE;

macro_rules! tokens {
    ($store:ty) => {
        impl $store {
            /// A token is being used.
            pub(crate) async fn note_use(&self, token: uuid::Uuid, now: time::OffsetDateTime) -> $crate::Result<()> {
                sqlx::query("UPDATE tokens SET last_used_at = $2 WHERE id = $1")
                    .bind(token)
                    .bind($crate::shared::rows::micros(now))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }
        }

        #[async_trait::async_trait]
        impl $crate::Tokens for $store {
            async fn create_token(&self, token: $crate::NewToken) -> $crate::Result<()> {
                sqlx::query("INSERT INTO tokens (id, user_id, hash, name, created_at) VALUES ($1, $2, $3, $4, $5)")
                    .bind(uuid::Uuid::from(token.id))
                    .bind(uuid::Uuid::from(token.user))
                    .bind(token.hash.to_vec())
                    .bind(token.name)
                    .bind($crate::shared::rows::micros(token.created_at))
                    .execute(self.writer())
                    .await?;
                Ok(())
            }

            async fn token_by_hash(
                &self,
                hash: [u8; 32],
                now: time::OffsetDateTime,
            ) -> $crate::Result<Option<$crate::Token>> {
                let row: Option<$crate::shared::rows::TokenRow> =
                    sqlx::query_as("SELECT id, user_id, name, created_at, last_used_at FROM tokens WHERE hash = $1")
                        .bind(hash.to_vec())
                        .fetch_optional(self.reader())
                        .await?;
                let Some(token) = row.map($crate::Token::try_from).transpose()? else { return Ok(None) };
                if token.last_used_at.is_none_or(|at| now - at > $crate::shared::tokens::USED_EVERY) {
                    self.note_use(token.id.into(), now).await?;
                }
                Ok(Some(token))
            }

            async fn tokens_of(&self, user: $crate::UserId) -> $crate::Result<Vec<$crate::Token>> {
                let rows: Vec<$crate::shared::rows::TokenRow> = sqlx::query_as(
                    "SELECT id, user_id, name, created_at, last_used_at FROM tokens WHERE user_id = $1 ORDER BY id",
                )
                .bind(uuid::Uuid::from(user))
                .fetch_all(self.reader())
                .await?;
                $crate::shared::rows::all(rows)
            }

            async fn delete_token(&self, user: $crate::UserId, id: $crate::TokenId) -> $crate::Result<bool> {
                let done = sqlx::query("DELETE FROM tokens WHERE id = $1 AND user_id = $2")
                    .bind(uuid::Uuid::from(id))
                    .bind(uuid::Uuid::from(user))
                    .execute(self.writer())
                    .await?;
                Ok(done.rows_affected() > 0)
            }
        }
    };
}

pub(crate) use tokens;

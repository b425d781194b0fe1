//! Accounts.

macro_rules! users {
    ($store:ty) => {
        #[async_trait::async_trait]
        impl $crate::Users for $store {
            async fn create_user(&self, user: $crate::NewUser) -> $crate::Result<()> {
                sqlx::query(
                    "INSERT INTO users (id, address_hash, address_sealed, name_sealed, password_hash, created_at) \
                     VALUES ($1, $2, $3, $4, $5, $6)",
                )
                .bind(uuid::Uuid::from(user.id))
                .bind(user.address_hash.to_vec())
                .bind(user.address)
                .bind(user.name)
                .bind(user.password_hash)
                .bind($crate::shared::rows::micros(user.created_at))
                .execute(self.writer())
                .await?;
                Ok(())
            }

            async fn user(&self, id: $crate::UserId) -> $crate::Result<Option<$crate::User>> {
                let row: Option<$crate::shared::rows::UserRow> = sqlx::query_as(
                    "SELECT id, address_hash, address_sealed, name_sealed, password_hash, created_at \
                     FROM users WHERE id = $1",
                )
                .bind(uuid::Uuid::from(id))
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn user_by_address(&self, address_hash: [u8; 32]) -> $crate::Result<Option<$crate::User>> {
                let row: Option<$crate::shared::rows::UserRow> = sqlx::query_as(
                    "SELECT id, address_hash, address_sealed, name_sealed, password_hash, created_at \
                     FROM users WHERE address_hash = $1",
                )
                .bind(address_hash.to_vec())
                .fetch_optional(self.reader())
                .await?;
                row.map(TryInto::try_into).transpose()
            }

            async fn update_user(&self, user: $crate::User) -> $crate::Result<()> {
                sqlx::query(
                    "UPDATE users SET address_hash = $2, address_sealed = $3, name_sealed = $4, password_hash = $5 \
                     WHERE id = $1",
                )
                .bind(uuid::Uuid::from(user.id))
                .bind(user.address_hash.to_vec())
                .bind(user.address)
                .bind(user.name)
                .bind(user.password_hash)
                .execute(self.writer())
                .await?;
                Ok(())
            }

            async fn delete_user(&self, id: $crate::UserId) -> $crate::Result<()> {
                let id = uuid::Uuid::from(id);
                let mut tx = self.begin().await?;
                sqlx::query(
                    "DELETE FROM resumes WHERE id IN (SELECT resume_id FROM members WHERE user_id = $1 AND role = 3) \
                     AND id NOT IN (SELECT resume_id FROM members WHERE user_id <> $1 AND role = 3)",
                )
                .bind(id)
                .execute(&mut *tx)
                .await?;
                sqlx::query("DELETE FROM users WHERE id = $1").bind(id).execute(&mut *tx).await?;
                tx.commit().await?;
                Ok(())
            }
        }
    };
}

pub(crate) use users;

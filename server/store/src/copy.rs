//! Moving everything from one database to another: from the file to Postgres, or back.

use sqlx::{Postgres, Sqlite, Transaction};

use crate::postgres::PostgresStore;
use crate::sqlite::SqliteStore;
use crate::{DatabaseUrl, Result, StoreError};

/// How many rows of each table were copied.
pub type Copied = Vec<(&'static str, u64)>;

/// Copies every table in one transaction and compares the counts. The target must be empty; the source stays as it is.
///
/// # Errors
/// When the target holds anything already, or a row does not fit; then nothing was copied.
pub async fn copy(from: DatabaseUrl, to: DatabaseUrl) -> Result<Copied> {
    match (from, to) {
        (DatabaseUrl::Sqlite(from), DatabaseUrl::Postgres(to)) => {
            let (from, to) = (SqliteStore::connect(&from).await?, PostgresStore::connect(&to).await?);
            let (mut source, mut target) = (from.begin().await?, to.begin().await?);
            let copied = sqlite_to_postgres(&mut source, &mut target).await?;
            target.commit().await?;
            Ok(copied)
        }
        (DatabaseUrl::Postgres(from), DatabaseUrl::Sqlite(to)) => {
            let (from, to) = (PostgresStore::connect(&from).await?, SqliteStore::connect(&to).await?);
            let (mut source, mut target) = (from.begin().await?, to.begin().await?);
            // One view of the whole source, whatever happens to it meanwhile.
            sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(&mut *source).await?;
            let copied = postgres_to_sqlite(&mut source, &mut target).await?;
            target.commit().await?;
            Ok(copied)
        }
        _ => Err(StoreError::Unfit("copy moves between a SQLite file and Postgres".to_owned())),
    }
}

/// One table: its name, its columns and their types. In the order of their references.
macro_rules! tables {
    ($source:ty => $target:ty, $name:ident) => {
        async fn $name(source: &mut Transaction<'static, $source>, target: &mut Transaction<'static, $target>) -> Result<Copied> {
            let mut copied = Copied::new();
            tables!(@rows source, target, copied, "users", "id, address_hash, address_sealed, name_sealed, password_hash, created_at",
                "$1, $2, $3, $4, $5, $6", (id: uuid::Uuid, hash: Vec<u8>, address: Vec<u8>, name: Vec<u8>, password: String, at: i64));
            tables!(@rows source, target, copied, "sessions", "id_hash, user_id, data, created_at, last_seen_at, expires_at, user_agent, ip",
                "$1, $2, $3, $4, $5, $6, $7, $8", (id: Vec<u8>, user: Option<uuid::Uuid>, data: Vec<u8>, made: i64, seen: i64, ends: i64, agent: Option<String>, ip: Option<String>));
            tables!(@rows source, target, copied, "tokens", "id, user_id, hash, name, created_at, last_used_at",
                "$1, $2, $3, $4, $5, $6", (id: uuid::Uuid, user: uuid::Uuid, hash: Vec<u8>, name: String, made: i64, used: Option<i64>));
            tables!(@rows source, target, copied, "resumes", "id, title_sealed, head_seq, created_at, updated_at, deleted_at, name_sealed, name_seq, beside",
                "$1, $2, $3, $4, $5, $6, $7, $8, $9", (id: uuid::Uuid, title: Vec<u8>, head: i64, made: i64, updated: i64, deleted: Option<i64>, name: Option<Vec<u8>>, named: i64, beside: Option<uuid::Uuid>));
            tables!(@rows source, target, copied, "resume_keys", "resume_id, wrapped", "$1, $2", (id: uuid::Uuid, wrapped: Vec<u8>));
            tables!(@rows source, target, copied, "members", "resume_id, user_id, role, since",
                "$1, $2, $3, $4", (resume: uuid::Uuid, user: uuid::Uuid, role: i16, since: i64));
            tables!(@rows source, target, copied, "tags", "resume_id, user_id, sealed",
                "$1, $2, $3", (resume: uuid::Uuid, user: uuid::Uuid, sealed: Vec<u8>));
            tables!(@rows source, target, copied, "invitations", "id, resume_id, invited_by, secret_hash, role, address_sealed, created_at, expires_at, accepted_at",
                "$1, $2, $3, $4, $5, $6, $7, $8, $9", (id: uuid::Uuid, resume: uuid::Uuid, by: uuid::Uuid, hash: Vec<u8>, role: i16, address: Vec<u8>, made: i64, ends: i64, accepted: Option<i64>));
            tables!(@rows source, target, copied, "client_ids", "resume_id, client, user_id",
                "$1, $2, $3", (resume: uuid::Uuid, client: i64, user: uuid::Uuid));
            tables!(@rows source, target, copied, "log", "resume_id, seq, row_id, author, sealed, at",
                "$1, $2, $3, $4, $5, $6", (resume: uuid::Uuid, seq: i64, row: uuid::Uuid, author: uuid::Uuid, sealed: Vec<u8>, at: i64));
            tables!(@rows source, target, copied, "snapshots", "resume_id, seq, row_id, sealed, at, is_base",
                "$1, $2, $3, $4, $5, $6", (resume: uuid::Uuid, seq: i64, row: uuid::Uuid, sealed: Vec<u8>, at: i64, base: bool));
            tables!(@rows source, target, copied, "photos", "id, resume_id, at, sealed",
                "$1, $2, $3, $4", (id: uuid::Uuid, resume: uuid::Uuid, at: i64, sealed: Vec<u8>));
            Ok(copied)
        }
    };
    (@rows $source:ident, $target:ident, $copied:ident, $table:literal, $columns:literal, $places:literal,
        ($($column:ident: $type:ty),*)) => {{
        use futures_util::TryStreamExt as _;
        let (there,): (i64,) = sqlx::query_as(concat!("SELECT count(*) FROM ", $table)).fetch_one(&mut **$target).await?;
        if there != 0 {
            return Err(StoreError::Unfit(format!("the target is not empty: {} has {there} rows", $table)));
        }
        let mut rows = sqlx::query_as::<_, ($($type,)*)>(concat!("SELECT ", $columns, " FROM ", $table)).fetch(&mut **$source);
        let mut count = 0;
        while let Some(($($column,)*)) = rows.try_next().await? {
            sqlx::query(concat!("INSERT INTO ", $table, " (", $columns, ") VALUES (", $places, ")"))
                $(.bind($column))*
                .execute(&mut **$target)
                .await?;
            count += 1;
        }
        let (there,): (i64,) = sqlx::query_as(concat!("SELECT count(*) FROM ", $table)).fetch_one(&mut **$target).await?;
        if there.cast_unsigned() != count {
            return Err(StoreError::Unfit(format!("{} has {there} rows after copying {count}", $table)));
        }
        $copied.push(($table, count));
    }};
}

tables!(Sqlite => Postgres, sqlite_to_postgres);
tables!(Postgres => Sqlite, postgres_to_sqlite);

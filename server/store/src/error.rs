//! What can go wrong in a store.

use uuid::Uuid;

/// The result of a question to the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Not found is not an error: questions answer with an `Option`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or does not answer in time. Asking again later may help.
    #[error("the database is away: {0}")]
    Unavailable(String),
    /// A unique value is there already; its name.
    #[error("{0} is taken")]
    Taken(&'static str),
    /// A row that breaks a rule of ours.
    #[error("{table}.{column} of row {row} is not as it must be")]
    Inconsistent { table: &'static str, column: &'static str, row: Uuid },
    /// The two sides of a copy, or the data folder, are not fit for what was asked.
    #[error("{0}")]
    Unfit(String),
    /// Everything else that the database said.
    #[error("the database refused: {0}")]
    Database(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => {
                Self::Unavailable(error.to_string())
            }
            E::Database(said) => {
                let code = said.code().unwrap_or_default();
                if said.is_unique_violation() {
                    Self::Taken(unique_name(said.as_ref()))
                } else if is_away(&code) {
                    Self::Unavailable(error.to_string())
                } else {
                    Self::Database(error.to_string())
                }
            }
            _ => Self::Database(error.to_string()),
        }
    }
}

/// Whether a database's code says that it cannot write now and may later.
fn is_away(code: &str) -> bool {
    // Postgres has five characters: connection trouble, shutdown, no room or memory, a standby, a lock or statement that
    // took too long.
    if code.len() == 5 {
        return ["08", "57", "53"].iter().any(|class| code.starts_with(class))
            || ["55P03", "40001", "40P01", "25P03", "25006"].contains(&code);
    }
    // SQLite's lowest byte: busy, locked, read-only, input or output, full.
    code.parse::<u32>().is_ok_and(|code| [5, 6, 8, 10, 13].contains(&(code & 0xff)))
}

/// What a unique constraint protects, in words.
fn unique_name(said: &(dyn sqlx::error::DatabaseError + 'static)) -> &'static str {
    let text = said.message();
    let named = said.constraint().unwrap_or_default();
    let has = |part: &str| text.contains(part) || named.contains(part);
    if has("address_hash") {
        "address"
    } else if has("id_hash") || has("sessions") {
        "session"
    } else if has("client") {
        "client id"
    } else {
        "id"
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(error) => error.into(),
            other => Self::Database(other.to_string()),
        }
    }
}

//! A database of its own for each test, and people and résumés to put into it.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::FutureExt as _;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use store::{
    Append, Appended, Credential, DatabaseUrl, FirstRow, Grant, Member, MemoryStore, NewResume, NewSession, NewToken,
    NewUser, ResumeId, Role, RowId, Store, SystemClock, SystemRandom, TokenId, UserId, connect,
};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Makes tests of these functions, each with an empty store in memory.
macro_rules! on_memory {
    ($($test:ident),+ $(,)?) => {
        mod memory {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::fixture::Fixture::memory().run(super::$test).await;
            }
        )+}
    };
}

/// Makes tests of these functions, each with an empty SQLite file.
macro_rules! on_sqlite {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::fixture::Fixture::sqlite().await.run(super::$test).await;
            }
        )+}
    };
}

/// Makes tests of these functions, each with an empty Postgres database.
macro_rules! on_postgres {
    ($($test:ident),+ $(,)?) => {
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::fixture::Fixture::postgres().await.run(super::$test).await;
            }
        )+}
    };
}

/// Makes a test of each function on every kind of store.
macro_rules! on_all {
    ($($test:ident),+ $(,)?) => {
        on_memory!($($test),+);
        on_sqlite!($($test),+);
        on_postgres!($($test),+);
    };
}

pub struct Fixture {
    pub store: Arc<dyn Store>,
    pub url: DatabaseUrl,
    place: Place,
}

enum Place {
    /// One process has it, or it is in memory.
    File {
        _folder: Option<TempDir>,
    },
    Database {
        server: String,
        name: String,
    },
}

/// Somebody with an account, and by what they write.
#[derive(Clone, Copy)]
pub struct Person {
    pub user: UserId,
    pub session: [u8; 32],
    pub via: Credential,
}

impl Fixture {
    pub fn memory() -> Self {
        let nowhere = DatabaseUrl::Sqlite(PathBuf::new());
        Self { store: Arc::new(MemoryStore::default()), url: nowhere, place: Place::File { _folder: None } }
    }

    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = Self::sqlite_in(&folder).await;
        Self { place: Place::File { _folder: Some(folder) }, ..file }
    }

    /// In a folder that is somebody else's to remove.
    pub async fn sqlite_in(folder: &TempDir) -> Self {
        let url = file_in(folder);
        Self { store: connect(url.clone()).await.unwrap(), url, place: Place::File { _folder: None } }
    }

    pub async fn postgres() -> Self {
        let Ok(server) = std::env::var("TANDEM_TEST_POSTGRES") else {
            panic!("TANDEM_TEST_POSTGRES is not set: run `cargo xtask test store`, which starts a Postgres");
        };
        let name = format!("tandem_{}", Uuid::from(fresh_row()).simple());
        let options: PgConnectOptions = server.parse().unwrap();
        let url = DatabaseUrl::Postgres(options.database(&name).to_url_lossy().to_string());
        on_server(&server, format!("CREATE DATABASE {name}")).await;
        Self { store: connect(url.clone()).await.unwrap(), url, place: Place::Database { server, name } }
    }

    /// Runs a test, and removes the database whatever comes of it.
    pub async fn run(self, test: impl AsyncFnOnce(&Self)) {
        let outcome = AssertUnwindSafe(test(&self)).catch_unwind().await;
        if let Place::Database { server, name } = &self.place {
            on_server(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    }

    /// Another replica's way to the database. A file has one process only, which is one store.
    pub async fn replica(&self) -> Arc<dyn Store> {
        match self.place {
            Place::File { .. } => self.store.clone(),
            Place::Database { .. } => connect(self.url.clone()).await.unwrap(),
        }
    }

    /// An account with a session.
    pub async fn person(&self) -> Person {
        let user = new_user();
        let session = new_session(user.id);
        let person = Person { user: user.id, session: session.id_hash, via: Credential::Session(session.id_hash) };
        self.store.create_user(user).await.unwrap();
        self.store.create_session(session).await.unwrap();
        person
    }

    /// The same person, with a token.
    pub async fn token_of(&self, person: &Person) -> (Person, NewToken) {
        let token = NewToken {
            id: TokenId::new(&SystemClock, &SystemRandom),
            user: person.user,
            name: "a script".to_owned(),
            hash: fresh_hash(),
            created_at: at(0),
        };
        self.store.create_token(token.clone()).await.unwrap();
        (Person { via: Credential::Token(token.id), ..*person }, token)
    }

    /// A résumé with a first row.
    pub async fn resume_of(&self, owner: &Person) -> ResumeId {
        let new = new_resume(owner);
        self.store.create_resume(new.clone()).await.unwrap();
        new.id
    }

    /// Another account, with that role in a résumé.
    pub async fn member(&self, resume: ResumeId, role: Role) -> Person {
        let person = self.person().await;
        let member = Member { user: person.user, role, since: at(0) };
        self.store.put_member(resume, &member).await.unwrap();
        person
    }

    /// Appends one.
    pub async fn append(&self, append: Append) -> Appended {
        let answers = self.store.append(&[append]).await.unwrap();
        assert_eq!(answers.len(), 1);
        answers[0]
    }

    /// The number of a résumé's newest row.
    pub async fn head(&self, resume: ResumeId) -> i64 {
        self.store.resume(resume).await.unwrap().unwrap().head_seq
    }
}

impl Person {
    pub fn grant(&self) -> Grant {
        Grant { user: self.user, via: self.via }
    }

    /// An update of theirs.
    pub fn writes(&self, resume: ResumeId) -> Append {
        let row = fresh_row();
        let blob = Uuid::from(row).as_bytes().to_vec();
        Append { resume, row, author: self.user, grant: self.grant(), clients: Vec::new(), blob, at: at(1) }
    }

    /// An update of theirs that inserts under these client ids.
    pub fn writes_as(&self, resume: ResumeId, clients: &[u64]) -> Append {
        Append { clients: clients.to_vec(), ..self.writes(resume) }
    }
}

pub fn new_user() -> NewUser {
    NewUser {
        id: UserId::new(&SystemClock, &SystemRandom),
        address_hash: fresh_hash(),
        address: fresh_hash().to_vec(),
        name: fresh_hash().to_vec(),
        password_hash: "$argon2id$…".to_owned(),
        created_at: at(0),
    }
}

pub fn new_session(user: UserId) -> NewSession {
    NewSession {
        id_hash: fresh_hash(),
        user_id: Some(user),
        data: vec![1, 2, 3],
        created_at: at(0),
        last_seen_at: at(1),
        expires_at: at(1_000_000),
        user_agent: Some("a browser".to_owned()),
        ip: Some("192.0.2.1".to_owned()),
    }
}

pub fn new_resume(owner: &Person) -> NewResume {
    NewResume {
        id: ResumeId::new(&SystemClock, &SystemRandom),
        owner: owner.user,
        title: fresh_hash().to_vec(),
        wrapped_key: fresh_hash().to_vec(),
        first: Some(FirstRow { row: fresh_row(), clients: vec![1], blob: fresh_hash().to_vec() }),
        at: at(0),
    }
}

pub fn fresh_row() -> RowId {
    RowId::new(&SystemClock, &SystemRandom)
}

pub fn fresh_hash() -> [u8; 32] {
    *blake3::hash(Uuid::from(fresh_row()).as_bytes()).as_bytes()
}

/// So many seconds after the beginning of the test's time.
pub fn at(second: i64) -> OffsetDateTime {
    datetime!(2026-01-01 00:00 UTC) + Duration::seconds(second)
}

/// A database file in a folder.
pub fn file_in(folder: &TempDir) -> DatabaseUrl {
    DatabaseUrl::Sqlite(path_in(folder))
}

pub fn path_in(folder: &TempDir) -> PathBuf {
    folder.path().join("tandem.db")
}

/// Compares everything that there is to see of two values.
#[track_caller]
pub fn assert_same(left: impl Debug, right: impl Debug) {
    assert_eq!(format!("{left:#?}"), format!("{right:#?}"));
}

async fn on_server(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

//! A database with people and a résumé, and hubs over it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crdt::json::Json;
use crdt::{Document, Seeded, jsonresume};
use hub::{Hub, HubConfig, JoinError, JoinRequest, Joined, LocalRelay, Parts, Relay, Who};
use store::{
    Clock, Credential, DatabaseUrl, FirstRow, Grant, Log, Member, NewResume, NewSession, NewUser, ResumeId, Rng, Role,
    RowId, Store, SystemClock, SystemRandom, UserId, Vault, connect,
};
use uuid::Uuid;

use crate::peer::Peer;

/// How long a test waits for something before it says that it will not come.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct World {
    pub store: Arc<dyn Store>,
    pub vault: Arc<Vault>,
    pub resume: ResumeId,
    pub owner: Who,
    next_client: AtomicU64,
    _folder: tempfile::TempDir,
}

/// Short pauses: what takes seconds in service takes moments here.
pub fn quick() -> HubConfig {
    HubConfig {
        evict_after: Duration::from_millis(50),
        presence_every: Duration::from_millis(5),
        heads_every: Duration::from_millis(50),
        heads_every_without_relay: Duration::from_millis(50),
        rights_every: Duration::from_millis(50),
        retry: (Duration::from_millis(5), Duration::from_millis(50)),
        snapshot_rows: 20,
        ..HubConfig::default()
    }
}

impl World {
    /// A SQLite database with an owner and a résumé that has one bullet.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = connect(DatabaseUrl::Sqlite(folder.path().join("tandem.db"))).await.unwrap();
        let vault = Arc::new(Vault::new([7; 32]));
        let owner = person(&*store, "Ada", &SystemClock, &SystemRandom).await;
        let resume = resume_of(&*store, &vault, &owner, &SystemClock, &SystemRandom).await;
        Self { store, vault, resume, owner, next_client: AtomicU64::new(100), _folder: folder }
    }

    /// A replica alone.
    pub fn hub(&self) -> Hub {
        self.replica(Arc::new(LocalRelay), self.store.clone(), quick())
    }

    pub fn replica(&self, relay: Arc<dyn Relay>, log: Arc<dyn Log>, config: HubConfig) -> Hub {
        Hub::start(Parts {
            config,
            store: self.store.clone(),
            log,
            vault: self.vault.clone(),
            relay,
            clock: Arc::new(SystemClock),
            rng: Arc::new(SystemRandom),
        })
    }

    /// Another account, with that role.
    pub async fn member(&self, name: &str, role: Role) -> Who {
        let who = Who { role, ..person(&*self.store, name, &SystemClock, &SystemRandom).await };
        let member = Member { user: who.user, role, since: SystemClock.now() };
        self.store.put_member(self.resume, &member).await.unwrap();
        who
    }

    /// Somebody joins with a document of their own, and syncs.
    pub async fn join(&self, hub: &Hub, who: &Who) -> Peer {
        let joined = self.try_join(hub, who).await.unwrap();
        Peer::new(joined, self.next_client.fetch_add(1, Ordering::Relaxed)).await
    }

    pub async fn try_join(&self, hub: &Hub, who: &Who) -> Result<Joined, JoinError> {
        hub.join(JoinRequest { resume: self.resume, who: who.clone(), extensions: true }).await
    }

    /// The row at a number, with other words in the summary than those that were written.
    pub async fn forged_row(&self, seq: i64, words: &str) -> store::LogRow {
        let found = self.store.resume(self.resume).await.unwrap().unwrap();
        let key = self.vault.unwrap_content_key(self.resume, &found.wrapped_key).unwrap();
        let mut rows = self.store.read_after(self.resume, 0, i64::MAX).await.unwrap();
        let mut document = Document::new(9);
        for row in rows.iter().filter(|row| row.seq < seq) {
            document.apply(&key.open(row.row.into(), &row.blob).unwrap()).unwrap();
        }
        let field = crdt::FieldRef::basics("summary");
        let ((), update) = document.edit(|edit| edit.set_text(&field, words));
        let mut row = rows.remove(usize::try_from(seq - 1).unwrap());
        row.blob = key.seal(&SystemRandom, row.row.into(), &update);
        row
    }

    /// What a replica that starts now would load.
    pub async fn stored(&self) -> Document {
        let found = self.store.resume(self.resume).await.unwrap().unwrap();
        let key = self.vault.unwrap_content_key(self.resume, &found.wrapped_key).unwrap();
        let rows = self.store.read_after(self.resume, 0, i64::MAX).await.unwrap();
        let updates: Vec<Vec<u8>> = rows.iter().map(|row| key.open(row.row.into(), &row.blob).unwrap()).collect();
        let mut document = Document::new(9);
        document.apply_all(updates.iter().map(Vec::as_slice)).unwrap();
        assert_eq!(rows.last().map(|row| row.seq), Some(found.head_seq), "the sequence is dense");
        document
    }
}

/// Waits until something holds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("waited for {what}"));
}

/// A résumé that has one bullet.
pub async fn resume_of(store: &dyn Store, vault: &Vault, owner: &Who, clock: &dyn Clock, rng: &dyn Rng) -> ResumeId {
    let resume = ResumeId::new(clock, rng);
    let mut document = Document::new(1);
    let json = Json::parse(r#"{"basics":{"summary":""},"work":[{"name":"A","highlights":["one"]}]}"#).unwrap();
    jsonresume::import(&mut document, &json, &mut Seeded::new(1)).unwrap();
    let (key, wrapped_key) = vault.new_content_key(rng, resume);
    let row = RowId::new(clock, rng);
    let blob = key.seal(rng, row.into(), &document.encode());
    let new = NewResume {
        id: resume,
        owner: owner.user,
        title: Vec::new(),
        wrapped_key,
        first: Some(FirstRow { row, clients: vec![1], blob }),
        at: clock.now(),
    };
    store.create_resume(new).await.unwrap();
    resume
}

/// An account, signed in.
pub async fn person(store: &dyn Store, name: &str, clock: &dyn Clock, rng: &dyn Rng) -> Who {
    let user = UserId::new(clock, rng);
    let mut hash = [0; 32];
    hash[..16].copy_from_slice(Uuid::from(user).as_bytes());
    let grant = Grant { user, via: Credential::Session(hash) };
    let new = NewUser {
        id: user,
        address_hash: hash,
        address: Vec::new(),
        name: Vec::new(),
        password_hash: String::new(),
        created_at: clock.now(),
    };
    store.create_user(new).await.unwrap();
    sign_in(store, grant, clock).await;
    Who { user, name: name.to_owned(), slot: 0, role: Role::Owner, grant }
}

pub async fn sign_in(store: &dyn Store, grant: Grant, clock: &dyn Clock) {
    let Credential::Session(id_hash) = grant.via else { panic!("a session") };
    let now = clock.now();
    let session = NewSession {
        id_hash,
        user_id: Some(grant.user),
        data: Vec::new(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + time::Duration::days(1),
        user_agent: None,
        ip: None,
    };
    store.create_session(session).await.unwrap();
}

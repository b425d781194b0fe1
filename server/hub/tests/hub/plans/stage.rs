//! Where a plan is played: a store, a wire, replicas and people.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crdt::{Document, FieldRef, Seeded};
use hub::{EditError, Hub, HubConfig, JoinRequest, Parts, Who};
use store::{
    Clock, Credential, Grant, Member, Members as _, MemoryStore, ResumeId, Resumes as _, Rng, Role, Sessions as _,
    UserId, Vault,
};
use time::OffsetDateTime;
use time::macros::datetime;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::archive::Archive;
use super::plan::{Mood, PEOPLE, REPLICAS, WINDOWS};
use super::sky::Sky;
use super::window::Window;
use crate::wires::{End, Fate, Wire};
use crate::world::{person, resume_of, sign_in};

/// The plan's own time.
#[derive(Debug)]
pub struct Time(Instant);

impl Clock for Time {
    fn now(&self) -> OffsetDateTime {
        datetime!(2026-01-01 00:00 UTC) + self.0.elapsed()
    }
}

/// The plan's own chance.
#[derive(Debug)]
pub struct Dice(Mutex<Seeded>);

impl Rng for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        let drawn = self.0.lock().unwrap().bytes(bytes.len());
        bytes.copy_from_slice(&drawn);
    }
}

pub struct Replica {
    pub hub: Hub,
    pub sky: Arc<Sky>,
    end: Arc<End>,
}

/// What came of a change that the server made for somebody: the update, when it was made.
type Rewritten = Result<Vec<u8>, EditError>;

pub struct Stage {
    pub store: MemoryStore,
    pub resume: ResumeId,
    pub archive: Archive,
    pub wire: Arc<Wire>,
    pub people: Vec<Who>,
    pub replicas: Vec<Replica>,
    /// `None`: closed.
    pub windows: Vec<Option<Window>>,
    pub rewrites: JoinSet<Rewritten>,
    clock: Arc<Time>,
    rng: Arc<Dice>,
    vault: Arc<Vault>,
    next_number: u64,
}

/// As in service, but that rooms write snapshots early, and that a window which does not listen soon falls behind.
fn config() -> HubConfig {
    HubConfig { snapshot_rows: 10, outbound_bytes: 1_500, ..HubConfig::default() }
}

impl Stage {
    pub async fn new(seed: u64) -> Self {
        let store = MemoryStore::default();
        let (clock, rng) = (Arc::new(Time(Instant::now())), Arc::new(Dice(Mutex::new(Seeded::new(seed)))));
        let vault = Arc::new(Vault::new([7; 32]));
        let mut people = Vec::new();
        for name in ["Ada", "Ben", "Cleo"] {
            people.push(person(&store, name, &*clock, &*rng).await);
        }
        let resume = resume_of(&store, &vault, &people[0], &*clock, &*rng).await;
        for who in &people[1..] {
            let member = Member { user: who.user, role: Role::Editor, since: clock.now() };
            store.put_member(resume, &member).await.expect("a calm store");
        }
        let found = store.resume(resume).await.expect("a calm store").expect("just made");
        let key = vault.unwrap_content_key(resume, &found.wrapped_key).expect("a key of ours");
        let mut stage = Self {
            archive: Archive::new(store.clone(), resume, key),
            store,
            resume,
            wire: Wire::new(Fate::Arrive, seed),
            people,
            replicas: Vec::new(),
            windows: (0..WINDOWS).map(|_| None).collect(),
            rewrites: JoinSet::new(),
            clock,
            rng,
            vault,
            next_number: 100,
        };
        for _ in 0..REPLICAS {
            let replica = stage.new_replica();
            stage.replicas.push(replica);
        }
        stage
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }

    /// For the order keys of one edit.
    pub fn new_dice(&mut self) -> Seeded {
        Seeded::new(self.number())
    }

    fn new_replica(&mut self) -> Replica {
        let (sky, end) = (Arc::new(Sky::new(self.number())), self.wire.end());
        let store = Arc::new(self.store.through(sky.clone()));
        let hub = Hub::start(Parts {
            config: config(),
            store: store.clone(),
            log: store,
            vault: self.vault.clone(),
            relay: end.clone(),
            clock: self.clock.clone(),
            rng: self.rng.clone(),
        });
        Replica { hub, sky, end }
    }

    /// Whose window it is.
    pub fn owner(window: usize) -> usize {
        window % PEOPLE
    }

    pub async fn role(&self, person: usize) -> Option<Role> {
        self.store.role(self.resume, self.people[person].user).await.expect("a calm store")
    }

    /// Opens a window that is closed, and connects one that is not connected. False: it may not.
    pub async fn join(&mut self, window: usize, replica: usize) -> bool {
        let person = Self::owner(window);
        let Some(role) = self.role(person).await else {
            // What it held is a draft now.
            self.windows[window] = None;
            return false;
        };
        if self.windows[window].as_ref().is_some_and(|window| window.line.is_some()) {
            return true;
        }
        let who = Who { role, ..self.people[person].clone() };
        let request = JoinRequest { resume: self.resume, who, extensions: true };
        let client = self.number();
        let joined = self.replicas[replica].hub.join(request).await;
        let window = self.windows[window].get_or_insert_with(|| Window::new(client));
        match joined {
            Ok(joined) => window.connect(joined, replica).await,
            Err(_) => return false,
        }
        true
    }

    /// A replica dies: nothing that it still does reaches anybody.
    pub async fn crash(&mut self, replica: usize) {
        let fresh = self.new_replica();
        let dead = std::mem::replace(&mut self.replicas[replica], fresh);
        dead.sky.die();
        dead.end.cut();
        for window in self.windows.iter_mut().flatten() {
            window.line.take_if(|line| line.replica == replica);
        }
        dead.hub.shutdown(Duration::ZERO).await;
    }

    /// A replica stops as it is asked to. Its windows hear that.
    pub async fn restart(&mut self, replica: usize) {
        let fresh = self.new_replica();
        let old = std::mem::replace(&mut self.replicas[replica], fresh);
        old.hub.shutdown(Duration::from_secs(5)).await;
        old.sky.die();
        old.end.cut();
    }

    pub async fn set_role(&mut self, person: usize, role: Option<Role>, told: bool) {
        let user = self.people[person].user;
        match role {
            Some(role) => {
                let member = Member { user, role, since: self.clock.now() };
                self.store.put_member(self.resume, &member).await.expect("a calm store");
            }
            None => _ = self.store.remove_member(self.resume, user).await.expect("a calm store"),
        }
        if told {
            self.tell(user).await;
        }
    }

    /// Ends a person's session; what they open next is under a new one.
    pub async fn sign_out(&mut self, person: usize, told: bool) {
        let Credential::Session(hash) = self.people[person].grant.via else { return };
        self.store.delete_session(hash).await.expect("a calm store");
        let mut fresh = [0; 32];
        fresh[..8].copy_from_slice(&self.number().to_le_bytes());
        let grant = Grant { via: Credential::Session(fresh), ..self.people[person].grant };
        sign_in(&self.store, grant, &*self.clock).await;
        self.people[person].grant = grant;
        if told {
            self.tell(grant.user).await;
        }
    }

    async fn tell(&self, user: UserId) {
        self.replicas[0].hub.access_changed(self.resume, user).await;
    }

    /// The server changes the name for somebody, as a REST call would.
    pub async fn rewrite(&mut self, person: usize, replica: usize, words: usize) {
        let Some(role) = self.role(person).await else { return };
        let who = Who { role, ..self.people[person].clone() };
        let (hub, resume) = (self.replicas[replica].hub.clone(), self.resume);
        self.rewrites.spawn(async move {
            let change = move |document: &mut Document| {
                let words = format!("by the server {words}");
                let ((), update) = document.edit(|edit| edit.set_text(&FieldRef::basics("name"), &words));
                Ok::<_, EditError>((update.clone(), update))
            };
            hub.edit(resume, who, change).await
        });
    }

    pub fn calm_down(&self) {
        self.wire.set(Fate::Arrive);
        for replica in &self.replicas {
            replica.sky.set(Mood::Calm);
        }
    }

    pub fn unix_ms(&self) -> i64 {
        i64::try_from(self.clock.now().unix_timestamp_nanos() / 1_000_000).expect("this century")
    }
}

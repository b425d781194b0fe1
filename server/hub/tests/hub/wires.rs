//! What a test can do to the ways between the parts: a log that can be held up, news that get lost.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use crdt::Seeded;
use hub::relay::{Ear, News, Relay, RelayState};
use serde::{Deserialize, Serialize};
use store::{Append, Appended, Log, LogRow, Result, ResumeId, Store, StoreError};
use tokio::sync::Semaphore;

/// A store's log, with a gate before each commit and a switch that makes the database away.
pub struct Gate {
    store: Arc<dyn Store>,
    passes: Semaphore,
    away: Mutex<bool>,
}

impl Gate {
    pub fn closed(store: Arc<dyn Store>) -> Arc<Self> {
        Arc::new(Self { store, passes: Semaphore::new(0), away: Mutex::new(false) })
    }

    pub fn open(&self) {
        self.passes.add_permits(1_000);
    }

    /// Holds up what comes from now on.
    pub fn close(&self) {
        self.passes.forget_permits(self.passes.available_permits());
    }

    pub fn set_away(&self, away: bool) {
        *self.away.lock().unwrap() = away;
    }
}

#[async_trait]
impl Log for Gate {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        self.passes.acquire().await.expect("never closed").forget();
        if *self.away.lock().unwrap() {
            self.passes.add_permits(1);
            return Err(StoreError::Unavailable("switched off".to_owned()));
        }
        self.store.append(batch).await
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        self.store.read_after(resume, seq, limit).await
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        self.store.heads(resumes).await
    }
}

/// A store's log that is read as somebody has changed it.
pub struct Tampered<F> {
    store: Arc<dyn Store>,
    change: F,
}

impl<F: Fn(&mut LogRow) + Send + Sync> Tampered<F> {
    pub fn new(store: Arc<dyn Store>, change: F) -> Arc<Self> {
        Arc::new(Self { store, change })
    }
}

#[async_trait]
impl<F: Fn(&mut LogRow) + Send + Sync> Log for Tampered<F> {
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>> {
        self.store.append(batch).await
    }

    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
        let mut rows = self.store.read_after(resume, seq, limit).await?;
        rows.iter_mut().for_each(&self.change);
        Ok(rows)
    }

    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>> {
        self.store.heads(resumes).await
    }
}

/// How news are treated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Fate {
    Arrive,
    /// None arrives, and nobody knows.
    Lost,
    /// By the dice: lost, doubled, or held back behind later ones.
    Mixed,
    /// None arrives, and every end says so.
    Away,
}

/// A wire between replicas of one test.
#[derive(Debug)]
pub struct Wire {
    /// The number of the next end, and who listens at which.
    next: AtomicUsize,
    ends: Mutex<BTreeMap<usize, Ear>>,
    fate: Mutex<Fate>,
    dice: Mutex<Seeded>,
    held: Mutex<Vec<(usize, News)>>,
}

impl Wire {
    pub fn new(fate: Fate, seed: u64) -> Arc<Self> {
        Arc::new(Self {
            next: AtomicUsize::new(0),
            ends: Mutex::default(),
            fate: Mutex::new(fate),
            dice: Mutex::new(Seeded::new(seed)),
            held: Mutex::default(),
        })
    }

    pub fn end(self: &Arc<Self>) -> Arc<End> {
        Arc::new(End { wire: self.clone(), id: self.next.fetch_add(1, Ordering::Relaxed) })
    }

    /// From now on. Ends that were away hear that they have missed something; where news arrive, the late ones do too.
    pub fn set(&self, fate: Fate) {
        let before = std::mem::replace(&mut *self.fate.lock().unwrap(), fate);
        if (before == Fate::Away) != (fate == Fate::Away) {
            self.ends.lock().unwrap().values().for_each(|end| end.hear(News::Gap));
        }
        if fate == Fate::Arrive {
            let ends = self.ends.lock().unwrap();
            for (to, late) in self.held.lock().unwrap().drain(..) {
                ends.get(&to).into_iter().for_each(|end| end.hear(late.clone()));
            }
        }
    }

    fn fate(&self) -> Fate {
        *self.fate.lock().unwrap()
    }

    fn carry(&self, from: usize, heard: &News) {
        let ends = self.ends.lock().unwrap();
        if !ends.contains_key(&from) {
            return;
        }
        for (id, end) in ends.iter().filter(|(id, _)| **id != from) {
            let roll = self.dice.lock().unwrap().below(4);
            let mut held = self.held.lock().unwrap();
            match (self.fate(), roll) {
                (Fate::Lost | Fate::Away, _) | (Fate::Mixed, 0) => {}
                (Fate::Mixed, 1) => held.push((*id, heard.clone())),
                (Fate::Mixed, 2) => {
                    end.hear(heard.clone());
                    end.hear(heard.clone());
                }
                _ => end.hear(heard.clone()),
            }
            if roll == 3
                && let Some((to, late)) = held.pop()
                && let Some(to) = ends.get(&to)
            {
                to.hear(late);
            }
        }
    }
}

/// One replica's end of a wire.
#[derive(Debug)]
pub struct End {
    wire: Arc<Wire>,
    id: usize,
}

impl End {
    /// The replica is dead: it says nothing and hears nothing.
    pub fn cut(&self) {
        self.wire.ends.lock().unwrap().remove(&self.id);
    }
}

#[async_trait]
impl Relay for End {
    fn listen(&self, ear: Ear) {
        self.wire.ends.lock().unwrap().insert(self.id, ear);
    }

    async fn subscribe(&self, _resume: ResumeId) {}

    fn unsubscribe(&self, _resume: ResumeId) {}

    fn publish(&self, resume: ResumeId, message: Bytes) {
        self.wire.carry(self.id, &News::Message { resume, message });
    }

    fn state(&self) -> RelayState {
        match self.wire.fate() {
            Fate::Away => RelayState::Down("cut".to_owned()),
            Fate::Arrive | Fate::Lost | Fate::Mixed => RelayState::Up,
        }
    }
}

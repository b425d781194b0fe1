//! What a test can do to the ways between the parts: a log that can be held up, news that get lost.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use crdt::Seeded;
use hub::relay::{Ear, News, Relay, RelayState};
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

/// How news are treated.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    Arrive,
    /// None arrives.
    Lost,
    /// By the seed: lost, doubled, or held back behind later ones.
    Mixed(u64),
}

/// A wire between replicas of one test.
#[derive(Debug)]
pub struct Wire {
    /// The number of the next end, and who listens at which.
    next: AtomicUsize,
    ends: Mutex<HashMap<usize, Ear>>,
    fate: Fate,
    dice: Mutex<Seeded>,
    held: Mutex<Vec<(usize, News)>>,
}

impl Wire {
    pub fn new(fate: Fate) -> Arc<Self> {
        let seed = if let Fate::Mixed(seed) = fate { seed } else { 0 };
        Arc::new(Self {
            next: AtomicUsize::new(0),
            ends: Mutex::default(),
            fate,
            dice: Mutex::new(Seeded::new(seed)),
            held: Mutex::default(),
        })
    }

    pub fn end(self: &Arc<Self>) -> Arc<dyn Relay> {
        Arc::new(End { wire: self.clone(), id: self.next.fetch_add(1, Ordering::Relaxed) })
    }

    fn carry(&self, from: usize, heard: &News) {
        let ends = self.ends.lock().unwrap();
        for (id, end) in ends.iter().filter(|(id, _)| **id != from) {
            let roll = crdt::Random::next_u64(&mut *self.dice.lock().unwrap()) % 4;
            let mut held = self.held.lock().unwrap();
            match (self.fate, roll) {
                (Fate::Lost, _) | (Fate::Mixed(_), 0) => {}
                (Fate::Mixed(_), 1) => held.push((*id, heard.clone())),
                (Fate::Mixed(_), 2) => {
                    end.hear(heard.clone());
                    end.hear(heard.clone());
                }
                _ => end.hear(heard.clone()),
            }
            if roll == 3
                && let Some((to, late)) = held.pop()
            {
                ends[&to].hear(late);
            }
        }
    }
}

#[derive(Debug)]
struct End {
    wire: Arc<Wire>,
    id: usize,
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
        RelayState::Up
    }
}

//! How a database treats one replica.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use crdt::Seeded;
use store::{Result, ResumeId, StoreError, Weather};
use tokio::time::sleep;

use super::plan::Mood;

#[derive(Debug)]
pub struct Sky {
    mood: Mutex<Mood>,
    dice: Mutex<Seeded>,
    /// The process that asks is dead: none of its questions arrives any more.
    dead: AtomicBool,
}

impl Sky {
    pub fn new(seed: u64) -> Self {
        Self { mood: Mutex::new(Mood::Calm), dice: Mutex::new(Seeded::new(seed)), dead: AtomicBool::new(false) }
    }

    pub fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn die(&self) {
        self.dead.store(true, Ordering::Relaxed);
    }

    fn below(&self, end: usize) -> u64 {
        self.dice.lock().unwrap().below(end) as u64
    }

    fn mood(&self) -> Mood {
        *self.mood.lock().unwrap()
    }

    fn check(&self) -> Result<()> {
        if self.dead.load(Ordering::Relaxed) { Err(lost("the process is dead")) } else { Ok(()) }
    }
}

fn lost(why: &str) -> StoreError {
    StoreError::Unavailable(why.to_owned())
}

#[async_trait]
impl Weather for Sky {
    async fn before(&self) -> Result<()> {
        let pause = match self.mood() {
            Mood::Slow => self.below(2_000),
            Mood::Stuck => 30_000,
            Mood::Calm | Mood::Away | Mood::Dark | Mood::Held => self.below(4),
        };
        // The way there, in the plan's own time.
        sleep(Duration::from_millis(pause)).await;
        self.check()?;
        if self.mood() == Mood::Away { Err(lost("away")) } else { Ok(()) }
    }

    async fn after(&self) -> Result<()> {
        let pause = self.below(4);
        // The way back.
        sleep(Duration::from_millis(pause)).await;
        self.check()?;
        if self.mood() == Mood::Dark && self.below(2) == 0 { Err(lost("the answer was lost")) } else { Ok(()) }
    }

    fn is_held(&self, _resume: ResumeId) -> bool {
        self.mood() == Mood::Held && self.below(3) > 0
    }
}

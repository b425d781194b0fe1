//! A store in memory: for simulations, where a thousand databases are made in a minute, time is not real, and what
//! happens to a question on its way is part of the plan. It keeps the same promises as the others, by the same tests,
//! but one: it forgets everything.

mod content;
mod data;
mod log;
mod people;
mod photos;
mod snapshots;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::{Health, Result, ResumeId};
use data::Data;

/// What happens to questions between a store and those who ask. Nothing, unless an implementation says otherwise.
#[async_trait]
pub trait Weather: Send + Sync {
    /// On the way there.
    ///
    /// # Errors
    /// It never arrives, and nothing is done.
    async fn before(&self) -> Result<()> {
        Ok(())
    }

    /// On the way back.
    ///
    /// # Errors
    /// Everything was done, and who asked does not know.
    async fn after(&self) -> Result<()> {
        Ok(())
    }

    /// Whether somebody else holds a résumé's row just now.
    fn is_held(&self, _resume: ResumeId) -> bool {
        false
    }
}

/// Nothing happens.
struct Calm;

impl Weather for Calm {}

/// A store in memory. Clones are the same one.
#[derive(Clone)]
pub struct MemoryStore {
    /// Held for one question, never across an await.
    data: Arc<Mutex<Data>>,
    weather: Arc<dyn Weather>,
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self { data: Arc::default(), weather: Arc::new(Calm) }
    }
}

impl MemoryStore {
    /// The same store, seen through some weather.
    #[must_use]
    pub fn through(&self, weather: Arc<dyn Weather>) -> Self {
        Self { data: self.data.clone(), weather }
    }

    fn data(&self) -> MutexGuard<'_, Data> {
        self.data.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks one question, there and back.
    async fn ask<T>(&self, question: impl FnOnce(&mut Data) -> Result<T> + Send) -> Result<T> {
        self.weather.before().await?;
        let answer = question(&mut self.data());
        self.weather.after().await?;
        answer
    }
}

#[async_trait]
impl Health for MemoryStore {
    async fn ping(&self) -> Result<()> {
        self.ask(|_| Ok(())).await
    }
}

//! The most memory that processes had at one time.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::AbortHandle;

use super::usage;

const EVERY: Duration = Duration::from_millis(20);

/// Looks again and again until it is dropped.
#[derive(Debug)]
pub struct Peak {
    before: u64,
    most: Rc<Cell<u64>>,
    roots: Vec<u32>,
    task: AbortHandle,
}

impl Peak {
    /// Begins now.
    pub fn watch(roots: &[u32]) -> Self {
        let before = usage(roots).memory;
        let most = Rc::new(Cell::new(before));
        let (watched, found) = (roots.to_vec(), most.clone());
        let task = tokio::task::spawn_local(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                found.set(found.get().max(usage(&watched).memory));
            }
        })
        .abort_handle();
        Self { before, most, roots: roots.to_vec(), task }
    }

    /// How much more than at the beginning, in MiB.
    pub fn growth(&self) -> f64 {
        let most = self.most.get().max(usage(&self.roots).memory);
        most.saturating_sub(self.before) as f64 / 1024.0 / 1024.0
    }
}

impl Drop for Peak {
    fn drop(&mut self) {
        self.task.abort();
    }
}

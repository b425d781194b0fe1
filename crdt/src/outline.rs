//! What an update says of itself, read off its bytes without applying it.

use crate::depth::Parent;
use crate::document::UpdateError;
use crate::scan;

/// Some clocks of one client, from `start` up to and without `end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Run {
    pub(crate) client: u64,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What can be said of an update without applying it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateInfo {
    inserted: Vec<Run>,
    deleted: Vec<Run>,
    types: Vec<(u64, u32, Parent)>,
    structs: usize,
}

impl UpdateInfo {
    /// Looks over the bytes of an update in the V1 encoding.
    ///
    /// # Errors
    /// They are not one, or one that yrs should not see.
    pub(crate) fn of(update: &[u8]) -> Result<Self, UpdateError> {
        scan::update(update).map_err(|error| UpdateError::Malformed(error.to_string()))
    }

    /// The clients under whose ids it inserts something, ascending.
    pub fn clients(&self) -> Vec<u64> {
        let mut clients: Vec<u64> = self.inserted.iter().map(|run| run.client).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    /// Whether it deletes something.
    pub fn deletes(&self) -> bool {
        !self.deleted.is_empty()
    }

    /// What it inserts: for each client the first clock, and the one after the last. The runs of one client lie
    /// together, in the order of their clocks, apart where the update leaves some out.
    pub fn insertions(&self) -> impl Iterator<Item = (u64, std::ops::Range<u32>)> {
        self.inserted.iter().map(|run| (run.client, run.start..run.end))
    }

    /// How many structs it has: what was typed in one go is one.
    pub fn structs(&self) -> usize {
        self.structs
    }

    pub(crate) fn inserted(&self) -> &[Run] {
        &self.inserted
    }

    pub(crate) fn deleted(&self) -> &[Run] {
        &self.deleted
    }

    /// The shared types that it inserts, and where each says that it lies.
    pub(crate) fn types(&self) -> &[(u64, u32, Parent)] {
        &self.types
    }

    pub(crate) fn holds_type(&mut self, client: u64, clock: u32, parent: Parent) {
        self.types.push((client, clock, parent));
    }

    /// Notes a struct that follows those before it.
    pub(crate) fn inserts(&mut self, client: u64, start: u32, end: u32) {
        self.structs += 1;
        match self.inserted.last_mut() {
            Some(last) if last.client == client && last.end == start => last.end = end,
            _ => self.inserted.push(Run { client, start, end }),
        }
    }

    pub(crate) fn removes(&mut self, client: u64, start: u32, end: u32) {
        if start < end {
            self.deleted.push(Run { client, start, end });
        }
    }
}

//! The state that edits are tried on.

use bytes::Bytes;
use crdt::{Document, UpdateError, UpdateInfo};

use crate::heavy::heavy;

use super::held::AWAKE_FACTOR;
use super::{Replica, guarded};

/// The committed state and everything that was accepted and waits for its commit.
#[derive(Debug)]
pub(super) struct Ahead {
    document: Document,
    /// Its whole state has at most so many bytes.
    bytes: usize,
}

impl Ahead {
    /// On a document of about `size` bytes. `None`: what waits does not fit what is committed.
    pub(super) fn build<'a>(
        committed: &Document,
        size: usize,
        waiting: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Option<Self>, UpdateError> {
        let build = || {
            let state = committed.encode();
            let mut document = Replica::blank();
            let mut bytes = state.len();
            document.apply(&state)?;
            document.apply_all(waiting.inspect(|update| bytes = bytes.saturating_add(update.len())))?;
            Ok((!document.has_pending()).then_some(Self { document, bytes }))
        };
        heavy(size, || guarded(build))?
    }

    pub(super) fn is_continued_by(&self, info: &UpdateInfo) -> Result<bool, UpdateError> {
        guarded(|| self.document.is_continued_by(info))
    }

    /// Whether deleting what an update nests would run over the stack, which nothing can catch.
    pub(super) fn would_be_too_deep(&mut self, info: &UpdateInfo) -> Result<bool, UpdateError> {
        guarded(|| self.document.would_be_too_deep(info))?
    }

    /// False: something that it builds on is not here, and this is not to be used any more.
    pub(super) fn apply(&mut self, update: &[u8]) -> Result<bool, UpdateError> {
        heavy(update.len(), || guarded(|| self.document.apply(update)))??;
        self.bytes = self.bytes.saturating_add(update.len());
        Ok(!self.document.has_pending())
    }

    /// What others have committed.
    pub(super) fn apply_all(&mut self, updates: &[Bytes]) -> Result<(), UpdateError> {
        guarded(|| self.document.apply_all(updates.iter().map(|update| &update[..])))??;
        self.bytes = updates.iter().fold(self.bytes, |bytes, update| bytes.saturating_add(update.len()));
        Ok(())
    }

    pub(super) fn is_larger_than(&mut self, limit: usize) -> Result<bool, UpdateError> {
        if self.bytes > limit {
            self.bytes = guarded(|| self.document.encode().len())?;
        }
        Ok(self.bytes > limit)
    }

    pub(super) fn weight(&self) -> usize {
        AWAKE_FACTOR * self.bytes
    }
}

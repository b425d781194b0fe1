//! The committed state: as a document, or as its bytes while nobody needs more.

use bytes::Bytes;
use crdt::{Document, UpdateError};

use crate::heavy::heavy;

use super::{Replica, guarded};

/// A document takes about so many times the memory of its encoded state (measured on résumés: 7.8).
pub(super) const AWAKE_FACTOR: usize = 8;

#[derive(Debug)]
pub(super) enum Held {
    /// Its whole state has about so many bytes.
    Awake {
        document: Box<Document>,
        bytes: usize,
    },
    Resting {
        state: Bytes,
        state_vector: Vec<u8>,
    },
}

impl Held {
    /// The document, made of its bytes again when it rested.
    pub(super) fn wake(&mut self) -> Result<&mut Document, UpdateError> {
        if let Self::Resting { state, .. } = self {
            let mut document = Replica::blank();
            heavy(state.len(), || guarded(|| document.apply(state)))??;
            *self = Self::Awake { document: Box::new(document), bytes: state.len() };
        }
        match self {
            Self::Awake { document, .. } => Ok(document),
            Self::Resting { .. } => Err(UpdateError::Unfit("it does not wake".to_owned())),
        }
    }

    /// So many bytes of updates were applied.
    pub(super) fn has_grown(&mut self, by: usize) {
        if let Self::Awake { bytes, .. } = self {
            *bytes = bytes.saturating_add(by);
        }
    }

    pub(super) fn rest(&mut self) {
        let bytes = self.bytes();
        if let Self::Awake { document, .. } = self
            && let Ok((state, state_vector)) = heavy(bytes, || guarded(|| (document.encode(), document.state_vector())))
        {
            *self = Self::Resting { state: state.into(), state_vector };
        }
    }

    pub(super) fn state_vector(&self) -> Vec<u8> {
        match self {
            Self::Awake { document, .. } => document.state_vector(),
            Self::Resting { state_vector, .. } => state_vector.clone(),
        }
    }

    /// Of the whole state, about.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Awake { bytes, .. } => *bytes,
            Self::Resting { state, .. } => state.len(),
        }
    }

    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Awake { bytes, .. } => AWAKE_FACTOR * bytes,
            Self::Resting { state, state_vector } => state.len() + state_vector.len(),
        }
    }
}

//! Who joins, what they get, and why not.

use store::{Grant, ResumeId, Role, UserId};

use crate::handle::ConnectionHandle;
use crate::outbound::OutboundReceiver;

/// A person as the session says. The caller has checked that they are a member.
#[derive(Clone, Debug)]
pub struct Who {
    pub user: UserId,
    /// What others see.
    pub name: String,
    /// Which of the eight colours is theirs in this résumé, from 0: see [`crate::COLOURS`].
    pub slot: u8,
    pub role: Role,
    /// Checked again with every commit.
    pub grant: Grant,
}

/// A wish to take part in a résumé's live editing.
#[derive(Clone, Debug)]
pub struct JoinRequest {
    pub resume: ResumeId,
    pub who: Who,
    /// Whether the client speaks `tandem.v1` and gets *saved* and *event* frames.
    pub extensions: bool,
}

/// A connection that has joined.
#[derive(Debug)]
pub struct Joined {
    /// Takes what the client sends. Dropping it is leaving.
    pub connection: ConnectionHandle,
    /// Gives what the client shall hear.
    pub outbound: OutboundReceiver,
}

/// Why a room cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JoinError {
    #[error("there is no such résumé, or it is in the bin")]
    NotFound,
    #[error("the résumé may not be opened by this person")]
    NotAllowed,
    #[error("the résumé cannot be loaded right now")]
    Unavailable,
}

/// Why an edit that the server makes for somebody was not made. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditError {
    #[error("there is no such résumé, or it is in the bin")]
    NotFound,
    #[error("the résumé may not be changed by this person")]
    NotAllowed,
    #[error("the session or token has ended")]
    SignedOut,
    #[error("the résumé would become too large")]
    TooLarge,
    #[error("the edit cannot be stored right now")]
    Unavailable,
}

impl From<JoinError> for EditError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::NotFound => Self::NotFound,
            JoinError::NotAllowed => Self::NotAllowed,
            JoinError::Unavailable => Self::Unavailable,
        }
    }
}

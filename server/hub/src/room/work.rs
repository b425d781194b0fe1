//! What a room waits for beside its mailbox.

use std::future::Future;
use std::pin::Pin;

use store::{Credential, LogRow, Role, StoreError, UserId};

use crate::writer::Outcome;

/// Something that ends some time, and with what.
pub(super) type Work = Pin<Box<dyn Future<Output = Done> + Send>>;

pub(super) enum Done {
    /// Rows after the number that was applied when the reading began.
    Read(Result<Vec<LogRow>, StoreError>),
    /// The outcomes of what was handed to the log writer; `None`: it is gone.
    Written(Option<Vec<Outcome>>),
    Access(Checked),
    /// The number of a snapshot that was written.
    Snapshot(Option<i64>),
}

/// What a person may do now.
pub(super) struct Checked {
    pub(super) user: UserId,
    pub(super) rights: Result<Rights, StoreError>,
}

pub(super) struct Rights {
    /// `None`: no member, or the résumé is in the bin or gone.
    pub(super) role: Option<Role>,
    /// Sessions and tokens that have ended.
    pub(super) ended: Vec<Credential>,
}

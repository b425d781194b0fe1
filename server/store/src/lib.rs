//! Storage: a trait per aggregate, and the two databases that implement them.
//!
//! Content and addresses arrive here sealed (see [`Vault`]): a store moves blobs and never reads them. This is the only
//! crate that names sqlx.

mod clock;
mod connect;
mod copy;
mod error;
mod ids;
mod memory;
mod page;
mod postgres;
mod random;
mod shared;
mod sqlite;
mod traits;
mod types;
mod vault;

pub use clock::{Clock, SystemClock};
pub use connect::{DatabaseUrl, connect};
pub use copy::{Copied, copy};
pub use error::{Result, StoreError};
pub use ids::{InvitationId, PhotoId, ResumeId, RowId, TokenId, UserId};
pub use memory::{MemoryStore, Weather};
pub use page::{PAGE_BYTES, may_go_on};
pub use random::{Rng, SystemRandom};
pub use traits::{Health, Invitations, Log, Members, Photos, Resumes, Sessions, Snapshots, Store, Tags, Tokens, Users};
pub use types::{
    Append, Appended, Credential, FirstRow, Grant, Grantee, Invitation, Known, LogRow, Member, Membership,
    NewInvitation, NewResume, NewSession, NewToken, NewUser, Passport, Photo, Refusal, Resume, Rights, Role, Session,
    Snapshot, Token, User, Visitor,
};
pub use vault::{ContentKey, EnvelopeError, Vault};

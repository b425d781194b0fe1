//! What is stored, as the rest of the server sees it. `Vec<u8>` named sealed is an envelope of the vault.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{InvitationId, PhotoId, ResumeId, RowId, TokenId, UserId};

/// An account.
#[derive(Clone, Debug)]
pub struct User {
    pub id: UserId,
    /// The keyed hash by which an address is found.
    pub address_hash: [u8; 32],
    /// Sealed.
    pub address: Vec<u8>,
    /// Sealed.
    pub name: Vec<u8>,
    /// A PHC string.
    pub password_hash: String,
    pub created_at: OffsetDateTime,
}

/// An account to be made.
pub type NewUser = User;

/// A browser that is signed in, or about to be.
#[derive(Clone, Debug)]
pub struct Session {
    /// The hash of the cookie's value, which is nowhere stored.
    pub id_hash: [u8; 32],
    pub user_id: Option<UserId>,
    /// What the session layer keeps, opaque here.
    pub data: Vec<u8>,
    pub created_at: OffsetDateTime,
    pub last_seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    pub user_agent: Option<String>,
    pub ip: Option<String>,
}

/// A session to be made or saved.
pub type NewSession = Session;

/// An API token; its secret is stored as a hash only.
#[derive(Clone, Debug)]
pub struct Token {
    pub id: TokenId,
    pub user: UserId,
    pub name: String,
    pub created_at: OffsetDateTime,
    pub last_used_at: Option<OffsetDateTime>,
}

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    pub id: TokenId,
    pub user: UserId,
    pub name: String,
    pub hash: [u8; 32],
    pub created_at: OffsetDateTime,
}

/// What somebody may do with a résumé, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Viewer,
    Commenter,
    Editor,
    Owner,
}

impl Role {
    pub(crate) fn to_number(self) -> i16 {
        self as i16
    }

    pub(crate) fn from_number(number: i16) -> Option<Self> {
        [Self::Viewer, Self::Commenter, Self::Editor, Self::Owner].into_iter().find(|role| role.to_number() == number)
    }
}

/// A résumé or a cover letter, without its content.
#[derive(Clone, Debug)]
pub struct Resume {
    pub id: ResumeId,
    /// Of a letter: the résumé that it stands beside.
    pub beside: Option<ResumeId>,
    /// Sealed under the résumé's key, with the résumé's id as row.
    pub title: Vec<u8>,
    /// The résumé's key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// The number of the newest log row; 0 when there is none.
    pub head_seq: i64,
    /// The name that stands in it, as it was at `name_seq`. Sealed like the title.
    pub name: Option<Vec<u8>>,
    /// The number of the log at which the name was read; 0 when it never was.
    pub name_seq: i64,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    /// When it went into the bin.
    pub deleted_at: Option<OffsetDateTime>,
}

/// The row with which a résumé's log begins.
#[derive(Clone, Debug)]
pub struct FirstRow {
    pub row: RowId,
    /// The client ids that it inserts under.
    pub clients: Vec<u64>,
    /// Sealed.
    pub blob: Vec<u8>,
}

/// A résumé to be made, with its owner and first row in one transaction.
#[derive(Clone, Debug)]
pub struct NewResume {
    pub id: ResumeId,
    pub owner: UserId,
    /// Sealed.
    pub title: Vec<u8>,
    pub wrapped_key: Vec<u8>,
    pub first: Option<FirstRow>,
    pub at: OffsetDateTime,
}

/// Somebody who may open a résumé.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub user: UserId,
    pub role: Role,
    pub since: OffsetDateTime,
}

/// An open invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub id: InvitationId,
    pub resume: ResumeId,
    pub invited_by: UserId,
    pub role: Role,
    /// Sealed.
    pub address: Vec<u8>,
    pub created_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
}

/// An invitation to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    pub id: InvitationId,
    pub resume: ResumeId,
    pub invited_by: UserId,
    pub secret_hash: [u8; 32],
    pub role: Role,
    /// Sealed.
    pub address: Vec<u8>,
    pub created_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
}

/// By what somebody proves who they are. It is checked again in every transaction that writes for them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Credential {
    /// The hash of a session's id.
    Session([u8; 32]),
    Token(TokenId),
    /// The server itself, for upgrades of a document's shape.
    Server,
}

impl Credential {
    pub(crate) fn session(&self) -> Option<&[u8]> {
        if let Self::Session(hash) = self { Some(hash) } else { None }
    }

    pub(crate) fn token(&self) -> Option<TokenId> {
        if let Self::Token(id) = self { Some(*id) } else { None }
    }
}

/// Who writes, and by what right.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Grant {
    pub user: UserId,
    pub via: Credential,
}

/// Somebody who has a résumé open, and by what right.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Grantee {
    pub resume: ResumeId,
    pub user: UserId,
    pub via: Credential,
}

/// What a [`Grantee`] may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rights {
    /// `None`: not a member, or the résumé is in the bin or gone.
    pub role: Option<Role>,
    /// The session or token is there, is of that user and has not ended. The server itself always is.
    pub signed_in: bool,
}

/// Somebody at the door of a résumé.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visitor {
    pub resume: ResumeId,
    pub by: Passport,
}

/// By what a [`Visitor`] is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passport {
    /// The user of a session, and the hash of its id. That it has not ended was looked at before.
    Session(UserId, [u8; 32]),
    /// The hash of an API token.
    Token([u8; 32]),
}

/// Who a [`Visitor`] is, and what they are to the résumé.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    pub user: UserId,
    /// What their passport stands for.
    pub via: Credential,
    /// Sealed.
    pub name: Vec<u8>,
    pub membership: Option<Membership>,
}

/// What somebody is to a résumé.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Membership {
    pub role: Role,
    /// How many come before them in the list of members.
    pub place: usize,
}

/// An update that wants to be durable.
#[derive(Clone, Debug)]
pub struct Append {
    pub resume: ResumeId,
    /// Made before: it is part of the envelope.
    pub row: RowId,
    pub author: UserId,
    pub grant: Grant,
    /// The client ids that it inserts under.
    pub clients: Vec<u64>,
    /// Sealed.
    pub blob: Vec<u8>,
    pub at: OffsetDateTime,
}

/// What became of an [`Append`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Appended {
    /// Durable, with its number.
    Committed(i64),
    Refused(Refusal),
    /// A row of the same résumé before it in the batch was refused. It may build on that one: look at it again.
    Behind,
    /// Somebody else holds the résumé's row: try with the next batch.
    Busy,
}

/// Why an update is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Not a member, or a role that may not write.
    NotAllowed,
    /// The session or token has ended.
    SignedOut,
    /// A client id belongs to somebody else.
    ClientIdTaken,
    /// The résumé is in the bin or gone.
    Gone,
}

/// One row of a résumé's log.
#[derive(Clone, Debug)]
pub struct LogRow {
    pub seq: i64,
    pub row: RowId,
    pub author: UserId,
    /// Sealed.
    pub blob: Vec<u8>,
    pub at: OffsetDateTime,
}

/// The state of a résumé at a number of its log.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub row: RowId,
    pub seq: i64,
    /// Sealed.
    pub blob: Vec<u8>,
    /// When it was made.
    pub at: OffsetDateTime,
}

/// A photo of the person whom a résumé is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Photo {
    pub id: PhotoId,
    /// Sealed.
    pub blob: Vec<u8>,
    pub at: OffsetDateTime,
}

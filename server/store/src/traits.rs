//! What a store can do, a trait per aggregate.

use async_trait::async_trait;
use time::OffsetDateTime;

use crate::{
    Append, Appended, Grantee, Invitation, Known, LogRow, Member, NewInvitation, NewResume, NewSession, NewToken,
    NewUser, Photo, PhotoId, Result, Resume, ResumeId, Rights, Role, Session, Snapshot, Token, TokenId, User, UserId,
    Visitor,
};

/// Accounts.
#[async_trait]
pub trait Users: Send + Sync {
    /// # Errors
    /// `Taken("address")` when the address has an account.
    async fn create_user(&self, user: NewUser) -> Result<()>;
    async fn user(&self, id: UserId) -> Result<Option<User>>;
    async fn user_by_address(&self, address_hash: [u8; 32]) -> Result<Option<User>>;
    /// Everything but id and time of creation.
    async fn update_user(&self, user: User) -> Result<()>;
    /// With sessions, tokens, memberships and the résumés that nobody else owns.
    async fn delete_user(&self, id: UserId) -> Result<()>;
}

/// Signed-in browsers.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// # Errors
    /// `Taken("session")` when the id exists.
    async fn create_session(&self, session: NewSession) -> Result<()>;
    /// Changes a session that exists; an ended one stays ended. Says whether it exists.
    async fn save_session(&self, session: NewSession) -> Result<bool>;
    async fn session(&self, id_hash: [u8; 32]) -> Result<Option<Session>>;
    async fn delete_session(&self, id_hash: [u8; 32]) -> Result<bool>;
    /// The newest use first.
    async fn sessions_of(&self, user: UserId) -> Result<Vec<Session>>;
    async fn delete_expired_sessions(&self, now: OffsetDateTime) -> Result<()>;
}

/// API tokens.
#[async_trait]
pub trait Tokens: Send + Sync {
    async fn create_token(&self, token: NewToken) -> Result<()>;
    /// Finds a token and notes that it was used.
    async fn token_by_hash(&self, hash: [u8; 32], now: OffsetDateTime) -> Result<Option<Token>>;
    async fn tokens_of(&self, user: UserId) -> Result<Vec<Token>>;
    async fn delete_token(&self, user: UserId, id: TokenId) -> Result<bool>;
}

/// Résumés and the cover letters beside them, without their content.
#[async_trait]
pub trait Resumes: Send + Sync {
    /// The résumé, its owner's membership and its first row in one transaction.
    async fn create_resume(&self, resume: NewResume) -> Result<()>;
    /// A cover letter beside a résumé, if its author (`owner`) may write there; says whether that is so. Who may do what with
    /// it is decided by the résumé's members from then on: every question about rights takes its id as it takes a résumé's.
    async fn create_cover(&self, beside: ResumeId, cover: NewResume) -> Result<bool>;
    /// The letters beside a résumé, the oldest first, binned ones too.
    async fn covers_of(&self, resume: ResumeId) -> Result<Vec<Resume>>;
    /// The letters beside all résumés that a person is a member of.
    async fn covers_for(&self, user: UserId) -> Result<Vec<ResumeId>>;
    /// A résumé, or a letter.
    async fn resume(&self, id: ResumeId) -> Result<Option<Resume>>;
    /// The résumés that a person is a member of, the last changed first, binned ones too.
    async fn resumes_of(&self, user: UserId) -> Result<Vec<(Resume, Role)>>;
    async fn rename_resume(&self, id: ResumeId, title: Vec<u8>, at: OffsetDateTime) -> Result<()>;
    /// Notes the name that stands in a résumé at that number of its log, unless a later one is noted. It is no change.
    async fn note_name(&self, id: ResumeId, seq: i64, name: Vec<u8>) -> Result<()>;
    /// With the letters beside it.
    async fn bin_resume(&self, id: ResumeId, at: OffsetDateTime) -> Result<()>;
    /// With the letters that went into the bin together with it.
    async fn undelete_resume(&self, id: ResumeId) -> Result<()>;
}

/// Who may open a résumé. A change of rights takes the résumé's row, as every write of content does: what was
/// revoked writes nothing more once the change has returned.
#[async_trait]
pub trait Members: Send + Sync {
    /// Owners first, then by time.
    async fn members(&self, resume: ResumeId) -> Result<Vec<Member>>;
    async fn role(&self, resume: ResumeId, user: UserId) -> Result<Option<Role>>;
    /// What many may do now, in the order asked. One question to the database, for hundreds of connections that are open.
    async fn rights(&self, asked: &[Grantee], now: OffsetDateTime) -> Result<Vec<Rights>>;
    /// Who many visitors are, in the order asked, and what they are to the résumé (one in the bin too): hundreds come back
    /// at once after a restart. `None`: there is no such token or user. Tokens count as used now.
    async fn visitors(&self, asked: &[Visitor], now: OffsetDateTime) -> Result<Vec<Option<Known>>>;
    /// Adds a member, or gives a member another role.
    async fn put_member(&self, resume: ResumeId, member: &Member) -> Result<()>;
    async fn set_role(&self, resume: ResumeId, user: UserId, role: Role) -> Result<bool>;
    async fn remove_member(&self, resume: ResumeId, user: UserId) -> Result<bool>;
}

/// Each person's own words for the résumés that they are a member of. Nobody else sees them.
#[async_trait]
pub trait Tags: Send + Sync {
    /// All of one person: sealed under the key of each résumé, with the person's id as row.
    async fn tags_of(&self, user: UserId) -> Result<Vec<(ResumeId, Vec<u8>)>>;
    async fn tags(&self, resume: ResumeId, user: UserId) -> Result<Option<Vec<u8>>>;
    /// Puts them in the place of those before; says whether the person is a member. They go when the membership does.
    async fn put_tags(&self, resume: ResumeId, user: UserId, sealed: Vec<u8>) -> Result<bool>;
}

/// Invitations by link.
#[async_trait]
pub trait Invitations: Send + Sync {
    async fn create_invitation(&self, invitation: NewInvitation) -> Result<()>;
    /// One that nobody has accepted. Whether it has expired is the caller's to see.
    async fn invitation_by_secret(&self, secret_hash: [u8; 32]) -> Result<Option<Invitation>>;
    /// Makes somebody a member, once. `None` when the invitation is unknown, used or expired. A role that they have
    /// already is never lowered.
    async fn accept_invitation(
        &self,
        secret_hash: [u8; 32],
        user: UserId,
        now: OffsetDateTime,
    ) -> Result<Option<ResumeId>>;
}

/// The updates of résumés.
#[async_trait]
pub trait Log: Send + Sync {
    /// Writes a batch in one transaction; an answer for each, in order.
    ///
    /// Rows are locked in the order of their ids, and locked ones are not waited for. Session or token, membership and
    /// bin are checked under locks that a revocation takes too. A client id belongs to the first who writes with it.
    /// Only what passes gets a number: each résumé's are dense. After a refused row nothing of the same résumé is written.
    ///
    /// # Errors
    /// Nothing was written.
    async fn append(&self, batch: &[Append]) -> Result<Vec<Appended>>;
    /// The rows after a number, at most `limit`: fewer when their blobs are large. A row comes when those before it have
    /// less than [`PAGE_BYTES`](crate::PAGE_BYTES), so one always does. [`may_go_on`](crate::may_go_on) says whether
    /// there may be more.
    async fn read_after(&self, resume: ResumeId, seq: i64, limit: i64) -> Result<Vec<LogRow>>;
    /// The newest number of each résumé that exists.
    async fn heads(&self, resumes: &[ResumeId]) -> Result<Vec<(ResumeId, i64)>>;
}

/// States from which a log is read on, and what may go of a log because of them.
#[async_trait]
pub trait Snapshots: Send + Sync {
    async fn latest_snapshot(&self, resume: ResumeId) -> Result<Option<Snapshot>>;
    /// The newest with this number or a smaller one: what is left when newer ones cannot be read.
    async fn snapshot_before(&self, resume: ResumeId, seq: i64) -> Result<Option<Snapshot>>;
    /// Keeps a snapshot; one at the same number is kept as it is. Of each day (UTC) the newest stays only, and the one
    /// that the log begins after.
    async fn put_snapshot(&self, resume: ResumeId, snapshot: Snapshot) -> Result<()>;
    /// The résumés whose log has rows that may go, at most `limit`, with the number through which: that of the newest
    /// snapshot that was made before that time and covers only rows from before it. Asking is cheap when there are none.
    async fn compactable(&self, before: OffsetDateTime, limit: i64) -> Result<Vec<(ResumeId, i64)>>;
    /// Deletes the rows through a number, and the snapshots before it, when there is a snapshot with exactly that
    /// number: with the rows after it, it gives every later state. Says how many rows are gone. That the snapshot can be
    /// read is for the caller to know.
    async fn forget_log(&self, resume: ResumeId, through: i64) -> Result<u64>;
}

/// Photos. They are content: whoever may write may bring one and take one away.
#[async_trait]
pub trait Photos: Send + Sync {
    /// Keeps a photo, if `by` may write. The newest ten of a résumé stay. Says whether it was taken.
    async fn put_photo(&self, resume: ResumeId, by: UserId, photo: Photo) -> Result<bool>;
    async fn photo(&self, resume: ResumeId, id: PhotoId) -> Result<Option<Photo>>;
    /// Says whether there was one, and `by` may write.
    async fn delete_photo(&self, resume: ResumeId, by: UserId, id: PhotoId) -> Result<bool>;
}

/// Whether the database answers.
#[async_trait]
pub trait Health: Send + Sync {
    async fn ping(&self) -> Result<()>;
}

/// Everything.
pub trait Store:
    Users + Sessions + Tokens + Resumes + Members + Tags + Invitations + Log + Snapshots + Photos + Health
{
}

impl<T: Users + Sessions + Tokens + Resumes + Members + Tags + Invitations + Log + Snapshots + Photos + Health> Store
    for T
{
}

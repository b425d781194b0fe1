//! Rows as the database gives them, and their way into our types.

use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Credential, Invitation, Known, LogRow, Member, Membership, Passport, Photo, Result, Resume, Rights, Role, Session,
    Snapshot, StoreError, Token, User,
};

/// A time as it is stored: microseconds since 1970.
pub(crate) fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}

fn time(table: &'static str, column: &'static str, row: Uuid, micros: i64) -> Result<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1_000).map_err(|_| StoreError::Inconsistent {
        table,
        column,
        row,
    })
}

fn hash(table: &'static str, column: &'static str, row: Uuid, bytes: Vec<u8>) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| StoreError::Inconsistent { table, column, row })
}

fn role(table: &'static str, row: Uuid, number: i16) -> Result<Role> {
    Role::from_number(number).ok_or(StoreError::Inconsistent { table, column: "role", row })
}

#[derive(sqlx::FromRow)]
pub(crate) struct UserRow {
    id: Uuid,
    address_hash: Vec<u8>,
    address_sealed: Vec<u8>,
    name_sealed: Vec<u8>,
    password_hash: String,
    created_at: i64,
}

impl TryFrom<UserRow> for User {
    type Error = StoreError;

    fn try_from(row: UserRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            address_hash: hash("users", "address_hash", row.id, row.address_hash)?,
            address: row.address_sealed,
            name: row.name_sealed,
            password_hash: row.password_hash,
            created_at: time("users", "created_at", row.id, row.created_at)?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct SessionRow {
    id_hash: Vec<u8>,
    user_id: Option<Uuid>,
    data: Vec<u8>,
    created_at: i64,
    last_seen_at: i64,
    expires_at: i64,
    user_agent: Option<String>,
    ip: Option<String>,
}

impl TryFrom<SessionRow> for Session {
    type Error = StoreError;

    fn try_from(row: SessionRow) -> Result<Self> {
        let id = row.user_id.unwrap_or_default();
        Ok(Self {
            id_hash: hash("sessions", "id_hash", id, row.id_hash)?,
            user_id: row.user_id.map(Into::into),
            data: row.data,
            created_at: time("sessions", "created_at", id, row.created_at)?,
            last_seen_at: time("sessions", "last_seen_at", id, row.last_seen_at)?,
            expires_at: time("sessions", "expires_at", id, row.expires_at)?,
            user_agent: row.user_agent,
            ip: row.ip,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct TokenRow {
    id: Uuid,
    user_id: Uuid,
    name: String,
    created_at: i64,
    last_used_at: Option<i64>,
}

impl TryFrom<TokenRow> for Token {
    type Error = StoreError;

    fn try_from(row: TokenRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            user: row.user_id.into(),
            name: row.name,
            created_at: time("tokens", "created_at", row.id, row.created_at)?,
            last_used_at: row.last_used_at.map(|at| time("tokens", "last_used_at", row.id, at)).transpose()?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct ResumeRow {
    id: Uuid,
    beside: Option<Uuid>,
    title_sealed: Vec<u8>,
    wrapped: Vec<u8>,
    head_seq: i64,
    name_sealed: Option<Vec<u8>>,
    name_seq: i64,
    created_at: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<ResumeRow> for Resume {
    type Error = StoreError;

    fn try_from(row: ResumeRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            beside: row.beside.map(Into::into),
            title: row.title_sealed,
            wrapped_key: row.wrapped,
            head_seq: row.head_seq,
            name: row.name_sealed,
            name_seq: row.name_seq,
            created_at: time("resumes", "created_at", row.id, row.created_at)?,
            updated_at: time("resumes", "updated_at", row.id, row.updated_at)?,
            deleted_at: row.deleted_at.map(|at| time("resumes", "deleted_at", row.id, at)).transpose()?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct ResumeOfUserRow {
    #[sqlx(flatten)]
    resume: ResumeRow,
    role: i16,
}

impl TryFrom<ResumeOfUserRow> for (Resume, Role) {
    type Error = StoreError;

    fn try_from(row: ResumeOfUserRow) -> Result<Self> {
        let role = role("members", row.resume.id, row.role)?;
        Ok((row.resume.try_into()?, role))
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct MemberRow {
    user_id: Uuid,
    role: i16,
    since: i64,
}

impl TryFrom<MemberRow> for Member {
    type Error = StoreError;

    fn try_from(row: MemberRow) -> Result<Self> {
        Ok(Self {
            user: row.user_id.into(),
            role: role("members", row.user_id, row.role)?,
            since: time("members", "since", row.user_id, row.since)?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct RightsRow {
    role: Option<i16>,
    /// `None`: there is no such session or token.
    signed_in: Option<bool>,
}

impl TryFrom<RightsRow> for Rights {
    type Error = StoreError;

    fn try_from(row: RightsRow) -> Result<Self> {
        let role = row.role.map(|number| role("members", Uuid::nil(), number)).transpose()?;
        Ok(Self { role, signed_in: row.signed_in == Some(true) })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct VisitorRow {
    /// `None`: nobody is known by that.
    user_id: Option<Uuid>,
    token_id: Option<Uuid>,
    /// The token was last used a while ago.
    stale: Option<bool>,
    name_sealed: Option<Vec<u8>>,
    role: Option<i16>,
    place: i64,
}

impl VisitorRow {
    /// The token, when the time of its last use is to be written.
    pub(crate) fn stale(&self) -> Option<Uuid> {
        self.token_id.filter(|_| self.stale == Some(true))
    }

    /// Whom the row tells of; it answers a question about somebody who came with this passport.
    pub(crate) fn known(self, by: Passport) -> Result<Option<Known>> {
        let (Some(user), Some(name)) = (self.user_id, self.name_sealed) else { return Ok(None) };
        let via = match (by, self.token_id) {
            (Passport::Session(_, hash), _) => Credential::Session(hash),
            (Passport::Token(_), Some(token)) => Credential::Token(token.into()),
            (Passport::Token(_), None) => return Ok(None),
        };
        let role = self.role.map(|number| role("members", user, number)).transpose()?;
        let membership = role.map(|role| Membership { role, place: usize::try_from(self.place).unwrap_or(0) });
        Ok(Some(Known { user: user.into(), via, name, membership }))
    }
}

/// A role alone, as a question for one gives it.
pub(crate) fn one_role(row: Option<(i16,)>) -> Result<Option<Role>> {
    row.map(|(number,)| role("members", Uuid::nil(), number)).transpose()
}

#[derive(sqlx::FromRow)]
pub(crate) struct InvitationRow {
    id: Uuid,
    resume_id: Uuid,
    invited_by: Uuid,
    role: i16,
    address_sealed: Vec<u8>,
    created_at: i64,
    expires_at: i64,
}

impl TryFrom<InvitationRow> for Invitation {
    type Error = StoreError;

    fn try_from(row: InvitationRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            resume: row.resume_id.into(),
            invited_by: row.invited_by.into(),
            role: role("invitations", row.id, row.role)?,
            address: row.address_sealed,
            created_at: time("invitations", "created_at", row.id, row.created_at)?,
            expires_at: time("invitations", "expires_at", row.id, row.expires_at)?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct LogRowRow {
    seq: i64,
    row_id: Uuid,
    author: Uuid,
    sealed: Vec<u8>,
    at: i64,
}

impl TryFrom<LogRowRow> for LogRow {
    type Error = StoreError;

    fn try_from(row: LogRowRow) -> Result<Self> {
        Ok(Self {
            seq: row.seq,
            row: row.row_id.into(),
            author: row.author.into(),
            blob: row.sealed,
            at: time("log", "at", row.row_id, row.at)?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct SnapshotRow {
    row_id: Uuid,
    seq: i64,
    sealed: Vec<u8>,
    at: i64,
}

impl TryFrom<SnapshotRow> for Snapshot {
    type Error = StoreError;

    fn try_from(row: SnapshotRow) -> Result<Self> {
        let at = time("snapshots", "at", row.row_id, row.at)?;
        Ok(Self { row: row.row_id.into(), seq: row.seq, blob: row.sealed, at })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct PhotoRow {
    id: Uuid,
    at: i64,
    sealed: Vec<u8>,
}

impl TryFrom<PhotoRow> for Photo {
    type Error = StoreError;

    fn try_from(row: PhotoRow) -> Result<Self> {
        let at = time("photos", "at", row.id, row.at)?;
        Ok(Self { id: row.id.into(), blob: row.sealed, at })
    }
}

/// Converts every row, or fails with the first that is not as it must be.
pub(crate) fn all<R, T: TryFrom<R, Error = StoreError>>(rows: Vec<R>) -> Result<Vec<T>> {
    rows.into_iter().map(T::try_from).collect()
}

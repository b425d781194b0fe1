//! A member as the API shows them.

use serde::Serialize;
use store::{Member, Role};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::accounts::account;
use crate::problem::Result;
use crate::state::App;

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MemberEntry {
    user_id: String,
    name: String,
    /// Owners see it, and everybody sees their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// viewer, commenter, editor or owner.
    #[schema(value_type = String)]
    role: Role,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
}

impl MemberEntry {
    /// Opens the member's name; the address only with `with_email`. Nothing when the account is gone.
    pub(super) async fn of(app: &App, member: &Member, with_email: bool) -> Result<Option<Self>> {
        let Some(user) = app.store.user(member.user).await? else { return Ok(None) };
        let account = account::open(app, &user)?;
        Ok(Some(Self {
            user_id: account.id,
            name: account.name,
            email: with_email.then_some(account.email),
            role: member.role,
            since: member.since,
        }))
    }
}

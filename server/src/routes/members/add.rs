//! `POST /resumes/{id}/members`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use store::{Member, ResumeId, Role};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::shown::MemberEntry;
use crate::accounts::email::Email;
use crate::accounts::signed_in::SignedIn;
use crate::extract::{Body, Path};
use crate::invitations::{self, Invited};
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Invitee {
    email: String,
    /// viewer, commenter, editor or owner.
    #[schema(value_type = String)]
    role: Role,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Added {
    /// The address has an account: it is a member now.
    Member(MemberEntry),
    /// It has none: here is a link to become one, also sent by mail.
    Invitation(Link),
}

#[derive(Serialize, ToSchema)]
pub(super) struct Link {
    /// Whoever has it can join, once.
    url: String,
    email: String,
    #[schema(value_type = String)]
    role: Role,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Shares a résumé with an address.
#[utoipa::path(post, path = "/resumes/{id}/members", tag = "members", params(("id" = String, Path)),
    request_body = Invitee, responses(
        (status = CREATED, body = Added),
        (status = FORBIDDEN, body = Problem, description = "Needs an owner"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = CONFLICT, body = Problem, description = "Is a member already"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "A field is wrong"),
    ))]
pub(super) async fn add(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Body(invitee): Body<Invitee>,
) -> Result<(StatusCode, Json<Added>)> {
    let access = access::to_resume(&app, &me, id, Role::Owner).await?;
    let email = Email::parse(&invitee.email)?;
    let role = invitee.role;
    let added = match app.store.user_by_address(app.vault.address_hash(email.as_str())).await? {
        Some(user) => {
            if app.store.role(id, user.id).await?.is_some() {
                return Err(already_a_member());
            }
            let member = Member { user: user.id, role, since: app.now() };
            app.store.put_member(id, &member).await?;
            let entry = MemberEntry::of(&app, &member, true).await?;
            Added::Member(entry.ok_or_else(|| Problem::internal("a new member's account is gone"))?)
        }
        None => {
            let Invited { url, expires_at } = invitations::invite(&app, &access.resume, me.user, &email, role).await?;
            Added::Invitation(Link { url, email: email.as_str().to_owned(), role, expires_at })
        }
    };
    Ok((StatusCode::CREATED, Json(added)))
}

fn already_a_member() -> Problem {
    Problem::new(StatusCode::CONFLICT, "already-a-member", "This address is a member already. Change its role instead.")
        .with_field("email", "is a member already")
}

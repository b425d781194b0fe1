//! `DELETE /me`

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use store::{ResumeId, Role, UserId};
use utoipa::ToSchema;

use super::super::password_check;
use crate::accounts::client_ip::ClientIp;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Body;
use crate::live;
use crate::problem::{Problem, Result};
use crate::state::App;

#[derive(Deserialize, ToSchema)]
pub(super) struct Farewell {
    #[schema(format = Password)]
    current_password: Option<String>,
}

/// Deletes the account, and the résumés that are its alone. Refused while others work on a résumé that has no other
/// owner.
#[utoipa::path(delete, path = "/me", tag = "accounts", request_body = Farewell, responses(
    (status = NO_CONTENT),
    (status = UNAUTHORIZED, body = Problem, description = "Nobody is signed in"),
    (status = CONFLICT, body = Problem, description = "Others work on its résumés"),
))]
pub(super) async fn delete(
    State(app): State<App>,
    me: SignedIn,
    ip: ClientIp,
    Body(farewell): Body<Farewell>,
) -> Result<StatusCode> {
    let user = app.store.user(me.user).await?.ok_or_else(Problem::not_signed_in)?;
    password_check::current(&app, &user, farewell.current_password.as_deref(), ip).await?;
    let resumes = app.store.resumes_of(user.id).await?;
    for (resume, role) in &resumes {
        if *role == Role::Owner && others_would_lose_it(&app, resume.id, user.id).await? {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "still-owner",
                "This account is the only owner of résumés that others work on. Make somebody else an owner first, or \
                 remove the other members.",
            ));
        }
    }
    let open = live::open_to(&app, user.id).await?;
    app.store.delete_user(user.id).await?;
    for document in open {
        app.hub.access_changed(document, user.id).await;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn others_would_lose_it(app: &App, resume: ResumeId, owner: UserId) -> Result<bool> {
    let members = app.store.members(resume).await?;
    let mut others = members.iter().filter(|member| member.user != owner).peekable();
    Ok(others.peek().is_some() && others.all(|member| member.role != Role::Owner))
}

//! `GET /resumes/{id}/members`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use super::shown::MemberEntry;
use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Members {
    members: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
struct Listed {
    #[serde(flatten)]
    member: MemberEntry,
    /// Which of the eight colours is theirs here, from 0.
    slot: u8,
}

/// Who works on a résumé. Addresses are shown to its owners.
#[utoipa::path(get, path = "/resumes/{id}/members", tag = "members", params(("id" = String, Path)), responses(
    (status = OK, body = Members),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn list(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Json<Members>> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let mut members = Vec::new();
    for (place, member) in app.store.members(id).await?.iter().enumerate() {
        let with_email = access.role == Role::Owner || member.user == me.user;
        let entry = MemberEntry::of(&app, member, with_email).await?;
        members.extend(entry.map(|member| Listed { member, slot: hub::colour_slot(place) }));
    }
    Ok(Json(Members { members }))
}

//! Invitations by link.

use serde::Deserialize;

use super::ApiError;
use super::request::json;
use super::resumes::Role;

/// What an invitation is to.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Invitation {
    pub title: String,
    pub role: Role,
    /// The name of who sent it.
    pub from: String,
}

#[derive(Deserialize)]
struct Accepted {
    resume_id: String,
}

pub async fn read(secret: &str) -> Result<Invitation, ApiError> {
    json("GET", &format!("/invitations/{secret}"), None).await
}

/// Joins; gives the résumé's id.
pub async fn accept(secret: &str) -> Result<String, ApiError> {
    json("POST", &format!("/invitations/{secret}/accept"), None).await.map(|accepted: Accepted| accepted.resume_id)
}

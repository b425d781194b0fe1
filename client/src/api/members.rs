//! Who works on a résumé.

use serde::Deserialize;

use super::ApiError;
use super::request::{json, send};
use super::resumes::Role;

#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Member {
    pub user_id: String,
    pub name: String,
    /// Only owners see it, and everybody their own.
    #[serde(default)]
    pub email: Option<String>,
    pub role: Role,
    /// Their colour in this résumé. Only the list says it.
    #[serde(default)]
    pub slot: u8,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Link {
    pub url: String,
    pub email: String,
}

/// What an invitation became.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Added {
    /// The address has an account: it is a member now.
    Member(Member),
    /// It has none: the link makes one.
    Invitation(Link),
}

#[derive(Deserialize)]
struct List {
    members: Vec<Member>,
}

pub async fn list(resume: &str) -> Result<Vec<Member>, ApiError> {
    json("GET", &format!("/resumes/{resume}/members"), None).await.map(|list: List| list.members)
}

pub async fn add(resume: &str, email: &str, role: Role) -> Result<Added, ApiError> {
    let body = serde_json::json!({ "email": email, "role": role.key() }).to_string();
    json("POST", &format!("/resumes/{resume}/members"), Some(body)).await
}

pub async fn change(resume: &str, user: &str, role: Role) -> Result<(), ApiError> {
    let body = serde_json::json!({ "role": role.key() }).to_string();
    send("PATCH", &format!("/resumes/{resume}/members/{user}"), Some(body)).await.map(drop)
}

pub async fn remove(resume: &str, user: &str) -> Result<(), ApiError> {
    send("DELETE", &format!("/resumes/{resume}/members/{user}"), None).await.map(drop)
}

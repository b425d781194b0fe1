//! Résumés: the list, one of them, the bin.

use crdt::json::Json;
use serde::{Deserialize, Serialize};

use super::ApiError;
use super::request::{json, send, send_any};
use crate::msg;

/// What a member may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Viewer,
    Commenter,
    Editor,
    Owner,
}

impl Role {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Commenter => "commenter",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Viewer => msg::role_viewer(),
            Self::Commenter => msg::role_commenter(),
            Self::Editor => msg::role_editor(),
            Self::Owner => msg::role_owner(),
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Viewer, Self::Commenter, Self::Editor, Self::Owner].into_iter().find(|role| role.key() == key)
    }

    pub fn can_edit(self) -> bool {
        self >= Self::Editor
    }
}

/// A résumé in the list.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Resume {
    pub id: String,
    pub title: String,
    /// Of a cover letter: the id of the résumé that it stands beside.
    #[serde(default)]
    pub beside: Option<String>,
    pub role: Role,
    /// This person's colour in it. Only the résumé itself says it.
    #[serde(default)]
    pub slot: Option<u8>,
    /// The name that stands in it. Only the list says it.
    #[serde(default)]
    pub name: String,
    /// RFC 3339, like the others.
    pub created_at: String,
    pub updated_at: String,
    /// When it went into the bin; empty when it is not there.
    #[serde(default)]
    pub deleted_at: String,
    /// The person's own. Only the list says them.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// A field of an imported file that was kept as text.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Note {
    pub path: String,
    pub message: String,
}

/// A résumé that was just made.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Created {
    pub id: String,
    #[serde(default)]
    pub notes: Vec<Note>,
}

#[derive(Deserialize)]
struct List {
    resumes: Vec<Resume>,
}

pub async fn list() -> Result<Vec<Resume>, ApiError> {
    json("GET", "/resumes", None).await.map(|list: List| list.resumes)
}

pub async fn bin() -> Result<Vec<Resume>, ApiError> {
    json("GET", "/resumes?bin=true", None).await.map(|list: List| list.resumes)
}

/// Makes a résumé, from JSON Resume where there is some. Without a title the server takes the name in it.
pub async fn create(title: Option<&str>, resume: Option<Json>) -> Result<Created, ApiError> {
    let mut body = crdt::json::Object::new();
    if let Some(title) = title {
        body.insert("title".to_owned(), Json::from(title));
    }
    if let Some(resume) = resume {
        body.insert("resume".to_owned(), resume);
    }
    json("POST", "/resumes", Some(Json::Object(body).to_string())).await
}

/// The cover letters beside a résumé, or those of them in the bin.
pub async fn covers(id: &str, in_bin: bool) -> Result<Vec<Resume>, ApiError> {
    #[derive(Deserialize)]
    struct Covers {
        covers: Vec<Resume>,
    }
    let path = format!("/resumes/{id}/covers?bin={in_bin}");
    json("GET", &path, None).await.map(|list: Covers| list.covers)
}

/// Makes a cover letter beside a résumé.
pub async fn create_cover(id: &str, title: &str, cover: Json) -> Result<Created, ApiError> {
    let body = crdt::json::Object::from([("title".to_owned(), Json::from(title)), ("cover".to_owned(), cover)]);
    json("POST", &format!("/resumes/{id}/covers"), Some(Json::Object(body).to_string())).await
}

/// What stands above the editor. The content comes by the live connection.
pub async fn about(id: &str) -> Result<Resume, ApiError> {
    json("GET", &format!("/resumes/{id}"), None).await
}

pub async fn rename(id: &str, title: &str) -> Result<(), ApiError> {
    let body = serde_json::json!({ "title": title }).to_string();
    send("PATCH", &format!("/resumes/{id}"), Some(body)).await.map(drop)
}

/// Makes a copy of one's own.
pub async fn duplicate(id: &str, title: &str) -> Result<Created, ApiError> {
    let body = serde_json::json!({ "title": title }).to_string();
    json("POST", &format!("/resumes/{id}/duplicate"), Some(body)).await
}

/// Gives a résumé one's own tags, in the place of those before.
pub async fn set_tags(id: &str, tags: &[String]) -> Result<(), ApiError> {
    let body = serde_json::json!({ "tags": tags }).to_string();
    send("PUT", &format!("/resumes/{id}/tags"), Some(body)).await.map(drop)
}

/// The beginning of the page as it prints.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct FirstPage {
    pub css: String,
    pub body: String,
}

pub async fn first_page(id: &str) -> Result<FirstPage, ApiError> {
    json("GET", &format!("/resumes/{id}/first-page"), None).await
}

/// Puts a résumé into the bin.
pub async fn remove(id: &str) -> Result<(), ApiError> {
    send("DELETE", &format!("/resumes/{id}"), None).await.map(drop)
}

pub async fn undelete(id: &str) -> Result<(), ApiError> {
    send("POST", &format!("/resumes/{id}/undelete"), None).await.map(drop)
}

/// What a parser reads in the PDF that an export gives now.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Readback {
    pub text: String,
    pub fields: Vec<ReadField>,
}

/// A field that the page shows.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct ReadField {
    /// `object/key`.
    pub field: String,
    pub words: String,
    pub found: bool,
    /// What is read in its place, when something is near.
    #[serde(default)]
    pub instead: String,
}

pub async fn readback(id: &str) -> Result<Readback, ApiError> {
    json("GET", &format!("/resumes/{id}/readback"), None).await
}

/// Where a browser downloads an export.
pub fn export_address(id: &str, query: &str) -> String {
    format!("/api/v1/resumes/{id}/export?{query}")
}

/// Brings a photo; gives its address, for `basics.image`.
///
/// # Errors
/// See [`ApiError`].
pub async fn add_photo(id: &str, file: &web_sys::File) -> Result<String, ApiError> {
    #[derive(Deserialize)]
    struct Added {
        image: String,
    }
    let body = ("application/octet-stream", file.into());
    let text = send_any("POST", &format!("/resumes/{id}/photo"), Some(body)).await?;
    let added: Added = serde_json::from_str(&text).map_err(|_| ApiError::Unreachable)?;
    Ok(added.image)
}

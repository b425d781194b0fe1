//! Résumés: the list, one of them, the bin.

use crdt::json::Json;
use serde::{Deserialize, Serialize};

use super::ApiError;
use super::request::{json, send, send_any};

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

    pub const fn label(self) -> &'static str {
        match self {
            Self::Viewer => "Can view",
            Self::Commenter => "Can comment",
            Self::Editor => "Can edit",
            Self::Owner => "Owner",
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
    pub role: Role,
    /// RFC 3339.
    pub updated_at: String,
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

/// What stands above the editor. The content comes by the live connection.
pub async fn about(id: &str) -> Result<Resume, ApiError> {
    json("GET", &format!("/resumes/{id}"), None).await
}

pub async fn rename(id: &str, title: &str) -> Result<(), ApiError> {
    let body = serde_json::json!({ "title": title }).to_string();
    send("PATCH", &format!("/resumes/{id}"), Some(body)).await.map(drop)
}

/// Puts a résumé into the bin.
pub async fn remove(id: &str) -> Result<(), ApiError> {
    send("DELETE", &format!("/resumes/{id}"), None).await.map(drop)
}

pub async fn undelete(id: &str) -> Result<(), ApiError> {
    send("POST", &format!("/resumes/{id}/undelete"), None).await.map(drop)
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

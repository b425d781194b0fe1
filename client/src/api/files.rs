//! Files of other programs, read by the server.

use crdt::json::Json;
use serde::Deserialize;

use super::ApiError;
use super::request::send_any;
use super::resumes::Note;

/// What a file says. Nothing of it is stored.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Read {
    /// JSON Resume, for [`super::resumes::create`].
    pub resume: Option<Json>,
    pub found: Vec<Section>,
    /// What has no field.
    pub notes: Vec<Note>,
    /// Fields that are a guess.
    pub unsure: Vec<Guess>,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Section {
    pub section: String,
    pub title: String,
    pub entries: Vec<Entry>,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Entry {
    pub path: String,
    pub words: String,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Guess {
    pub path: String,
    pub why: String,
    pub message: String,
    pub source: String,
}

/// Has the server read a file.
///
/// # Errors
/// See [`ApiError`].
pub async fn read(file: &web_sys::File) -> Result<Read, ApiError> {
    let text = send_any("POST", "/import", Some(("application/octet-stream", file.into()))).await?;
    serde_json::from_str(&text).map_err(|_| ApiError::Unreachable)
}

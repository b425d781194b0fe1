//! Accounts: who am I, in and out.

use serde::{Deserialize, Serialize};

use super::ApiError;
use super::request::{json, send};

/// The signed-in person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Me {
    pub id: String,
    pub email: String,
    pub name: String,
}

#[derive(Serialize)]
struct Credentials<'a> {
    email: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    password: &'a str,
}

pub async fn me() -> Result<Me, ApiError> {
    json("GET", "/me", None).await
}

pub async fn login(email: &str, password: &str) -> Result<Me, ApiError> {
    enter("/auth/login", &Credentials { email, name: None, password }).await
}

pub async fn register(email: &str, name: &str, password: &str) -> Result<Me, ApiError> {
    enter("/auth/register", &Credentials { email, name: Some(name), password }).await
}

async fn enter(path: &str, credentials: &Credentials<'_>) -> Result<Me, ApiError> {
    let body = serde_json::to_string(credentials).map_err(|_| ApiError::Unreachable)?;
    json("POST", path, Some(body)).await
}

pub async fn logout() -> Result<(), ApiError> {
    send("POST", "/auth/logout", None).await.map(drop)
}

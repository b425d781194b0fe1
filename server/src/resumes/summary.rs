//! A résumé in a list.

use serde::Serialize;
use store::{Resume, Role};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::titles;
use crate::problem::Result;
use crate::state::App;

/// A résumé or a cover letter, without its content.
#[derive(Debug, Serialize, ToSchema)]
pub struct Summary {
    id: String,
    title: String,
    /// Of a cover letter: the id of the résumé that it stands beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<String>,
    /// The caller's: viewer, commenter, editor or owner.
    #[schema(value_type = String)]
    role: Role,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
    /// When it was put into the bin.
    #[serde(with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    deleted_at: Option<OffsetDateTime>,
}

impl Summary {
    /// Opens the title of `resume`.
    ///
    /// # Errors
    /// 500 when it does not open.
    pub fn of(app: &App, resume: &Resume, role: Role) -> Result<Self> {
        Ok(Self {
            id: resume.id.to_string(),
            title: titles::open(app, resume)?,
            beside: resume.beside.map(|id| id.to_string()),
            role,
            created_at: resume.created_at,
            updated_at: resume.updated_at,
            deleted_at: resume.deleted_at,
        })
    }
}

//! What goes wrong, as `application/problem+json` (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The answer of every handler.
pub type Result<T> = std::result::Result<T, Problem>;

/// One error as the API shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A stable name for programs, e.g. `urn:tandem:problem:not-signed-in`.
    #[serde(rename = "type")]
    kind: String,
    /// The status in words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What happened, to what, and what to do now.
    detail: String,
    /// The fields that are wrong, when it is about fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
    #[serde(skip)]
    #[schema(ignore)]
    retry_after_seconds: Option<u64>,
}

/// One wrong field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldError {
    /// The field's name or path in the body, e.g. `email`, `resume.work[2].startDate`.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl Problem {
    /// A problem of `status`. `name` is the last part of its type; `detail` says what happened and what to do.
    pub fn new(status: StatusCode, name: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:tandem:problem:{name}"),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            retry_after_seconds: None,
        }
    }

    /// Adds a wrong field.
    #[must_use]
    pub fn with_field(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push(FieldError { field: field.into(), message: message.into() });
        self
    }

    /// 422 about one field; the detail repeats it, for clients that show one sentence.
    pub fn invalid_field(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-field", format!("{field}: {message}"))
            .with_field(field, message)
    }

    /// 401: nobody, or nobody any more.
    pub fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in", "Sign in first, or send a valid token.")
    }

    /// 403: a member, but of a lower role than this needs.
    pub fn not_allowed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "not-allowed", detail)
    }

    /// 404: `what` ("résumé", "token") is unknown, or none of the caller's business.
    pub fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", format!("There is no such {what}, or it is not shared with you."))
    }

    /// 429: come back after so many seconds.
    pub fn too_many(detail: impl Into<String>, retry_after_seconds: u64) -> Self {
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts", detail);
        problem.retry_after_seconds = Some(retry_after_seconds.max(1));
        problem
    }

    /// 503: an outside part is away; nothing was changed.
    pub fn unavailable(detail: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail);
        problem.retry_after_seconds = Some(5);
        problem
    }

    /// 500. The cause is logged here, once; the visitor does not see it.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Something went wrong on the server. It was logged; try again, and tell the operator if it stays.",
        )
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What happened, as a sentence.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl From<store::StoreError> for Problem {
    fn from(error: store::StoreError) -> Self {
        match error {
            store::StoreError::Unavailable(cause) => {
                tracing::warn!(%cause, "the database is away");
                Self::unavailable("The database cannot be reached right now. Nothing was changed; try again soon.")
            }
            other => Self::internal(other),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let retry_after = self.retry_after_seconds;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"tandem\""));
        }
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

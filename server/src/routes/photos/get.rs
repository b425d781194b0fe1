//! `GET /resumes/{id}/photo/{photo}`

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::{PhotoId, ResumeId, Role};

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::{access, photo};
use crate::state::App;

/// A photo, as JPEG. What has this address never changes.
#[utoipa::path(get, path = "/resumes/{id}/photo/{photo}", tag = "photos",
    params(("id" = String, Path), ("photo" = String, Path)), responses(
        (status = OK, content_type = "image/jpeg", description = "The photo"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    ))]
pub(super) async fn get(
    State(app): State<App>,
    me: SignedIn,
    Path((id, photo)): Path<(ResumeId, PhotoId)>,
) -> Result<Response> {
    let access = access::to_resume(&app, &me, id, Role::Viewer).await?;
    let bytes = photo::open(&app, &access.resume, photo).await?.ok_or_else(|| Problem::not_found("photo"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, bytes).into_response())
}

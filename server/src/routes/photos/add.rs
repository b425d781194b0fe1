//! `POST /resumes/{id}/photo`

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::{Photo, PhotoId, ResumeId, Role};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::signed_in::SignedIn;
use crate::extract::{Path, whole_body};
use crate::problem::{Problem, Result};
use crate::resumes::access;
use crate::state::App;

#[derive(Serialize, ToSchema)]
pub(super) struct Added {
    /// The address of the photo, for `basics.image`.
    image: String,
}

/// Takes a photo (JPEG, PNG or WebP), makes it small, and keeps it beside the résumé. The page shows it once
/// `basics.image` has its address.
#[utoipa::path(post, path = "/resumes/{id}/photo", tag = "photos", params(("id" = String, Path)),
    request_body(content_type = "image/*", content = Vec<u8>), responses(
        (status = CREATED, body = Added),
        (status = FORBIDDEN, body = Problem, description = "Needs an editor"),
        (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
        (status = PAYLOAD_TOO_LARGE, body = Problem, description = "More than 12 MiB, or 50 megapixels"),
        (status = UNSUPPORTED_MEDIA_TYPE, body = Problem, description = "Not a JPEG, PNG or WebP file"),
        (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Damaged"),
    ))]
pub(super) async fn add(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    request: Request,
) -> Result<Response> {
    // Before its body is read: nobody else's is.
    let access = access::to_resume(&app, &me, id, Role::Editor).await?;
    let bytes = whole_body(request, &app).await?;
    let small = app.photos.reencode(bytes).await?;
    let photo = PhotoId::new(&*app.clock, &*app.rng);
    let key = app.vault.unwrap_content_key(id, &access.resume.wrapped_key).map_err(Problem::internal)?;
    let blob = key.seal(&*app.rng, Uuid::from(photo), &small);
    if !app.store.put_photo(id, me.user, Photo { id: photo, blob, at: app.now() }).await? {
        return Err(Problem::not_allowed("Your role does not allow changing this résumé."));
    }
    let image = format!("/api/v1/resumes/{id}/photo/{photo}");
    let location = [(header::LOCATION, image.clone())];
    Ok((StatusCode::CREATED, location, axum::Json(Added { image })).into_response())
}

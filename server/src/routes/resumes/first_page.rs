//! `GET /resumes/{id}/first-page`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::{access, content};
use crate::state::App;

/// The beginning of the page as it prints, for a small picture of it.
#[derive(Serialize, ToSchema)]
pub(super) struct FirstPage {
    /// The width and height of the paper in millimetres.
    paper: [f64; 2],
    /// The rules, all of them under `.tandem-page`.
    css: String,
    /// One element of that class. Every text in it is escaped; it holds no script.
    body: String,
}

/// The beginning of the page as it prints: at least what fits on the first sheet, and not much more.
#[utoipa::path(get, path = "/resumes/{id}/first-page", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = FirstPage),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn first_page(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
) -> Result<Json<FirstPage>> {
    access::to_resume(&app, &me, id, Role::Viewer).await?;
    let page = content::read(&app, id, |document| render::html::first_page(document.read())).await?;
    let (width, height) = page.paper.size_mm();
    Ok(Json(FirstPage {
        paper: [width, height],
        css: page.css + render::templates::css(page.template),
        body: page.body,
    }))
}

//! `/resumes/{id}/covers`: the cover letters beside a résumé. Each is a document of its own: its id stands where a
//! résumé's does in `GET`, `PUT`, `PATCH` and `DELETE /resumes/{id}`, `/undelete`, `/export` and `/sync/{id}`.

mod create;
mod list;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use create::copy_all;

use crate::resumes::content;
use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, create::create)).layer(DefaultBodyLimit::max(content::BODY_BYTES))
}

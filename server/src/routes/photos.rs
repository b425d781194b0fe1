//! `/resumes/{id}/photo`: photos of the person whom a résumé is of.

mod add;
mod delete;
mod get;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::photos::BODY_BYTES;
use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    let with_files = OpenApiRouter::new().routes(routes!(add::add)).layer(DefaultBodyLimit::max(BODY_BYTES));
    with_files.routes(routes!(get::get, delete::delete))
}

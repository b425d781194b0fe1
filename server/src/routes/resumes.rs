//! `/resumes`: the résumés themselves.

mod checkup;
mod create;
mod delete;
mod duplicate;
mod etag;
mod export;
mod first_page;
mod get;
mod list;
mod readback;
mod rename;
mod replace;
mod tags;
mod undelete;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::resumes::content;
use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    let with_contents = OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, replace::replace, rename::rename, delete::delete))
        .layer(DefaultBodyLimit::max(content::BODY_BYTES));
    with_contents
        .routes(routes!(undelete::undelete))
        .routes(routes!(duplicate::duplicate))
        .routes(routes!(tags::get, tags::put))
        .routes(routes!(first_page::first_page))
        .routes(routes!(export::export))
        .routes(routes!(readback::readback))
        .routes(routes!(checkup::checkup))
}

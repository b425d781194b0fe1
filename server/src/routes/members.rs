//! `/resumes/{id}/members`: who else works on a résumé.

mod add;
mod last_owner;
mod list;
mod remove;
mod shown;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, add::add)).routes(routes!(update::update, remove::remove))
}

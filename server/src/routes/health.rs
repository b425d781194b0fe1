//! `/healthz`, `/readyz`, `/metrics`: for those who watch the server.

mod live;
mod metrics;
mod ready;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live::live)).routes(routes!(ready::ready)).routes(routes!(metrics::metrics))
}

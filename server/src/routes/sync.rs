//! `GET /sync/{resume_id}`: the WebSocket of live editing.

mod admission;
mod connect;
mod pump;
mod upgrade;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(connect::connect))
}

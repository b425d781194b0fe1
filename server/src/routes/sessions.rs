//! `/sessions`: where one is signed in.

mod delete;
mod list;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(delete::delete))
}

/// A session's id as the API shows it: the stored hash, which is no secret.
fn shown(id_hash: &[u8; 32]) -> String {
    id_hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! The head of `/api/v1/openapi.json`; the paths are collected from the handlers.

use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// Title, version and the two ways to sign in.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Tandem",
        description = "Résumés that several people work on at once. Errors are application/problem+json.",
    ),
    modifiers(&WaysToSignIn),
    security(("session" = []), ("token" = [])),
)]
pub struct Description;

#[derive(Debug)]
struct WaysToSignIn;

impl Modify for WaysToSignIn {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let components = description.components.get_or_insert_default();
        components
            .add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("tandem_session"))));
        components.add_security_scheme(
            "token",
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build()),
        );
    }
}

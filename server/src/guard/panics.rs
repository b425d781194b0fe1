//! A handler that panics harms its own request only.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// What the visitor gets. The message goes to the log.
pub fn answer(panic: Box<dyn Any + Send + 'static>) -> Response {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    Problem::internal(format_args!("a handler panicked: {message}")).into_response()
}

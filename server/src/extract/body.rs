//! A JSON body; what is wrong with it is said by line and column, or by field.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::problem::{Problem, Result};

/// How long a body may take to arrive. The largest need a connection of three quarters of a megabit a second.
const PATIENCE: Duration = Duration::from_secs(45);

/// The body of a request, parsed. Rejections: 408 too slow, 413 too large, 415 not JSON by its header, 400 not JSON,
/// 422 JSON of another shape.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        check_content_type(request.headers())?;
        parse(&whole_body(request, state).await?).map(Self)
    }
}

/// The body of a request, whatever it is.
///
/// # Errors
/// 408 too slow, 413 too large.
pub async fn whole_body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes> {
    let arrived = timeout(PATIENCE, Bytes::from_request(request, state)).await.map_err(|_| {
        let detail = "The request body did not arrive in time. Send it again, over a better connection.";
        Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", detail)
    })?;
    arrived.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The request body is too large.")
        }
        status => Problem::new(status, "unreadable-body", "The request body did not arrive whole. Send it again."),
    })
}

fn check_content_type(headers: &HeaderMap) -> Result<()> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json")) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "not-json-type",
        "Send the body as JSON, with the header Content-Type: application/json.",
    ))
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        explain(error.inner(), &path)
    })?;
    deserializer.end().map_err(|error| explain(&error, ""))?;
    Ok(value)
}

fn explain(error: &serde_json::Error, path: &str) -> Problem {
    use serde_json::error::Category;
    match error.classify() {
        Category::Data => {
            let message = without_position(error);
            let field =
                if matches!(path, "" | ".") { missing_field(&message).unwrap_or_default() } else { path.to_owned() };
            let shown = if field.is_empty() { "the body".to_owned() } else { field.clone() };
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "wrong-shape",
                format!("{shown}: {message} (line {}, column {}).", error.line(), error.column()),
            )
            .with_field(field, message)
        }
        Category::Syntax | Category::Eof | Category::Io => {
            let message = without_position(error);
            Problem::new(
                StatusCode::BAD_REQUEST,
                "not-json",
                format!("This is not JSON: line {}, column {}: {message}.", error.line(), error.column()),
            )
        }
    }
}

/// serde_json ends its messages with the position; we say it once, in our own words.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _position)| message.to_owned())
}

fn missing_field(message: &str) -> Option<String> {
    message.strip_prefix("missing field `")?.strip_suffix('`').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Person {
        #[expect(dead_code, reason = "only its type matters here")]
        name: String,
    }

    #[test]
    fn syntax_is_explained_by_line_and_column() {
        let problem = parse::<Person>(b"{\n  \"name\": }").expect_err("not JSON");
        assert_eq!(problem.status(), StatusCode::BAD_REQUEST);
        assert!(problem.detail().contains("line 2, column 11"), "{}", problem.detail());
    }

    #[test]
    fn a_wrong_type_and_a_missing_field_are_named() {
        let problem = parse::<Person>(br#"{"name": 5}"#).expect_err("wrong type");
        assert_eq!(problem.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(problem.detail().starts_with("name: "), "{}", problem.detail());
        let problem = parse::<Person>(b"{}").expect_err("missing");
        assert!(problem.detail().starts_with("name: "), "{}", problem.detail());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_come_is_not_waited_for() {
        let never = axum::body::Body::from_stream(futures_util::stream::pending::<std::io::Result<Bytes>>());
        let request = Request::builder().header(header::CONTENT_TYPE, "application/json").body(never);
        let problem = Body::<Person>::from_request(request.expect("a request"), &()).await.expect_err("too slow");
        assert_eq!(problem.status(), StatusCode::REQUEST_TIMEOUT);
    }

    #[test]
    fn text_after_the_value_is_a_mistake() {
        assert!(parse::<Person>(br#"{"name": "Ada"} {}"#).is_err());
    }

    #[test]
    fn a_raw_value_inside_keeps_its_text() {
        #[derive(serde::Deserialize)]
        struct Holder {
            inner: Box<serde_json::value::RawValue>,
        }
        let holder: Holder = parse(br#"{"inner": {"n": 1.00000000000000000000001}}"#).expect("valid");
        assert_eq!(holder.inner.get(), r#"{"n": 1.00000000000000000000001}"#);
    }
}

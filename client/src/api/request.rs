//! One request and its answer.

use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::{ApiError, Problem};
use crate::browser;

/// Where the API lives on this site.
const BASE: &str = "/api/v1";

/// Sends a request; `body` is JSON text. `Err` for every status outside 200–299.
///
/// # Errors
/// See [`ApiError`].
pub async fn send(method: &str, path: &str, body: Option<String>) -> Result<String, ApiError> {
    let body = body.map(|body| ("application/json", JsValue::from_str(&body)));
    send_any(method, path, body).await
}

/// As [`send`], with a body of any type: its name, and what the browser takes for one.
///
/// # Errors
/// See [`ApiError`].
pub async fn send_any(method: &str, path: &str, body: Option<(&str, JsValue)>) -> Result<String, ApiError> {
    let (status, text) = fetch(method, path, body).await.map_err(|_| ApiError::Unreachable)?;
    if (200..300).contains(&status) {
        return Ok(text);
    }
    let problem = serde_json::from_str::<Problem>(&text).unwrap_or_default();
    Err(ApiError::Problem(Problem { status, ..problem }))
}

/// Sends a request and reads the JSON answer.
///
/// # Errors
/// See [`ApiError`].
pub async fn json<T: DeserializeOwned>(method: &str, path: &str, body: Option<String>) -> Result<T, ApiError> {
    let text = send(method, path, body).await?;
    serde_json::from_str(&text).map_err(|_| ApiError::Unreachable)
}

async fn fetch(method: &str, path: &str, body: Option<(&str, JsValue)>) -> Result<(u16, String), JsValue> {
    let init = RequestInit::new();
    init.set_method(method);
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    if let Some((content_type, body)) = body {
        headers.set("content-type", content_type)?;
        init.set_body(&body);
    }
    init.set_headers(&headers);
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let asked = if method == "GET" { browser::take_asked(path) } else { None };
    let asked = asked.unwrap_or_else(|| window.fetch_with_str_and_init(&format!("{BASE}{path}"), &init));
    let response: Response = JsFuture::from(asked).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

//! A file from the server, for the person's own folder.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use super::{ApiError, Problem};
use crate::browser;

/// Fetches a file and gives it to the browser to keep. A link would do, but show nothing of what goes wrong.
///
/// # Errors
/// See [`ApiError`].
pub async fn download(address: &str) -> Result<(), ApiError> {
    match keep(address).await {
        Ok(None) => Ok(()),
        Ok(Some(problem)) => Err(ApiError::Problem(problem)),
        Err(_) => Err(ApiError::Unreachable),
    }
}

/// `Some` when the server refused.
async fn keep(address: &str) -> Result<Option<Problem>, JsValue> {
    let window = browser::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        let problem = serde_json::from_str::<Problem>(&text).unwrap_or_default();
        return Ok(Some(Problem { status: response.status(), ..problem }));
    }
    let disposition = response.headers().get("content-disposition")?.unwrap_or_default();
    let file: Blob = JsFuture::from(response.blob()?).await?.dyn_into()?;
    browser::download_file(&file_name(&disposition), &file);
    Ok(None)
}

/// The name in UTF-8 of RFC 6266; empty when there is none.
fn file_name(disposition: &str) -> String {
    let encoded = disposition.split("filename*=UTF-8''").nth(1).unwrap_or_default();
    js_sys::decode_uri_component(encoded).map(String::from).unwrap_or_default()
}

//! A sample résumé for those who look around. It is kept in this browser, of nobody, until somebody makes it theirs.

use crdt::Document;
use crdt::json::Json;
use crdt::jsonresume::{self, Export};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::browser;
use crate::sync::{Whose, client_id};

/// Whose it is in the store of this device: not an id that anybody has.
pub const LOCAL: &str = "sample";
/// What it is called there.
pub const RESUME: &str = "sample";
/// Who opens it: nobody in particular, on this device.
pub fn whose() -> Whose {
    Whose { user: LOCAL.to_owned(), is_kept: true }
}

/// Where this browser remembers that somebody has written in it.
const BEGUN: &str = "tandem.sample";

/// Whether somebody has written in it, and has neither kept it nor begun anew.
pub fn is_begun() -> bool {
    browser::remembered(BEGUN).is_some()
}

pub fn note_begun(is_begun: bool) {
    if is_begun {
        browser::remember(BEGUN, "yes");
    } else {
        browser::forget(BEGUN);
    }
}

/// What it is called.
pub const TITLE: &str = "Mina Okafor-Lindqvist";

/// The sample as one update, always the same bytes: two tabs that begin with it have one document.
///
/// It is a file of the site (`client/assets/sample.bin`, made from `client/sample.json` by the example `seed` of
/// `crdt`), so the service worker has it too.
pub async fn update() -> Option<Vec<u8>> {
    let address = browser::find("meta[name=tandem-sample]")?.get_attribute("content")?;
    let response = JsFuture::from(browser::window()?.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let bytes = JsFuture::from(response.ok().then(|| response.array_buffer().ok())??).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The sample as JSON Resume.
pub async fn json() -> Option<Json> {
    let mut document = Document::new(client_id());
    document.apply(&update().await?).ok()?;
    Some(jsonresume::export(&document, Export::Lossless))
}

//! What the page's script left for the program (`client/start.js`), in `window.tandem`: `text`, `languages`, `paginate`,
//! `templates`, `letters`, `asked`, `kept`.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::window;

pub fn left(key: &str) -> JsValue {
    tandem().and_then(|tandem| Reflect::get(&tandem, &key.into()).ok()).unwrap_or_default()
}

/// The same, once.
pub fn take_left(key: &str) -> Option<JsValue> {
    take(&tandem()?, key)
}

/// What the script has asked the server already: each answer can be had once.
pub fn take_asked(path: &str) -> Option<Promise> {
    take(&left("asked"), path)?.dyn_into().ok()
}

/// Somebody else asks and reads from now on.
pub fn forget_left() {
    take_left("asked");
    take_left("kept");
}

/// Says there how long something took, for who measures.
pub fn say_took(what: &str, ms: f64) {
    if let Some(tandem) = tandem() {
        Reflect::set(&tandem, &what.into(), &ms.into()).ok();
    }
}

/// The rules of the page's template: they are loaded beside the program.
pub fn template(key: &str) -> String {
    let key = render::templates::template(key).key;
    let rules = Reflect::get(&left("templates"), &key.into()).ok();
    rules.and_then(|rules| rules.as_string()).unwrap_or_default()
}

fn tandem() -> Option<JsValue> {
    window().and_then(|window| Reflect::get(&window, &"tandem".into()).ok())
}

fn take(from: &JsValue, key: &str) -> Option<JsValue> {
    let found = Reflect::get(from, &key.into()).ok()?;
    Reflect::set(from, &key.into(), &JsValue::UNDEFINED).ok();
    (!found.is_undefined()).then_some(found)
}

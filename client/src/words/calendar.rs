//! Dates and distances in time, by what the browser knows of the page's language.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::msg;

fn locales() -> Array {
    Array::of1(&msg::code().into())
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        Reflect::set(&options, &(*name).into(), &(*value).into()).ok();
    }
    options
}

/// "12 minutes ago", "yesterday". `unit` as the browser calls it: `minute`.
pub(super) fn ago(count: f64, unit: &str) -> String {
    Intl::RelativeTimeFormat::new(&locales(), &options(&[("numeric", "auto")])).format(-count, unit).into()
}

/// "Nov 14, 2026", in this browser's time zone.
pub(super) fn day(ms: f64) -> String {
    let format = Intl::DateTimeFormat::new(&locales(), &options(&[("dateStyle", "medium")])).format();
    format.call1(&JsValue::UNDEFINED, &ms.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

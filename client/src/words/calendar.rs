//! Dates and distances in time, by what the browser knows of the page's language.

use js_sys::{Array, Function, Intl, Object, Reflect};
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
    written(&format(&[("dateStyle", "medium")]), ms)
}

/// The names of the months, `short` or `long`.
#[cfg(not(test))]
pub(super) fn months(length: &str) -> Vec<String> {
    const DAY_MS: f64 = 86_400_000.0;
    // The middle of each month of 1970.
    let middle = |index: u32| (f64::from(index) * 30.5 + 14.0) * DAY_MS;
    let format = format(&[("month", length), ("timeZone", "UTC")]);
    (0..12).map(|index| written(&format, middle(index))).collect()
}

/// Without a browser they are English.
#[cfg(test)]
pub(super) fn months(length: &str) -> Vec<String> {
    let letters = if length == "short" { 3 } else { 9 };
    super::ENGLISH_MONTHS.iter().map(|name| name.chars().take(letters).collect()).collect()
}

/// Takes the browser about a millisecond to make: one for all twelve months.
fn format(pairs: &[(&str, &str)]) -> Function {
    Intl::DateTimeFormat::new(&locales(), &options(pairs)).format()
}

fn written(format: &Function, ms: f64) -> String {
    format.call1(&JsValue::UNDEFINED, &ms.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

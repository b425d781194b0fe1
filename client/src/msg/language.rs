//! The language of the page, and what the browser knows of it.

use js_sys::{Array, Function, Intl, Object};
use messages::Locale;
use wasm_bindgen::JsValue;

use crate::browser;

/// Where the page's script looks for what was chosen.
const KEY: &str = "tandem.language";

/// One that the app can be had in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Language {
    /// BCP 47: `en`, `pt-BR`.
    pub code: String,
    /// As it calls itself.
    pub name: String,
}

/// The page's language.
#[cfg(not(test))]
pub fn code() -> String {
    browser::document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

#[cfg(test)]
pub fn code() -> String {
    "en".to_owned()
}

#[cfg(not(test))]
pub(super) fn text() -> String {
    browser::left("text").as_string().unwrap_or_default()
}

#[cfg(test)]
pub(super) fn text() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/en.txt")).to_owned()
}

/// All of them, as the switch shows them.
pub fn all() -> Vec<Language> {
    let pairs = Array::from(&browser::left("languages"));
    let word = |pair: &Array, at| pair.get(at).as_string().unwrap_or_default();
    pairs
        .iter()
        .map(|pair| Array::from(&pair))
        .map(|pair| Language { code: word(&pair, 0), name: word(&pair, 1) })
        .collect()
}

/// Remembers the language and loads the page in it.
pub fn choose(code: &str) {
    browser::remember(KEY, code);
    browser::reload();
}

fn locales() -> Array {
    Array::of1(&JsValue::from_str(&code()))
}

thread_local! {
    // To make one of these takes the browser longer than to write a sentence; the language stays while the page does.
    static NUMBERS: Function = Intl::NumberFormat::new(&locales(), &Object::new()).format();
}
#[cfg(not(test))]
thread_local! {
    static PLURALS: Intl::PluralRules = Intl::PluralRules::new(&locales(), &Object::new());
    static RIGHT_TO_LEFT: bool = {
        let root = browser::document().and_then(|document| document.document_element());
        root.is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"))
    };
}

/// A number as the language writes it.
pub fn number(number: f64) -> String {
    let written = NUMBERS.with(|format| format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(number)));
    written.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The page's language, for sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here;

#[cfg(not(test))]
impl Locale for Here {
    fn plural(&self, number: f64) -> String {
        PLURALS.with(|rules| rules.select(number)).into()
    }

    fn number(&self, value: f64) -> String {
        number(value)
    }

    fn isolates(&self) -> bool {
        is_right_to_left()
    }
}

#[cfg(test)]
impl Locale for Here {
    fn plural(&self, number: f64) -> String {
        if number == 1.0 { "one" } else { "other" }.to_owned()
    }

    fn number(&self, value: f64) -> String {
        value.to_string()
    }

    fn isolates(&self) -> bool {
        false
    }
}

/// Whether the page runs from right to left.
#[cfg(not(test))]
pub fn is_right_to_left() -> bool {
    RIGHT_TO_LEFT.with(|is| *is)
}

#[cfg(test)]
pub fn is_right_to_left() -> bool {
    false
}

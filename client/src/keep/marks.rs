//! Which loads of the page have made edits that the server has not called saved.
//!
//! A mark is a row `résumé/client` with a number that grows with each write. Whoever reads a replica and later hears
//! that everything in it is saved takes away the marks that it read, unless their number has grown meanwhile: another
//! tab has gone on writing.

use futures_util::future::join;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::request::answer;

/// A mark as it was read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mark {
    pub(super) key: String,
    pub(super) number: f64,
}

impl Mark {
    pub(super) fn of(resume: &str, client: u64, number: u32) -> Self {
        Self { key: format!("{resume}/{client}"), number: number.into() }
    }
}

/// The résumé of a mark's key.
pub(super) fn resume_of(key: &str) -> &str {
    key.split_once('/').map_or(key, |(resume, _)| resume)
}

/// The keys of all marks of one résumé: whatever comes after the stroke, which the next character ends.
pub(super) fn range(resume: &str) -> Option<JsValue> {
    let (from, to) = (JsValue::from_str(&format!("{resume}/")), JsValue::from_str(&format!("{resume}0")));
    IdbKeyRange::bound(&from, &to).ok().map(JsValue::from)
}

pub(super) fn put(store: &IdbObjectStore, mark: &Mark) -> Option<()> {
    store.put_with_key(&JsValue::from_f64(mark.number), &JsValue::from_str(&mark.key)).ok().map(drop)
}

/// All marks of one résumé.
pub(super) async fn read(store: &IdbObjectStore, resume: &str) -> Option<Vec<Mark>> {
    let range = range(resume)?;
    let (keys, numbers) = (store.get_all_keys_with_key(&range), store.get_all_with_key(&range));
    let (keys, numbers) = join(answer(keys), answer(numbers)).await;
    Some(of(&keys?, &numbers?))
}

/// Of their keys and numbers, as the store gives them.
pub(super) fn of(keys: &JsValue, numbers: &JsValue) -> Vec<Mark> {
    let pairs = js_sys::Array::from(keys).into_iter().zip(js_sys::Array::from(numbers));
    pairs.filter_map(|(key, number)| Some(Mark { key: key.as_string()?, number: number.as_f64()? })).collect()
}

/// Takes away those that are still as they were read.
pub(super) async fn take_away(store: &IdbObjectStore, marks: &[Mark]) -> Option<()> {
    for mark in marks {
        let key = JsValue::from_str(&mark.key);
        let now = answer(store.get(&key)).await?;
        if now.as_f64() == Some(mark.number) {
            answer(store.delete(&key)).await?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_belongs_to_its_resume() {
        let mark = Mark::of("0190-abc", 77, 3);
        assert_eq!(mark.key, "0190-abc/77");
        assert_eq!(resume_of(&mark.key), "0190-abc");
        // What the range of one résumé holds, and of no other.
        let range = "0190-abc/".to_owned().."0190-abc0".to_owned();
        assert!(range.contains(&mark.key));
        assert!(!range.contains(&Mark::of("0190-abcd", 77, 3).key));
    }
}

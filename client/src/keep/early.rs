//! What the page's script has read of the store while this program was loading (`client/start.js`).

use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransactionMode;

use super::database::{Database, in_time};
use super::marks;
use super::rows::Replica;
use crate::browser::take_left;

/// The store, and what it had of this résumé, once. `None`: the script has read nothing, or something else.
/// `Some(None)`: the store does not come in time, or has gone since.
pub(super) async fn take(user: &str, resume: &str) -> Option<Option<(Rc<Database>, Replica)>> {
    let kept = take_left("kept")?;
    let of = |name: &str| Reflect::get(&kept, &name.into()).ok();
    let rows: Promise = of("rows")?.dyn_into().ok()?;
    let Some(rows) = in_time(async { Some(JsFuture::from(rows).await.unwrap_or_default()) }).await else {
        return Some(None);
    };
    let rows: Array = rows.dyn_into().ok()?;
    let [whose, store, about, updates, keys, numbers] = std::array::from_fn(|at| rows.get(at as u32));
    // Closed when it is not the right one.
    let database = Rc::new(Database::new(store.dyn_into().ok()?));
    let is_same = |value: JsValue, text: &str| value.as_string().as_deref() == Some(text);
    if !is_same(whose, user) || !is_same(of("resume")?, resume) || !database.is_of_today() {
        return None;
    }
    // Somebody may have signed out in another tab before this one listened.
    let is_there = database.transaction(IdbTransactionMode::Readonly).is_some();
    let replica = Replica { is_early: true, ..Replica::of(&about, &updates, marks::of(&keys, &numbers)) };
    Some(is_there.then_some((database, replica)))
}

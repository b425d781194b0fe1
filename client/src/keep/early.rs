//! What the page's script has read of the store while this program was loading (`client/start.js`).

use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::database::{Database, in_time};
use super::marks;
use super::rows::Replica;
use crate::browser::take_left;

/// The store, and what it had of this résumé; once, and `None` where the script has read nothing, or something else.
pub(super) async fn take(user: &str, resume: &str) -> Option<(Rc<Database>, Replica)> {
    let kept = take_left("kept")?;
    let of = |name: &str| Reflect::get(&kept, &name.into()).ok();
    let rows: Promise = of("rows")?.dyn_into().ok()?;
    let rows: Array = in_time(async { JsFuture::from(rows).await.ok() }).await?.dyn_into().ok()?;
    let [whose, store, about, updates, keys, numbers] = std::array::from_fn(|at| rows.get(at as u32));
    // Closed when it is not the right one.
    let database = Rc::new(Database::new(store.dyn_into().ok()?));
    let is_same = |value: JsValue, text: &str| value.as_string().as_deref() == Some(text);
    let is_wanted = is_same(whose, user) && is_same(of("resume")?, resume) && database.is_of_today();
    is_wanted.then(|| (database, Replica::of(&about, &updates, marks::of(&keys, &numbers))))
}

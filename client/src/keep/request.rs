//! IndexedDB's requests and transactions, as futures.
//!
//! Failures carry no reason: there is nothing to be done about any of them but to say that nothing is kept.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::JsValue;
use web_sys::{EventTarget, IdbRequest, IdbTransaction};

use crate::browser::Listener;

/// What a request came to; `None` when it failed.
pub async fn answer(request: Result<IdbRequest, JsValue>) -> Option<JsValue> {
    let request = request.ok()?;
    ended(&request, "success", "error").await.then_some(())?;
    request.result().ok()
}

/// Whether everything that the transaction did is in the store.
pub async fn committed(transaction: &IdbTransaction) -> Option<()> {
    ended(transaction, "complete", "abort").await.then_some(())
}

/// Waits for the one event or the other; whether it was the first.
async fn ended(target: &EventTarget, good: &'static str, bad: &'static str) -> bool {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let on = |name, is_good| {
        let sender = sender.clone();
        Listener::new(target, name, move |_| {
            if let Some(sender) = sender.take() {
                sender.send(is_good).ok();
            }
        })
    };
    let _listeners = [on(good, true), on(bad, false)];
    receiver.await.unwrap_or(false)
}

//! Work on the store runs as a task of its own.
//!
//! A transaction of IndexedDB ends by itself as soon as a turn of the browser passes without a new request. The app's
//! own tasks may wait for the next frame; these go on in the same turn.

use std::future::Future;

use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

/// Runs `work` to its end, also when nobody waits for it any more; `None` when it could not be done.
pub async fn apart<T: 'static>(work: impl Future<Output = Option<T>> + 'static) -> Option<T> {
    let (done, result) = oneshot::channel();
    spawn_local(async move {
        // What nobody takes is dropped: a database that was opened too late closes itself.
        done.send(work.await).ok();
    });
    result.await.ok().flatten()
}

//! One person's database: opened, closed, deleted.

use std::cell::Cell;
use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode,
};

use super::apart::apart;
use super::request::answer;
use crate::browser::{Listener, window};

/// Counts up when the stores change shape.
const VERSION: u32 = 1;
/// Longer than this nobody waits for a store: without it the page works as well.
const PATIENCE_MS: u32 = 3_000;

/// What a résumé is called, what its person may do in it, and when it was seen last.
pub(super) const RESUMES: &str = "resumes";
/// Updates, in the order in which they came.
pub(super) const UPDATES: &str = "updates";
/// Finds the updates of one résumé.
pub(super) const BY_RESUME: &str = "resume";
/// Which load of the page has made edits that the server has not called saved.
pub(super) const MARKS: &str = "marks";

/// An open database. Closed when dropped.
#[derive(Debug)]
pub(super) struct Database {
    idb: IdbDatabase,
    is_gone: Rc<Cell<bool>>,
    _listeners: [Listener; 2],
}

impl Database {
    /// Made if it is not there; `None` where nothing can be kept.
    pub(super) async fn open(user: &str) -> Option<Rc<Self>> {
        Self::ask(user, make_stores).await
    }

    /// `None` where nothing is kept of this person. To look is not to keep: none is made.
    pub(super) async fn find(user: &str) -> Option<Rc<Self>> {
        Self::ask(user, |request| request.transaction()?.abort().ok()).await
    }

    /// `make` is called for a database that is not there yet.
    async fn ask(user: &str, make: fn(&IdbOpenDbRequest) -> Option<()>) -> Option<Rc<Self>> {
        let name = name_of(user);
        let opened = apart(async move {
            let request = factory()?.open_with_u32(&name, VERSION).ok()?;
            let asked = request.clone();
            let _making = Listener::new(&request, "upgradeneeded", move |_| {
                make(&asked);
            });
            let idb: IdbDatabase = answer(Ok(request.into())).await?.dyn_into().ok()?;
            Some(Self::new(idb))
        });
        in_time(opened).await.map(Rc::new)
    }

    /// Of one that somebody has opened.
    pub(super) fn new(idb: IdbDatabase) -> Self {
        let is_gone = Rc::new(Cell::new(false));
        let on = |name| {
            let (idb, is_gone) = (idb.clone(), is_gone.clone());
            // Somebody signs out in another tab, or clears what this site keeps: they must not have to wait for us.
            Listener::new(&idb.clone(), name, move |_| {
                is_gone.set(true);
                idb.close();
            })
        };
        let listeners = [on("versionchange"), on("close")];
        Self { idb, is_gone, _listeners: listeners }
    }

    /// Whether its stores have the shape that this program knows.
    pub(super) fn is_of_today(&self) -> bool {
        self.idb.version() == f64::from(VERSION)
    }

    /// Whether it was deleted meanwhile.
    pub(super) fn is_gone(&self) -> bool {
        self.is_gone.get()
    }

    /// A transaction over all stores.
    pub(super) fn transaction(&self, mode: IdbTransactionMode) -> Option<IdbTransaction> {
        let stores = [RESUMES, UPDATES, MARKS].iter().map(|name| JsValue::from_str(name)).collect::<js_sys::Array>();
        self.idb.transaction_with_str_sequence_and_mode(&stores, mode).ok()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.idb.close();
    }
}

/// What comes while somebody waits for it.
pub(super) async fn in_time<T>(work: impl Future<Output = Option<T>>) -> Option<T> {
    match select(Box::pin(work), Box::pin(TimeoutFuture::new(PATIENCE_MS))).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => None,
    }
}

/// Deletes everything of this person; gives whether it is gone.
pub(super) async fn delete(user: &str) -> bool {
    let name = name_of(user);
    let deleted = apart(async move {
        let request = factory()?.delete_database(&name).ok()?;
        answer(Ok(request.into())).await
    });
    deleted.await.is_some()
}

fn name_of(user: &str) -> String {
    format!("tandem-{user}")
}

fn factory() -> Option<IdbFactory> {
    window()?.indexed_db().ok().flatten()
}

fn make_stores(request: &IdbOpenDbRequest) -> Option<()> {
    let idb: IdbDatabase = request.result().ok()?.dyn_into().ok()?;
    idb.create_object_store(RESUMES).ok()?;
    let parameters = IdbObjectStoreParameters::new();
    parameters.set_auto_increment(true);
    let updates = idb.create_object_store_with_optional_parameters(UPDATES, &parameters).ok()?;
    updates.create_index_with_str(BY_RESUME, BY_RESUME).ok()?;
    idb.create_object_store(MARKS).ok().map(drop)
}

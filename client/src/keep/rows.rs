//! What is read from the database and written into it, one transaction each.

use std::rc::Rc;

use crdt::Document;
use futures_util::future::join3;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::{IdbObjectStore, IdbTransactionMode};

use super::apart::apart;
use super::database::{BY_RESUME, Database, MARKS, RESUMES, UPDATES};
use super::marks::{self, Mark};
use super::request::{answer, committed};
use crate::api::resumes::Role;
use crate::sync::client_id;

/// What is needed to show a résumé without the server.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct About {
    pub title: String,
    pub role: Role,
    /// Of a cover letter: the id of the résumé that it stands beside.
    #[serde(default)]
    pub beside: Option<String>,
    /// The person's colour. Older rows do not say it.
    #[serde(default)]
    pub slot: Option<u8>,
    /// Milliseconds since 1970.
    pub seen_ms: f64,
}

/// A résumé as it is kept.
#[derive(Debug, Default)]
pub struct Replica {
    pub about: Option<About>,
    pub updates: Vec<Vec<u8>>,
    pub(super) marks: Vec<Mark>,
    /// It was read before this program listened to other tabs.
    pub is_early: bool,
}

impl Replica {
    /// Of the rows, as the store gives them.
    pub(super) fn of(about: &JsValue, updates: &JsValue, marks: Vec<Mark>) -> Self {
        Self { about: about_of(about), updates: updates_of(updates), marks, is_early: false }
    }

    /// Whether some load of the page has made edits that the server has not called saved.
    pub fn is_unsaved(&self) -> bool {
        !self.marks.is_empty()
    }
}

pub(super) async fn read(database: Rc<Database>, resume: String) -> Option<Replica> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readonly)?;
        let store = |name| transaction.object_store(name).ok();
        let key = JsValue::from_str(&resume);
        let (resumes, updates, marks) = (store(RESUMES)?, store(UPDATES)?.index(BY_RESUME).ok()?, store(MARKS)?);
        // All at once: each is a journey to the store.
        let about = answer(resumes.get(&key));
        let rows = answer(updates.get_all_with_key(&key));
        let (about, rows, marks) = join3(about, rows, marks::read(&marks, &resume)).await;
        Some(Replica::of(&about?, &rows?, marks?))
    })
    .await
}

/// Appends updates, and sets the mark where they hold something unsaved.
pub(super) async fn append(
    database: Rc<Database>,
    resume: String,
    updates: Vec<Vec<u8>>,
    mark: Option<Mark>,
) -> Option<()> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(UPDATES).ok()?;
        for update in updates {
            add(&store, &resume, &update)?;
        }
        if let Some(mark) = mark {
            marks::put(&transaction.object_store(MARKS).ok()?, &mark)?;
        }
        committed(&transaction).await
    })
    .await
}

/// Puts one update in the place of all. What cannot be read yet, or not at all, stays as it is.
pub(super) async fn fold(database: Rc<Database>, resume: String) -> Option<()> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(UPDATES).ok()?;
        let (index, key) = (store.index(BY_RESUME).ok()?, JsValue::from_str(&resume));
        let keys = answer(index.get_all_keys_with_key(&key)).await?;
        let rows = answer(index.get_all_with_key(&key)).await?;
        let mut whole = Document::new(client_id());
        whole.apply_all(updates_of(&rows).iter().map(Vec::as_slice)).ok()?;
        if whole.has_pending() {
            return None;
        }
        for key in js_sys::Array::from(&keys).iter() {
            store.delete(&key).ok()?;
        }
        add(&store, &resume, &whole.encode())?;
        committed(&transaction).await
    })
    .await
}

pub(super) async fn put_about(database: Rc<Database>, resume: String, about: About) -> Option<()> {
    apart(async move {
        let json = serde_json::to_string(&about).ok()?;
        let transaction = database.transaction(IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(RESUMES).ok()?;
        store.put_with_key(&JsValue::from_str(&json), &JsValue::from_str(&resume)).ok()?;
        committed(&transaction).await
    })
    .await
}

/// Takes away marks: everything that was unsaved when they were read is saved.
pub(super) async fn take_away(database: Rc<Database>, marks: Vec<Mark>) -> Option<()> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readwrite)?;
        marks::take_away(&transaction.object_store(MARKS).ok()?, &marks).await?;
        committed(&transaction).await
    })
    .await
}

/// Forgets all of one résumé.
pub(super) async fn forget(database: Rc<Database>, resume: String) -> Option<()> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readwrite)?;
        let key = JsValue::from_str(&resume);
        let store = transaction.object_store(UPDATES).ok()?;
        let rows = answer(store.index(BY_RESUME).ok()?.get_all_keys_with_key(&key)).await?;
        for row in js_sys::Array::from(&rows).iter() {
            store.delete(&row).ok()?;
        }
        transaction.object_store(RESUMES).ok()?.delete(&key).ok()?;
        transaction.object_store(MARKS).ok()?.delete(&marks::range(&resume)?).ok()?;
        committed(&transaction).await
    })
    .await
}

/// Every kept résumé with what is known about it, and the keys of all marks.
pub(super) async fn list(database: Rc<Database>) -> Option<(Vec<(String, About)>, Vec<String>)> {
    apart(async move {
        let transaction = database.transaction(IdbTransactionMode::Readonly)?;
        let store = transaction.object_store(RESUMES).ok()?;
        let ids = answer(store.get_all_keys()).await?;
        let abouts = answer(store.get_all()).await?;
        let marks = answer(transaction.object_store(MARKS).ok()?.get_all_keys()).await?;
        let pairs = js_sys::Array::from(&ids).into_iter().zip(js_sys::Array::from(&abouts));
        let kept = pairs.filter_map(|(id, about)| Some((id.as_string()?, about_of(&about)?))).collect();
        Some((kept, js_sys::Array::from(&marks).iter().filter_map(|key| key.as_string()).collect()))
    })
    .await
}

fn about_of(value: &JsValue) -> Option<About> {
    serde_json::from_str(&value.as_string()?).ok()
}

/// The field of a row that holds the bytes; the other is the index's.
const BYTES: &str = "bytes";

fn updates_of(rows: &JsValue) -> Vec<Vec<u8>> {
    let bytes = |row| js_sys::Reflect::get(&row, &JsValue::from_str(BYTES)).ok();
    js_sys::Array::from(rows).iter().filter_map(bytes).map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).collect()
}

fn add(store: &IdbObjectStore, resume: &str, update: &[u8]) -> Option<()> {
    let row = js_sys::Object::new();
    js_sys::Reflect::set(&row, &JsValue::from_str(BY_RESUME), &JsValue::from_str(resume)).ok()?;
    js_sys::Reflect::set(&row, &JsValue::from_str(BYTES), &js_sys::Uint8Array::from(update)).ok()?;
    store.add(&row).ok().map(drop)
}

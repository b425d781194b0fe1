//! One replica of a résumé: a Yjs document, its roots, and the traffic of updates.

mod questions;

use std::cell::RefCell;
use std::fmt;

use yrs::updates::decoder::Decode;
use yrs::updates::encoder::{Encode, Encoder};
use yrs::{
    ClientID, Doc, GetString as _, IdSet, MapRef, OffsetKind, Options, ReadTxn, StateVector, Text, TextRef, Transact,
    TransactionMut, Update, WriteTxn,
};

use crate::depth::Depth;
use crate::edit::Edit;
use crate::outline::UpdateInfo;
use crate::progress::Progress;
use crate::snapshot::Snapshot;
use crate::undo::Change;
use crate::view::{ResumeView, RichText};
use crate::{FieldRef, read, scan, upgrade};

/// The root maps. They exist in every replica from the start, so that they never depend on who came first.
#[derive(Clone)]
pub(crate) struct Roots {
    pub(crate) meta: MapRef,
    pub(crate) settings: MapRef,
    pub(crate) basics: MapRef,
    pub(crate) sections: MapRef,
    pub(crate) items: MapRef,
    pub(crate) bullets: MapRef,
}

/// One replica of a résumé.
///
/// Offsets into texts are UTF-16 code units. Updates are V1 unless a method says otherwise. A document is owned by one
/// task: its methods never wait.
pub struct Document {
    doc: Doc,
    pub(crate) roots: Roots,
    progress: RefCell<Progress>,
    /// Known once it was asked for.
    depth: Option<Depth>,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("client_id", &self.client_id()).finish_non_exhaustive()
    }
}

/// Bytes that are not an update, or one that does not fit this document.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    #[error("the update cannot be read: {0}")]
    Malformed(String),
    #[error("the update does not fit the document: {0}")]
    Unfit(String),
}

impl Document {
    /// An empty replica. The id must be fresh for every tab, load and scratch copy, and below 2³².
    pub fn new(client_id: u64) -> Self {
        let mut options = Options::with_client_id(ClientID::new(client_id & u64::from(u32::MAX)));
        options.offset_kind = OffsetKind::Utf16;
        // Tidying marks makes deletions of its own while an update is applied: replicas would differ by them.
        options.cleanup_formatting = false;
        let doc = Doc::with_options(options);
        let roots = Roots {
            meta: doc.get_or_insert_map("meta"),
            settings: doc.get_or_insert_map("settings"),
            basics: doc.get_or_insert_map("basics"),
            sections: doc.get_or_insert_map("sections"),
            items: doc.get_or_insert_map("items"),
            bullets: doc.get_or_insert_map("bullets"),
        };
        Self { doc, roots, progress: RefCell::default(), depth: None }
    }

    pub fn client_id(&self) -> u64 {
        self.doc.client_id().get()
    }

    /// A replica of the same state under another client id, for edits that may be thrown away.
    ///
    /// # Errors
    /// Never for a document that was made of checked updates.
    pub fn scratch(&self, client_id: u64) -> Result<Self, UpdateError> {
        let mut copy = Self::new(client_id);
        copy.apply(&self.encode())?;
        Ok(copy)
    }

    /// What this replica has, encoded.
    pub fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }

    /// What a peer with that state vector lacks.
    ///
    /// # Errors
    /// When the bytes are not a state vector.
    pub fn diff(&self, state_vector: &[u8]) -> Result<Vec<u8>, UpdateError> {
        scan::state_vector(state_vector).map_err(malformed)?;
        let vector = StateVector::decode_v1(state_vector).map_err(malformed)?;
        Ok(self.doc.transact().encode_diff_v1(&vector))
    }

    /// The whole state as one update.
    pub fn encode(&self) -> Vec<u8> {
        self.doc.transact().encode_diff_v1(&StateVector::default())
    }

    /// The whole state in the V2 encoding, smaller: for snapshots at rest.
    pub fn encode_v2(&self) -> Vec<u8> {
        let mut snapshot = Snapshot::new();
        self.doc.transact().encode_diff(&StateVector::default(), &mut snapshot);
        snapshot.to_vec()
    }

    /// Applies an update of somebody else.
    ///
    /// # Errors
    /// When the bytes are not an update, or it does not fit.
    pub fn apply(&mut self, update: &[u8]) -> Result<(), UpdateError> {
        self.apply_all([update])
    }

    /// Applies several updates in one transaction. On an error the earlier ones stay applied.
    ///
    /// # Errors
    /// See [`Document::apply`].
    pub fn apply_all<'a>(&mut self, updates: impl IntoIterator<Item = &'a [u8]>) -> Result<(), UpdateError> {
        let mut told = Vec::new();
        let mut txn = self.doc.transact_mut();
        let mut done = Ok(());
        for update in updates {
            done = decode(update).and_then(|(info, update)| {
                self.depth.as_mut().map(|depth| depth.take_in(&info));
                apply(&mut txn, update, &mut told)
            });
            if done.is_err() {
                break;
            }
        }
        done = done.and_then(|()| settle(&mut txn));
        note(&mut self.progress, &txn, &told);
        done
    }

    /// Applies a snapshot in the V2 encoding.
    ///
    /// # Errors
    /// See [`Document::apply`].
    pub fn apply_v2(&mut self, update: &[u8]) -> Result<(), UpdateError> {
        let mut told = Vec::new();
        let update = Update::decode_v2(update).map_err(malformed)?;
        self.depth = None;
        let mut txn = self.doc.transact_mut();
        let done = apply(&mut txn, update, &mut told);
        note(&mut self.progress, &txn, &told);
        done
    }

    /// Whether parts of applied updates wait for others that have not come.
    pub fn has_pending(&self) -> bool {
        self.doc.transact().has_missing_updates()
    }

    /// Changes the document in one transaction. Gives what the closure gave and the update, empty when nothing changed.
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut Edit<'_, '_>) -> R) -> (R, Vec<u8>) {
        let (result, update, _) = self.transact(false, change);
        (result, update)
    }

    fn transact<R>(
        &mut self,
        recorded: bool,
        change: impl FnOnce(&mut Edit<'_, '_>) -> R,
    ) -> (R, Vec<u8>, Vec<Change>) {
        let mut txn = self.doc.transact_mut();
        let mut edit = match recorded {
            true => Edit::recorded(&mut txn, &self.roots),
            false => Edit::new(&mut txn, &self.roots),
        };
        let result = change(&mut edit);
        let changes = edit.into_changes();
        let update = if txn.has_changes() { txn.encode_update_v1() } else { Vec::new() };
        note(&mut self.progress, &txn, &[]);
        drop(txn);
        if !update.is_empty() {
            // Asked for again when it is needed.
            self.depth = None;
        }
        (result, update, changes)
    }

    /// As [`Document::edit`], and says what was done, for [`crate::undo::History`].
    pub fn edit_recorded<R>(&mut self, change: impl FnOnce(&mut Edit<'_, '_>) -> R) -> (R, Vec<u8>, Vec<Change>) {
        self.transact(true, change)
    }

    /// The résumé as plain data.
    pub fn read(&self) -> ResumeView {
        read::resume(&self.doc.transact(), &self.roots)
    }

    /// The words of one text; `None` when there is no such text.
    pub fn text(&self, field: &FieldRef) -> Option<String> {
        let txn = self.doc.transact();
        let text = self.roots.text(&txn, field)?;
        Some(text.get_string(&txn))
    }

    /// One text with its marks; `None` when there is no such text.
    pub fn rich_text(&self, field: &FieldRef) -> Option<RichText> {
        let txn = self.doc.transact();
        let text = self.roots.text(&txn, field)?;
        Some(read::rich(&txn, &text))
    }

    /// The length of one text in UTF-16 code units.
    pub fn text_len(&self, field: &FieldRef) -> Option<u32> {
        let txn = self.doc.transact();
        Some(self.roots.text(&txn, field)?.len(&txn))
    }

    /// Brings a document of an older shape to [`crate::schema::VERSION`]. Gives the update, empty when there was
    /// nothing to do. Shapes newer than ours are left as they are.
    pub fn upgrade(&mut self) -> Vec<u8> {
        upgrade::upgrade(self)
    }

    /// The shape of this document: 0 when nobody has written one yet.
    pub fn schema_version(&self) -> i64 {
        upgrade::version(&self.doc.transact(), &self.roots)
    }

    pub(crate) fn doc(&self) -> &Doc {
        &self.doc
    }
}

impl Roots {
    /// The map of an object, whatever it is.
    pub(crate) fn object<T: ReadTxn>(&self, txn: &T, id: &str) -> Option<MapRef> {
        use yrs::Map as _;
        match id {
            "basics" => Some(self.basics.clone()),
            "settings" => Some(self.settings.clone()),
            _ => [&self.items, &self.bullets, &self.sections]
                .into_iter()
                .find_map(|root| root.get(txn, id)?.cast::<MapRef>().ok()),
        }
    }

    pub(crate) fn text<T: ReadTxn>(&self, txn: &T, field: &FieldRef) -> Option<TextRef> {
        use yrs::Map as _;
        self.object(txn, field.object.as_str())?.get(txn, &field.field)?.cast::<TextRef>().ok()
    }
}

/// Reads an update, after a look at its bytes that nothing in them can harm.
fn decode(update: &[u8]) -> Result<(UpdateInfo, Update), UpdateError> {
    let info = UpdateInfo::of(update)?;
    Ok((info, Update::decode_v1(update).map_err(malformed)?))
}

/// Applies one update, and notes what it says is deleted.
fn apply(txn: &mut TransactionMut<'_>, update: Update, told: &mut Vec<IdSet>) -> Result<(), UpdateError> {
    if !update.delete_set().is_empty() {
        told.push(update.delete_set().clone());
    }
    txn.apply_update(update).map_err(unfit)
}

/// Keeps the progress up with a transaction that is about to end.
fn note(progress: &mut RefCell<Progress>, txn: &TransactionMut<'_>, told: &[IdSet]) {
    let progress = progress.get_mut();
    progress.advance(txn);
    told.iter().for_each(|deleted| progress.told(deleted));
}

/// Takes what waited for others as far as it can be taken by now. After updates in the wrong order yrs may leave
/// something waiting, and not visible, whose dependencies are all there.
fn settle(txn: &mut TransactionMut<'_>) -> Result<(), UpdateError> {
    let mut size = usize::MAX;
    while let Some(waiting) = txn.prune_pending() {
        let now = waiting.encode_v1().len();
        txn.apply_update(waiting).map_err(unfit)?;
        if now >= size {
            break;
        }
        size = now;
    }
    Ok(())
}

fn unfit(error: impl fmt::Display) -> UpdateError {
    UpdateError::Unfit(error.to_string())
}

fn malformed(error: impl fmt::Display) -> UpdateError {
    UpdateError::Malformed(error.to_string())
}

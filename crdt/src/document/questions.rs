//! What an update is to a replica: news or not, following what is there or not, too deep or not.

use std::collections::BTreeMap;

use yrs::{ReadTxn, Transact};

use super::{Document, UpdateError};
use crate::codec::put_uint;
use crate::depth::Depth;
use crate::outline::UpdateInfo;
use crate::progress::Progress;

impl Document {
    /// Reads what an update says of itself.
    ///
    /// # Errors
    /// When the bytes are not an update.
    pub fn inspect(update: &[u8]) -> Result<UpdateInfo, UpdateError> {
        UpdateInfo::of(update)
    }

    fn progress<R>(&self, ask: impl FnOnce(&Progress) -> R) -> R {
        if self.progress.borrow().has_holes() {
            return ask(&Progress::of(&self.doc.transact()));
        }
        ask(&self.progress.borrow())
    }

    /// Whether an update brings anything that this replica lacks, insertions or deletions.
    ///
    /// # Errors
    /// When the bytes are not an update.
    pub fn has_news(&self, update: &[u8]) -> Result<bool, UpdateError> {
        Ok(self.lacks(&UpdateInfo::of(update)?))
    }

    /// The same of an update that was looked at already. An update that only deletes what is deleted makes this walk
    /// over the whole document.
    pub fn lacks(&self, info: &UpdateInfo) -> bool {
        if !self.seems_to_lack(info) || self.progress(|progress| progress.lacks_insertions(info)) {
            return self.seems_to_lack(info);
        }
        if !self.progress.borrow().has_holes() {
            self.progress.replace(Progress::of(&self.doc.transact()));
        }
        self.seems_to_lack(info)
    }

    /// Like [`Document::lacks`], and never slow. It may call a deletion news of something that was thrown away as it
    /// came, since what it belongs to had been deleted before.
    pub fn seems_to_lack(&self, info: &UpdateInfo) -> bool {
        self.progress(|progress| progress.lacks(info))
    }

    /// The clients under whose ids an update inserts what this replica lacks, ascending.
    pub fn new_clients(&self, info: &UpdateInfo) -> Vec<u64> {
        self.progress(|progress| progress.new_clients(info))
    }

    /// Whether each client's insertions in an update follow what this replica has of that client, without a hole.
    /// yrs itself takes what lies behind a hole when it knows the place; other Yjs peers do not.
    ///
    /// # Errors
    /// When the bytes are not an update.
    pub fn continues(&self, update: &[u8]) -> Result<bool, UpdateError> {
        Ok(self.is_continued_by(&UpdateInfo::of(update)?))
    }

    /// The same of an update that was looked at already.
    pub fn is_continued_by(&self, info: &UpdateInfo) -> bool {
        self.progress(|progress| progress.is_continued_by(info))
    }

    /// Whether an update would nest types more deeply than yrs can delete them. To be asked before it is applied.
    ///
    /// # Errors
    /// Never for a document that was made of checked updates.
    pub fn would_be_too_deep(&mut self, info: &UpdateInfo) -> Result<bool, UpdateError> {
        // Most updates bring text and values only.
        if info.types().is_empty() {
            return Ok(false);
        }
        if self.depth.as_mut().is_some_and(|depth| depth.take_in(info)) {
            return Ok(false);
        }
        // What was asked for and never applied is counted too: read it off the document before saying no.
        let mut depth = Depth::default();
        depth.take_in(&UpdateInfo::of(&self.encode())?);
        let fits = depth.take_in(info);
        self.depth = fits.then_some(depth);
        Ok(!fits)
    }

    /// What this replica has and what is deleted in it, in one order whatever way it came here: two replicas of one
    /// state give the same bytes. Walks over the whole document.
    pub fn canonical_state(&self) -> Vec<u8> {
        let snapshot = self.doc.transact().snapshot();
        let known: BTreeMap<u64, u32> =
            snapshot.state_map.iter().map(|(client, clock)| (client.get(), *clock)).collect();
        let mut bytes = Vec::new();
        put_uint(&mut bytes, known.len() as u64);
        for (client, clock) in known {
            put_uint(&mut bytes, client);
            put_uint(&mut bytes, clock.into());
        }
        for (client, ranges) in snapshot.delete_set.iter() {
            for range in ranges.iter() {
                put_uint(&mut bytes, client.get());
                put_uint(&mut bytes, range.start.into());
                put_uint(&mut bytes, range.end.into());
            }
        }
        bytes
    }
}

//! The log as it is at every moment: what is in it is durable, and nothing else may be seen.

use crdt::Document;
use store::{ContentKey, Log, MemoryStore, ResumeId};

pub struct Archive {
    store: MemoryStore,
    resume: ResumeId,
    key: ContentKey,
    document: Document,
    rows: i64,
}

impl Archive {
    pub fn new(store: MemoryStore, resume: ResumeId, key: ContentKey) -> Self {
        Self { store, resume, key, document: Document::new(9), rows: 0 }
    }

    /// Everything that the log holds now.
    pub async fn document(&mut self) -> &Document {
        let rows = self.store.read_after(self.resume, self.rows, i64::MAX).await.expect("a calm store");
        for row in &rows {
            assert_eq!(row.seq, self.rows + 1, "the sequence is dense");
            self.rows = row.seq;
            let update = self.key.open(row.row.into(), &row.blob).expect("an envelope of ours");
            self.document.apply(&update).expect("a row of the log can be applied");
            assert!(!self.document.has_pending(), "row {} builds on one that is not in the log", row.seq);
        }
        &self.document
    }

    /// Whether all of an update is in the log.
    pub async fn holds(&mut self, update: &[u8]) -> bool {
        !self.document().await.has_news(update).expect("an update")
    }
}

/// Whether two documents hold the same, deletions too.
pub fn same(left: &Document, right: &Document) -> bool {
    let brings = |to: &Document, from: &Document| to.has_news(&from.encode()).expect("an update");
    !brings(left, right) && !brings(right, left) && left.read() == right.read()
}

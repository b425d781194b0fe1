//! The rows of a log, opened, a page ahead of whoever applies them: reading and applying take about as long.

use std::sync::Arc;

use store::{ContentKey, EnvelopeError, LogRow, ResumeId, StoreError};
use tokio_util::task::AbortOnDropHandle;
use uuid::Uuid;

use crate::heavy::heavy;
use crate::shared::Shared;

/// Rows of one reading. A page ends earlier when its rows are large.
const PAGE: i64 = 1024;

/// One row: its number and its update.
pub(super) type Row = (i64, Result<Vec<u8>, EnvelopeError>);

/// A log from some row to another, page by page.
pub(super) struct Pages {
    shared: Arc<Shared>,
    resume: ResumeId,
    key: ContentKey,
    through: i64,
    /// The page that is being read; none after the last.
    next: Option<AbortOnDropHandle<store::Result<Page>>>,
}

struct Page {
    rows: Vec<Row>,
    may_go_on: bool,
}

impl Pages {
    /// Begins to read the rows after `after`, up to `through`.
    pub(super) fn begin(shared: &Arc<Shared>, resume: ResumeId, key: &ContentKey, after: i64, through: i64) -> Self {
        let mut pages = Self { shared: shared.clone(), resume, key: key.clone(), through, next: None };
        pages.read(after);
        pages
    }

    fn read(&mut self, after: i64) {
        let limit = PAGE.min(self.through - after);
        self.next = (limit > 0).then(|| {
            let page = Page::read(self.shared.clone(), self.resume, self.key.clone(), after, limit);
            AbortOnDropHandle::new(tokio::spawn(page))
        });
    }

    /// The next rows; nothing when there are no more.
    pub(super) async fn next(&mut self) -> store::Result<Option<Vec<Row>>> {
        let Some(reading) = self.next.take() else { return Ok(None) };
        let page =
            reading.await.map_err(|ended| StoreError::Unavailable(format!("the reading of a log: {ended}")))??;
        if page.may_go_on
            && let Some((last, _)) = page.rows.last()
        {
            self.read(*last);
        }
        Ok(Some(page.rows))
    }
}

impl Page {
    async fn read(shared: Arc<Shared>, id: ResumeId, key: ContentKey, after: i64, limit: i64) -> store::Result<Self> {
        let rows = shared.ask(shared.log.read_after(id, after, limit)).await?;
        let may_go_on = store::may_go_on(&rows, limit);
        let open = |row: LogRow| (row.seq, key.open(Uuid::from(row.row), &row.blob));
        // Opening a row takes as long as copying some hundred times its bytes.
        let bytes = rows.iter().map(|row| row.blob.len() + 256).sum();
        let rows = heavy(bytes, || rows.into_iter().map(open).collect());
        Ok(Self { rows, may_go_on })
    }
}

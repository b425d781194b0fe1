//! What stands in a PDF of ours.

use std::sync::Arc;

use bytes::Bytes;
use readback::{NoWorker, ReadError, Reading, Unreadable};

use crate::problem::{Problem, Result};
use crate::state::App;

/// What can be seen in a print. One without words is read as nothing.
///
/// # Errors
/// 503 when too many are being read, 500 when it cannot be read.
pub async fn read(app: &App, pdf: Bytes) -> Result<Arc<Reading>> {
    match app.reader.read(pdf).await {
        Err(ReadError::Unreadable(Unreadable::NoText)) => Ok(Arc::default()),
        Err(ReadError::NoWorker(NoWorker::Busy)) => {
            Err(Problem::unavailable("Many PDFs are being read right now. Try again in a moment."))
        }
        read => read.map_err(Problem::internal),
    }
}

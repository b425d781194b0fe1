//! From HTML to PDF, by a Chromium that is looked after.
//!
//! It gets the page by value and reads nothing else: no network, no files, no script but the one that it is given. It is
//! started when the first page comes, restarted after so many pages or when it does not answer, and never the reason
//! that a request waits for ever.

mod author;
mod browser;
mod printer;
mod program;

use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;

pub use author::with_author;
pub use printer::Printer;
pub use program::find;

/// A page to print.
#[derive(Clone, Debug)]
pub struct Job {
    /// The whole document. It names its paper in `@page`, and needs nothing from outside.
    pub html: String,
    /// A function without arguments, in JavaScript, that is run when the letters are there, before the page is printed.
    pub before: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Printed {
    pub pdf: Bytes,
    /// Whether it had been printed before, and was kept.
    pub was_kept: bool,
}

/// How much of everything.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Pages that are printed at the same time.
    pub at_once: usize,
    /// Requests that may wait; the next one is sent away.
    pub waiting: usize,
    /// From the request to the answer.
    pub deadline: Duration,
    /// Pages after which the browser is started anew.
    pub jobs_of_a_browser: usize,
    /// A browser without work is closed after this.
    pub idle: Duration,
    /// Bytes of prints that are kept in memory.
    pub kept: u64,
}

/// A processor stays free of printing, where there are several: people write meanwhile.
fn beside_others() -> usize {
    const MOST: usize = 4;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (processors - 1).clamp(1, MOST)
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            at_once: beside_others(),
            waiting: 64,
            deadline: Duration::from_secs(30),
            jobs_of_a_browser: 500,
            idle: Duration::from_secs(300),
            kept: 32 << 20,
        }
    }
}

/// Why there is no PDF.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PdfError {
    #[error("there is no Chromium on this machine")]
    NoBrowser,
    #[error("Chromium does not start ({path}): {reason}")]
    DoesNotStart { path: PathBuf, reason: String },
    #[error("too many pages are waiting to be printed")]
    Busy,
    #[error("the page was not printed within {} seconds", .0.as_secs())]
    TooLong(Duration),
    /// Chromium failed, and once more when it was started anew.
    #[error("Chromium did not print the page: {0}")]
    Failed(String),
}

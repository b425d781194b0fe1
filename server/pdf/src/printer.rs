//! Who may print when, and what is kept.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use bytes::Bytes;
use moka::future::Cache;
use tokio::sync::{Mutex, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::browser::Browser;
use crate::{Job, Limits, PdfError, Printed};

/// Prints pages, a few at a time. To be shared; clones are the same one.
#[derive(Clone, Debug)]
pub struct Printer(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// `None`: there is none on this machine.
    program: Option<PathBuf>,
    limits: Limits,
    browser: Mutex<Option<Arc<Browser>>>,
    places: Semaphore,
    /// Requests that have come and not been answered.
    inside: AtomicUsize,
    /// By the hash of the job.
    kept: Cache<[u8; 32], Bytes>,
    last_use: Mutex<Instant>,
    /// Whether somebody waits to close a browser without work.
    is_watched: AtomicBool,
}

impl Printer {
    /// `program` is Chromium. Nothing is started yet.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Self {
        let weigh = |_: &[u8; 32], pdf: &Bytes| u32::try_from(pdf.len()).unwrap_or(u32::MAX);
        let kept = Cache::builder().max_capacity(limits.kept).weigher(weigh).build();
        Self(Arc::new(Shared {
            program,
            browser: Mutex::new(None),
            places: Semaphore::new(limits.at_once),
            inside: AtomicUsize::new(0),
            kept,
            last_use: Mutex::new(Instant::now()),
            is_watched: AtomicBool::new(false),
            limits,
        }))
    }

    /// Whether there is a browser to print with.
    pub fn can_print(&self) -> bool {
        self.0.program.is_some()
    }

    /// Prints a page, or gives what the same page gave before. Who gives up the future gives up its place.
    ///
    /// # Errors
    /// See [`PdfError`].
    pub async fn print(&self, job: &Job) -> Result<Printed, PdfError> {
        let key = key(job);
        if let Some(pdf) = self.0.kept.get(&key).await {
            return Ok(Printed { pdf, was_kept: true });
        }
        let _inside = Inside::enter(&self.0)?;
        let deadline = Instant::now() + self.0.limits.deadline;
        let late = PdfError::TooLong(self.0.limits.deadline);
        let printed = timeout_at(deadline, async {
            // Several who want the same page wait for one print.
            self.0.kept.try_get_with(key, self.0.clone().print_now(job)).await.map_err(|error| (*error).clone())
        });
        let pdf = printed.await.map_err(|_| late)??;
        Ok(Printed { pdf, was_kept: false })
    }

    /// Kills the browser as a crash does, and leaves it in its place: for tests.
    #[doc(hidden)]
    pub async fn crash(&self) {
        if let Some(browser) = self.0.browser.lock().await.as_ref() {
            browser.crash().await;
        }
    }

    /// Closes the browser. The next page starts another.
    pub async fn close(&self) {
        self.0.browser.lock().await.take();
    }
}

impl Shared {
    async fn print_now(self: Arc<Self>, job: &Job) -> Result<Bytes, PdfError> {
        // Never closed.
        let Ok(_place) = self.places.acquire().await else { return Err(PdfError::Busy) };
        *self.last_use.lock().await = Instant::now();
        let mut reason = String::new();
        for _ in 0..2 {
            let browser = self.browser().await?;
            match browser.print(job).await {
                Ok(pdf) => return Ok(pdf),
                Err(error) => {
                    tracing::warn!(%error, "Chromium did not print a page; it is started anew");
                    self.give_up(&browser).await;
                    reason = error;
                }
            }
        }
        Err(PdfError::Failed(reason))
    }

    /// The browser, started when there is none that is good.
    async fn browser(self: &Arc<Self>) -> Result<Arc<Browser>, PdfError> {
        let program = self.program.as_ref().ok_or(PdfError::NoBrowser)?;
        let mut browser = self.browser.lock().await;
        if let Some(good) = browser.as_ref().filter(|browser| browser.is_good(self.limits.jobs_of_a_browser)) {
            return Ok(good.clone());
        }
        // Pages that are being printed keep the old one until they are done.
        browser.take();
        let started = Arc::new(Browser::start(program).await?);
        *browser = Some(started.clone());
        self.watch();
        Ok(started)
    }

    /// Closes the browser when it has had no work for a while.
    fn watch(self: &Arc<Self>) {
        if self.is_watched.swap(true, Ordering::Relaxed) {
            return;
        }
        let watched = Arc::downgrade(self);
        let idle = self.limits.idle;
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(idle).await;
                let Some(shared) = watched.upgrade() else { return };
                let is_idle = shared.last_use.lock().await.elapsed() >= idle;
                if is_idle && shared.inside.load(Ordering::Relaxed) == 0 {
                    shared.browser.lock().await.take();
                    shared.is_watched.store(false, Ordering::Relaxed);
                    return;
                }
            }
        });
    }

    async fn give_up(&self, bad: &Arc<Browser>) {
        let mut browser = self.browser.lock().await;
        if browser.as_ref().is_some_and(|current| Arc::ptr_eq(current, bad)) {
            browser.take();
        }
    }
}

fn key(job: &Job) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    for part in [&job.html, &job.before] {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    *hash.finalize().as_bytes()
}

/// One request inside.
struct Inside<'s>(&'s AtomicUsize);

impl<'s> Inside<'s> {
    fn enter(shared: &'s Shared) -> Result<Self, PdfError> {
        let most = shared.limits.at_once + shared.limits.waiting;
        let before = shared.inside.fetch_add(1, Ordering::Relaxed);
        let inside = Self(&shared.inside);
        if before >= most { Err(PdfError::Busy) } else { Ok(inside) }
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

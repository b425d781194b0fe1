//! One running Chromium and its tabs.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use chromiumoxide::browser::{Browser as Chromium, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::browser::CrashParams;
use chromiumoxide::cdp::browser_protocol::page::{PrintToPdfParams, SetDocumentContentParams};
use chromiumoxide::cdp::browser_protocol::target::CloseTargetParams;
use chromiumoxide::cdp::js_protocol::runtime::EvaluateParams;
use chromiumoxide::page::Page;
use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::task::JoinHandle;

use crate::{Job, PdfError};

/// Long enough for a machine that is busy.
const START: Duration = Duration::from_secs(20);
/// One page: what takes longer is not going to happen. Short enough for another try before the deadline.
const PAGE: Duration = Duration::from_secs(12);
/// Letters that have not come by then are not waited for.
const LETTERS_MS: u32 = 5_000;

/// What Chromium is told besides chromiumoxide's own: it talks to nobody, and keeps nothing.
const ARGUMENTS: [&str; 8] = [
    "disable-component-update",
    "disable-quic",
    "disable-gpu",
    "disable-domain-reliability",
    "disable-extensions",
    "host-resolver-rules=MAP * ~NOTFOUND",
    "proxy-server=http://127.0.0.1:9",
    "font-render-hinting=none",
];

/// Closed, with its process, when dropped.
#[derive(Debug)]
pub(crate) struct Browser {
    chromium: Chromium,
    /// Ends when the connection does.
    events: JoinHandle<()>,
    /// Tabs without work.
    tabs: Mutex<Vec<Page>>,
    jobs: AtomicUsize,
    _profile: TempDir,
}

impl Browser {
    /// Starts it. In a container without user namespaces it has no sandbox and does not start with one: it is started
    /// without, since what it shows has no script and no network.
    pub(crate) async fn start(program: &Path) -> Result<Self, PdfError> {
        if !is_root() {
            match Self::launch(program, true).await {
                Ok(browser) => return Ok(browser),
                Err(error) => tracing::warn!(%error, "Chromium does not start with its sandbox; trying without"),
            }
        }
        Self::launch(program, false).await.map_err(|reason| PdfError::DoesNotStart { path: program.to_owned(), reason })
    }

    async fn launch(program: &Path, in_sandbox: bool) -> Result<Self, String> {
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut config = BrowserConfig::builder()
            .chrome_executable(program)
            .new_headless_mode()
            .user_data_dir(profile.path())
            .launch_timeout(START)
            .request_timeout(PAGE)
            .args(ARGUMENTS);
        if !in_sandbox {
            config = config.no_sandbox();
        }
        let (chromium, mut handler) = Chromium::launch(config.build()?).await.map_err(|error| error.to_string())?;
        // Answers that chromiumoxide cannot read are no reason to stop listening.
        let events = tokio::spawn(async move { while handler.next().await.is_some() {} });
        Ok(Self { chromium, events, tabs: Mutex::default(), jobs: AtomicUsize::new(0), _profile: profile })
    }

    /// Whether it still answers, as far as is known, and has not printed too much.
    pub(crate) fn is_good(&self, jobs: usize) -> bool {
        !self.events.is_finished() && self.jobs.load(Ordering::Relaxed) < jobs
    }

    /// Prints one page. A tab in which that did not come to an end is closed.
    pub(crate) async fn print(&self, job: &Job) -> Result<Bytes, String> {
        self.jobs.fetch_add(1, Ordering::Relaxed);
        // Of our own: a browser that died answers nothing, not even that it is too late.
        match tokio::time::timeout(PAGE, self.print_in_a_tab(job)).await {
            Ok(printed) => printed,
            Err(_) => Err(format!("no answer within {} seconds", PAGE.as_secs())),
        }
    }

    async fn print_in_a_tab(&self, job: &Job) -> Result<Bytes, String> {
        let tab = Tab { page: Some(self.tab().await?) };
        let pdf = tab.print(job).await.map_err(|error| error.to_string())?;
        if let Some(page) = tab.keep() {
            self.tabs.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(page);
        }
        Ok(pdf)
    }

    /// The browser's own way to die.
    pub(crate) async fn crash(&self) {
        if let Ok(page) = self.tab().await {
            // It dies before it answers.
            let crash = page.execute(CrashParams::default());
            tokio::time::timeout(Duration::from_millis(200), crash).await.ok();
        }
    }

    async fn tab(&self) -> Result<Page, String> {
        let waiting = self.tabs.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
        match waiting {
            Some(page) => Ok(page),
            None => self.chromium.new_page("about:blank").await.map_err(|error| error.to_string()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its process ends with `chromium`, which kills it.
        self.events.abort();
    }
}

/// A tab at work: closed when its request is given up.
struct Tab {
    page: Option<Page>,
}

impl Tab {
    async fn print(&self, job: &Job) -> chromiumoxide::error::Result<Bytes> {
        let Some(page) = &self.page else { return Err(chromiumoxide::error::CdpError::NotFound) };
        let frame = page.mainframe().await?.ok_or(chromiumoxide::error::CdpError::NotFound)?;
        page.execute(SetDocumentContentParams::new(frame, job.html.clone())).await?;
        // Fonts are loaded when something asks for them: a reading of the layout does.
        let script = format!(
            "(async () => {{ document.body.getBoundingClientRect(); \
             await Promise.race([document.fonts.ready, new Promise((late) => setTimeout(late, {LETTERS_MS}))]); \
             await ({})(); }})()",
            job.before
        );
        let evaluate = EvaluateParams::builder().expression(script).await_promise(true).return_by_value(true);
        let evaluate = evaluate.build().map_err(chromiumoxide::error::CdpError::msg)?;
        page.evaluate(evaluate).await?;
        let paper = PrintToPdfParams::builder()
            .print_background(true)
            .prefer_css_page_size(true)
            .generate_tagged_pdf(true)
            .generate_document_outline(true)
            .build();
        page.pdf(paper).await.map(Bytes::from)
    }

    /// The tab, for the next page.
    fn keep(mut self) -> Option<Page> {
        self.page.take()
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(page) = self.page.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            // Of the browser: a tab that hangs does not close itself.
            runtime.spawn(async move { page.execute(CloseTargetParams::new(page.target_id().clone())).await.ok() });
        }
    }
}

/// Chromium refuses to run as root within its sandbox.
fn is_root() -> bool {
    // The owner of a process's own folder is who it runs as.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
    }
    #[cfg(not(unix))]
    false
}

//! One person's window: opening pages, looking at them, waiting for what they show.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::browser::{
    BrowserContextId, SetDownloadBehaviorBehavior, SetDownloadBehaviorParams,
};
use chromiumoxide::cdp::browser_protocol::dom::SetFileInputFilesParams;
use chromiumoxide::cdp::browser_protocol::page::{EventJavascriptDialogOpening, HandleJavaScriptDialogParams};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::console::Console;
use crate::firefox::FirefoxWindow;
use crate::until::until;
use crate::window::Window;

/// A window. Cheap to clone; all clones are the same window.
#[derive(Clone, Debug)]
pub struct Tab {
    name: String,
    profile: String,
    pub(crate) window: Window,
    console: Console,
    pictures: PathBuf,
}

/// A text as JavaScript writes it.
pub(crate) fn quoted(text: &str) -> String {
    json!(text).to_string()
}

/// A page that asks whether to leave with something unsaved is answered that yes: tests leave in a hurry.
async fn leave_when_asked(page: &Page) -> anyhow::Result<()> {
    let mut asked = page.event_listener::<EventJavascriptDialogOpening>().await?;
    let page = page.clone();
    tokio::spawn(async move {
        while asked.next().await.is_some() {
            page.execute(HandleJavaScriptDialogParams::new(true)).await.ok();
        }
    });
    Ok(())
}

impl Tab {
    pub(crate) async fn new(name: &str, profile: String, page: Page, pictures: &Path) -> anyhow::Result<Self> {
        let console = Console::listen(&page).await?;
        leave_when_asked(&page).await?;
        let (name, window, pictures) = (name.to_owned(), Window::Chromium(page), pictures.to_owned());
        Ok(Self { name, profile, window, console, pictures })
    }

    /// Firefox leaves when asked, unless it is told otherwise.
    pub(crate) fn in_firefox(
        name: &str,
        profile: String,
        window: FirefoxWindow,
        console: Console,
        pictures: &Path,
    ) -> Self {
        let (name, window, pictures) = (name.to_owned(), Window::Firefox(window), pictures.to_owned());
        Self { name, profile, window, console, pictures }
    }

    /// Whose window it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_in_firefox(&self) -> bool {
        matches!(self.window, Window::Firefox(_))
    }

    pub(crate) fn profile(&self) -> &str {
        &self.profile
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When the address cannot be opened.
    pub async fn open(&self, url: &str) -> anyhow::Result<()> {
        self.window.go(url).await.with_context(|| format!("{}: {url} does not open", self.name))
    }

    /// Runs a script in each page from now on, before its own.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn before_each_page(&self, script: &str) -> anyhow::Result<()> {
        self.window.before_each_page(script).await
    }

    /// What an expression is worth in the page.
    ///
    /// # Errors
    /// When it throws, or is worth something else than a `T`.
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> anyhow::Result<T> {
        let value = self.window.evaluate(expression).await;
        let value = value.with_context(|| format!("{}: {expression}", self.name))?;
        serde_json::from_value(value).with_context(|| format!("{}: {expression}", self.name))
    }

    /// Waits until an expression, or what it promises, is true; expressions that cannot be asked yet count as false.
    ///
    /// # Errors
    /// After the patience of [`until`], with what went wrong on the page, and a picture.
    pub async fn wait_js(&self, what: &str, expression: &str) -> anyhow::Result<()> {
        let what = format!("{} sees that {what}", self.name);
        let mut refused = None;
        let waited = until(&what, async || {
            if self.has_failed() {
                bail!("while waiting that {what}: the page has failed");
            }
            match self.js::<bool>(&format!("(async () => !!(await ({expression})))()")).await {
                Ok(holds) => Ok(holds.then_some(())),
                Err(error) => {
                    refused = Some(error);
                    Ok(None)
                }
            }
        });
        match waited.await {
            Ok(()) => Ok(()),
            Err(error) => {
                let asked = refused.map(|error| format!("asking failed at last: {error:#}\n")).unwrap_or_default();
                Err(error.context(asked + &self.situation().await))
            }
        }
    }

    /// Waits until something on the page fits the selector.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_for(&self, selector: &str) -> anyhow::Result<()> {
        self.wait_js(&format!("there is {selector}"), &format!("document.querySelector({})", quoted(selector))).await
    }

    /// Waits until what fits the selector shows these words among others.
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_words(&self, selector: &str, words: &str) -> anyhow::Result<()> {
        let shown = format!("[...document.querySelectorAll({})].map(e => e.innerText).join(' ')", quoted(selector));
        let what = format!("{selector} says “{words}”");
        self.wait_js(&what, &format!("({shown}).includes({})", quoted(words))).await
    }

    /// Waits until the address is `path`, or begins with it when it is a folder (`/r/`).
    ///
    /// # Errors
    /// As [`Tab::wait_js`].
    pub async fn wait_path(&self, path: &str) -> anyhow::Result<()> {
        // Every path begins with "/": the home page is itself alone.
        let is_folder = path.ends_with('/') && path != "/";
        let (words, test) = if is_folder { ("begins with", ".startsWith") } else { ("is", "===") };
        let what = format!("the address {words} {path}");
        self.wait_js(&what, &format!("location.pathname{test}({})", quoted(path))).await
    }

    /// Gives files to a file input.
    ///
    /// # Errors
    /// When there is no such input.
    pub async fn give_file(&self, selector: &str, file: &Path) -> anyhow::Result<()> {
        self.wait_for(selector).await?;
        let page = self.window.chromium()?;
        let input = page.find_element(selector).await?;
        let mut given = SetFileInputFilesParams::new(vec![file.display().to_string()]);
        given.backend_node_id = Some(input.backend_node_id);
        page.execute(given).await?;
        Ok(())
    }

    /// Files that the page gives out go into this folder.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn download_into(&self, folder: &Path) -> anyhow::Result<()> {
        let mut allowed = SetDownloadBehaviorParams::new(SetDownloadBehaviorBehavior::Allow);
        allowed.browser_context_id = Some(BrowserContextId::new(self.profile.clone()));
        allowed.download_path = Some(folder.display().to_string());
        self.window.chromium()?.execute(allowed).await?;
        Ok(())
    }

    /// Takes a picture of what the window shows.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn picture(&self, file: &Path) -> anyhow::Result<()> {
        self.window.picture(file).await
    }

    /// Takes a picture for whoever looks into a failure.
    pub async fn picture_of_failure(&self) -> Option<PathBuf> {
        let file = self.pictures.join(format!("{}.png", self.name.replace(' ', "-")));
        // A window that was closed does not answer.
        let taken = tokio::time::timeout(Duration::from_secs(5), self.picture(&file)).await;
        matches!(taken, Ok(Ok(()))).then_some(file)
    }

    /// Closes the window, as somebody does who has done.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn close(self) -> anyhow::Result<()> {
        self.window.close().await
    }

    /// What the page has complained about so far.
    pub fn complaints(&self) -> Vec<String> {
        self.console.complaints()
    }

    fn has_failed(&self) -> bool {
        self.complaints().iter().any(|complaint| complaint.contains("panicked"))
    }

    /// Where the page is, what it complains about, and where its picture is.
    async fn situation(&self) -> String {
        let at: String = self.js("location.href").await.unwrap_or_default();
        let words: String = self.js("document.body.innerText.slice(0, 600)").await.unwrap_or_default();
        let mut situation = format!("{} is at {at}, which shows:\n{words}\n", self.name);
        for complaint in self.complaints() {
            situation += &format!("the page complains: {complaint}\n");
        }
        if let Some(file) = self.picture_of_failure().await {
            situation += &format!("a picture is in {}\n", file.display());
        }
        situation
    }
}

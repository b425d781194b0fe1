//! From the address to the first edit.

use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::figures::Figure;
use e2e::{Server, Stage, Tab};

use crate::scene::Scene;
use crate::shown;

/// One opening.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// A browser that has never been here, but for the session's cookie.
    pub cold: Edit,
    /// Again, in a new window.
    pub warm: Edit,
    /// Again, when the server is away.
    pub offline: Edit,
}

/// The first edit: milliseconds from the start of the navigation, by the page's own clock.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub struct Edit {
    /// To when it is made.
    made: f64,
    /// To when the frame that shows it has been handed over to be drawn.
    drawn: f64,
}

/// Opens the scene's résumé three times, in windows of one person whom the browser does not know yet. Keeps the traces
/// in the folder `keep`.
///
/// # Errors
/// When an edit is not made, or is not shown.
pub async fn run(stage: &Stage, scene: &Scene, server: &mut Server, keep: Option<&Path>) -> anyhow::Result<Opening> {
    let file = |name: &str| keep.map(|folder| folder.join(format!("opening-{name}.json")));
    let known = stage.newcomer("Ada elsewhere").await?;
    known.sign_in(&scene.base, &scene.owner).await?;
    let session = known.cookies().await?;
    known.close().await?;

    let newcomer = stage.newcomer("Ada").await?;
    newcomer.give_cookies(&scene.base, &session).await?;
    let cold = open(&newcomer, scene, file("cold")).await?;
    newcomer.wait_saved().await?;
    let can_start = "navigator.serviceWorker.ready.then(worker => worker.active !== null)";
    newcomer.wait_js("it can start without the server", can_start).await?;
    newcomer.wait_js("it fetches nothing more", AT_REST).await?;

    let again = stage.another_window(&newcomer).await?;
    tokio::time::sleep(PAUSE).await;
    let warm = open(&again, scene, file("warm")).await?;
    again.wait_saved().await?;
    again.wait_js("it fetches nothing more", AT_REST).await?;

    // Away, but for the other windows too: they would try to reach it meanwhile.
    let later = stage.another_window(&newcomer).await?;
    newcomer.close().await?;
    again.close().await?;
    server.stop().await?;
    tokio::time::sleep(PAUSE).await;
    let offline = open(&later, scene, file("offline")).await?;
    later.close().await?;
    Ok(Opening { cold, warm, offline })
}

/// So long after the last window somebody opens the next. Until then Chromium still compiles, for the sake of the next time
/// and on the same cores, what the last one has used; and the new window, still empty, comes to be.
const PAUSE: Duration = Duration::from_secs(3);

/// The last of the parts that come later is there, and the browser has nothing to do for the page.
const AT_REST: &str = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/split_doors'))
    && new Promise((done) => requestIdleCallback(() => done(true)))";

async fn open(tab: &Tab, scene: &Scene, keep: Option<PathBuf>) -> anyhow::Result<Edit> {
    tab.before_each_page(shown::FIRST_EDIT).await?;
    let address = format!("{}/r/{}", scene.base, scene.resume);
    let work = async || {
        tab.open(&address).await?;
        tab.wait_js("the first edit is drawn", shown::IS_DRAWN).await
    };
    // A trace takes a fifth of the time that is measured: only for who wants to look at it.
    match keep {
        Some(file) => std::fs::write(file, tab.traced(work).await?.1.as_json())?,
        None => work().await?,
    }
    tab.js(shown::EDIT).await
}

/// The figures, still empty.
pub fn figures() -> Vec<Figure> {
    let limits = [("cold", 1_000.0), ("warm", 300.0), ("offline", 300.0)];
    let made = limits.map(|(which, limit)| Figure::new(format!("to the first edit, {which}"), "ms", limit));
    let drawn = limits.map(|(which, _)| Figure::new(format!("to the frame that shows it, {which}"), "ms", None));
    made.into_iter().chain(drawn).collect()
}

/// Adds one run.
pub fn note(figures: &mut [Figure], opening: &Opening) {
    let edits = [opening.cold, opening.warm, opening.offline];
    let values = edits.map(|edit| edit.made).into_iter().chain(edits.map(|edit| edit.drawn));
    figures.iter_mut().zip(values).for_each(|(figure, value)| figure.runs.push(value));
}

//! From the address to the first edit.

use std::path::{Path, PathBuf};

use anyhow::Context;
use e2e::figures::Figure;
use e2e::{Noted, Server, Stage, Tab, Trace};

use crate::scene::Scene;
use crate::shown;

/// Milliseconds from the start of the navigation to the frame that shows the first edit.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// A browser that has never been here, but for the session's cookie.
    pub cold: f64,
    /// Again, in a new window.
    pub warm: f64,
    /// Again, when the server is away.
    pub offline: f64,
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
    let warm = open(&again, scene, file("warm")).await?;
    again.wait_saved().await?;
    again.wait_js("it fetches nothing more", AT_REST).await?;

    // Away, but for the other windows too: they would try to reach it meanwhile.
    let later = stage.another_window(&newcomer).await?;
    newcomer.close().await?;
    again.close().await?;
    server.stop().await?;
    let offline = open(&later, scene, file("offline")).await?;
    later.close().await?;
    Ok(Opening { cold, warm, offline })
}

/// The last of the parts that come later is there, and the browser has nothing to do for the page.
const AT_REST: &str = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/split_doors'))
    && new Promise((done) => requestIdleCallback(() => done(true)))";

async fn open(tab: &Tab, scene: &Scene, keep: Option<PathBuf>) -> anyhow::Result<f64> {
    tab.before_each_page(shown::FIRST_EDIT).await?;
    let address = format!("{}/r/{}", scene.base, scene.resume);
    // Noting everything takes a fifth of the time that is measured.
    let noted = if keep.is_some() { Noted::Everything } else { Noted::Marks };
    let ((), trace) = tab
        .traced(noted, async || {
            tab.open(&address).await?;
            tab.wait_js("the first edit is drawn", shown::IS_DRAWN).await?;
            tab.wait_js("the trace has heard of it", shown::IS_PAINTED).await
        })
        .await?;
    if let Some(file) = keep {
        std::fs::write(file, trace.as_json())?;
    }
    time(&trace, &address)
}

fn time(trace: &Trace, address: &str) -> anyhow::Result<f64> {
    let start = trace.navigation(address).with_context(|| format!("no navigation to {address}"))?;
    let drawn = trace.mark("drawn").context("no frame shows the edit")?;
    Ok((drawn - start) as f64 / 1e3)
}

/// The figures, still empty.
pub fn figures() -> Vec<Figure> {
    vec![
        Figure::new("to the first edit, cold", "ms", 1_000.0),
        Figure::new("to the first edit, warm", "ms", 300.0),
        Figure::new("to the first edit, offline", "ms", 300.0),
    ]
}

/// Adds one run.
pub fn note(figures: &mut [Figure], opening: &Opening) {
    let values = [opening.cold, opening.warm, opening.offline];
    figures.iter_mut().zip(values).for_each(|(figure, value)| figure.runs.push(value));
}

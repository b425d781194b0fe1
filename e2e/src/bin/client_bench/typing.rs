//! Somebody types while two others do.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, ensure};
use crdt::Seeded;
use e2e::figures::{Figure, percentile};
use e2e::{Stage, Tab, Trace};
use tokio::time::{Instant, sleep_until};

use crate::others::{Other, Sent};
use crate::scene::{Scene, bullets};
use crate::shown;

/// Between two letters of somebody who types fast: 60 to 180 ms.
const PAUSE_MS: (u64, usize) = (60, 121);
/// Letters before the measured ones, while the browser gets warm.
const WARM_UP: usize = 20;

/// Milliseconds, of each letter.
#[derive(Debug, Default)]
struct Delays {
    /// From the key to the frame that shows its letter.
    own: Vec<f64>,
    /// What of it was work of the page: the handling of the key's events, and its share of that frame.
    work: Vec<f64>,
    /// What the preview took whenever it followed.
    page: Vec<f64>,
    /// From the sending of a letter of others to the frame that shows it.
    remote: Vec<f64>,
}

/// Types `letters` letters into the scene's résumé, and keeps the trace in the folder `keep`.
///
/// # Errors
/// When a letter did not arrive, or the trace has no frame for it.
async fn run(stage: &Stage, scene: &Scene, letters: usize, seed: u64, keep: Option<&Path>) -> anyhow::Result<Delays> {
    let tab = stage.newcomer("Ada").await?;
    tab.before_each_page(shown::TEXTS).await?;
    tab.before_each_page(shown::PAGES).await?;
    tab.sign_in(&scene.base, &scene.owner).await?;
    tab.open_resume(&scene.base, &scene.resume).await?;
    let [own, first, second] = bullets(&tab.first_bullets("work").await?)?;
    tab.enter(&own).await?;
    type_letters(&tab, WARM_UP, seed).await?;

    let begin = Instant::now() + Duration::from_millis(300);
    let lasts = letters as u64 * (PAUSE_MS.0 + PAUSE_MS.1 as u64 / 2);
    let theirs = usize::try_from(lasts / 200)?;
    let mut others = Vec::new();
    for ((user, field), late) in scene.others.iter().zip([&first, &second]).zip([0, 100]) {
        let begin = begin + Duration::from_millis(late);
        others.push(Other::join(&scene.base, &scene.resume, user, field, theirs, begin).await?);
    }
    let before = tab.value(&own).await?;
    let (sent, trace) = tab
        .traced(async || {
            let typed = type_letters(&tab, letters, seed + 1).await?;
            let mut sent = Vec::new();
            for other in others {
                sent.extend(other.done().await?);
            }
            tab.wait_value(&own, &(before + &typed)).await?;
            tab.wait_saved().await?;
            tab.wait_js("the last letters are painted", shown::IS_PAINTED).await?;
            Ok(sent)
        })
        .await?;
    tab.close().await?;
    if let Some(folder) = keep {
        std::fs::write(folder.join("typing.json"), trace.as_json())?;
    }
    delays(&trace, &sent, letters)
}

/// Types as people do, by the clock and not as fast as the page takes it; gives what was typed.
async fn type_letters(tab: &Tab, letters: usize, seed: u64) -> anyhow::Result<String> {
    let mut dice = Seeded::new(seed);
    let mut due = Instant::now();
    let mut typed = String::new();
    for number in 0..letters {
        due += Duration::from_millis(PAUSE_MS.0 + dice.below(PAUSE_MS.1) as u64);
        sleep_until(due).await;
        let letter = if number % 6 == 5 { " " } else { "n" };
        tab.type_words(letter).await?;
        typed += letter;
    }
    Ok(typed)
}

fn delays(trace: &Trace, sent: &[Sent], letters: usize) -> anyhow::Result<Delays> {
    let mut delays = Delays::default();
    let keys = trace.keys()?;
    ensure!(keys.len() == letters, "{} letters were typed, and the trace has {} keys", letters, keys.len());
    for key in keys {
        delays.own.push(key.painted_us.saturating_sub(key.at_us) as f64 / 1e3);
        delays.work.push(key.work_us as f64 / 1e3);
    }
    for took in trace.marks("page ") {
        delays.page.push(took.parse::<f64>()? / 1e3);
    }
    ensure!(delays.page.len() > letters / 20, "the preview followed {} times in {letters} letters", delays.page.len());
    for letter in sent {
        let shown = trace.mark(&letter.mark).with_context(|| format!("no mark “{}”", letter.mark))?;
        let painted = trace.painted_after(shown).with_context(|| format!("no frame after “{}”", letter.mark))?;
        delays.remote.push((painted - letter.at_us) as f64 / 1e3);
    }
    Ok(delays)
}

/// Types into a page that has nothing but a text area.
///
/// # Errors
/// When the trace has no frame for a letter.
async fn floor(stage: &Stage, letters: usize, seed: u64) -> anyhow::Result<Vec<f64>> {
    let tab = stage.newcomer("Ada").await?;
    tab.js::<bool>("(document.body.innerHTML = '<textarea rows=4 cols=60></textarea>') !== ''").await?;
    tab.place_caret("textarea", None).await?;
    type_letters(&tab, WARM_UP, seed).await?;
    let (_, trace) = tab.traced(async || type_letters(&tab, letters, seed + 1).await).await?;
    tab.close().await?;
    Ok(trace.keys()?.iter().map(|key| (key.painted_us - key.at_us) as f64 / 1e3).collect())
}

/// One run, of the résumé and of the floor.
///
/// # Errors
/// As [`run`].
pub async fn measure(
    stage: &Stage,
    figures: &mut [Figure],
    letters: usize,
    run_number: usize,
    keep: Option<&Path>,
) -> anyhow::Result<()> {
    let server = stage.unlimited_server().await?;
    let scene = Scene::make(&server).await?;
    let seed = run_number as u64;
    let delays = run(stage, &scene, letters, seed, keep).await?;
    let floor = floor(stage, letters.min(150), seed).await?;
    let values = [
        (&delays.own, 50.0),
        (&delays.own, 95.0),
        (&delays.own, 99.0),
        (&delays.work, 50.0),
        (&delays.work, 95.0),
        (&delays.page, 50.0),
        (&delays.page, 95.0),
        (&floor, 50.0),
        (&floor, 95.0),
        (&delays.remote, 50.0),
        (&delays.remote, 95.0),
        (&delays.remote, 99.0),
    ];
    for (figure, (delays, percent)) in figures.iter_mut().zip(values) {
        figure.runs.push(percentile(delays, percent));
    }
    Ok(())
}

/// The figures, still empty; `with_limits` for those that are judged.
pub fn figures(with_limits: bool) -> Vec<Figure> {
    let limit = |ms: f64| with_limits.then_some(ms);
    vec![
        Figure::new("key to paint, p50", "ms", None),
        Figure::new("key to paint, p95", "ms", limit(16.0)),
        Figure::new("key to paint, p99", "ms", limit(32.0)),
        Figure::new("of it at work, processor time, p50", "ms", None),
        Figure::new("of it at work, processor time, p95", "ms", None),
        Figure::new("the preview follows: its work, p50", "ms", None),
        Figure::new("the preview follows: its work, p95", "ms", limit(16.0)),
        Figure::new("a page with nothing but a text area: key to paint, p50", "ms", None),
        Figure::new("a page with nothing but a text area: key to paint, p95", "ms", None),
        Figure::new("letter of others to paint, p50", "ms", None),
        Figure::new("letter of others to paint, p95", "ms", limit(50.0)),
        Figure::new("letter of others to paint, p99", "ms", None),
    ]
}

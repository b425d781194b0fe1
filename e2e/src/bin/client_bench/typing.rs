//! Somebody types while two others do.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, ensure};
use crdt::Seeded;
use e2e::{Stage, Tab, Trace};
use tokio::time::{Instant, sleep_until};

use crate::figures::{Figure, percentile};
use crate::others::{Other, Sent};
use crate::scene::{Scene, bullets};
use crate::shown;

/// Between two letters of somebody who types fast: 60 to 180 ms.
const PAUSE_MS: (u64, usize) = (60, 121);
/// Letters before the measured ones, while the browser gets warm.
const WARM_UP: usize = 20;

/// Milliseconds, of each letter.
#[derive(Debug, Default)]
pub struct Delays {
    /// From the key to the frame that shows its letter.
    pub own: Vec<f64>,
    /// What of it was work of the page: the handling of the key's events, and its share of that frame.
    pub work: Vec<f64>,
    /// From the sending of a letter of others to the frame that shows it.
    pub remote: Vec<f64>,
}

/// Types `letters` letters into the scene's résumé, and keeps the trace in the file `keep`.
///
/// # Errors
/// When a letter did not arrive, or the trace has no frame for it.
pub async fn run(
    stage: &Stage,
    scene: &Scene,
    letters: usize,
    seed: u64,
    keep: Option<&Path>,
) -> anyhow::Result<Delays> {
    let tab = stage.newcomer("Ada").await?;
    tab.before_each_page(shown::TEXTS).await?;
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
            Ok(sent)
        })
        .await?;
    tab.close().await?;
    if let Some(file) = keep {
        std::fs::write(file, trace.as_json())?;
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
pub async fn floor(stage: &Stage, letters: usize, seed: u64) -> anyhow::Result<Vec<f64>> {
    let tab = stage.newcomer("Ada").await?;
    tab.open("data:text/html,<textarea rows=4 cols=60></textarea>").await?;
    tab.place_caret("textarea", None).await?;
    type_letters(&tab, WARM_UP, seed).await?;
    let (_, trace) = tab.traced(async || type_letters(&tab, letters, seed + 1).await).await?;
    tab.close().await?;
    Ok(trace.keys()?.iter().map(|key| (key.painted_us - key.at_us) as f64 / 1e3).collect())
}

/// The figures of the floor, still empty.
pub fn floor_figures() -> Vec<Figure> {
    [50, 95, 99].map(|percent| Figure::new(format!("key to paint, p{percent}"), "ms", None)).into()
}

/// Adds one run of the floor.
pub fn note_floor(figures: &mut [Figure], delays: &[f64]) {
    for (figure, percent) in figures.iter_mut().zip([50.0, 95.0, 99.0]) {
        figure.runs.push(percentile(delays, percent));
    }
}

/// The figures, still empty.
pub fn figures() -> Vec<Figure> {
    vec![
        Figure::new("key to paint, p50", "ms", None),
        Figure::new("key to paint, p95", "ms", 16.0),
        Figure::new("key to paint, p99", "ms", 32.0),
        Figure::new("the page's work for a key, p50", "ms", None),
        Figure::new("the page's work for a key, p95", "ms", None),
        Figure::new("letter of others to paint, p50", "ms", None),
        Figure::new("letter of others to paint, p95", "ms", 50.0),
        Figure::new("letter of others to paint, p99", "ms", None),
    ]
}

/// Adds one run.
pub fn note(figures: &mut [Figure], delays: &Delays) {
    let values = [
        percentile(&delays.own, 50.0),
        percentile(&delays.own, 95.0),
        percentile(&delays.own, 99.0),
        percentile(&delays.work, 50.0),
        percentile(&delays.work, 95.0),
        percentile(&delays.remote, 50.0),
        percentile(&delays.remote, 95.0),
        percentile(&delays.remote, 99.0),
    ];
    figures.iter_mut().zip(values).for_each(|(figure, value)| figure.runs.push(value));
}

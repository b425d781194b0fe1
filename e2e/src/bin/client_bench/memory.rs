//! What thousands of edits leave behind.

use anyhow::ensure;
use e2e::figures::{Figure, slope};
use e2e::{Stage, Tab};

use crate::scene::{Scene, bullets};

/// A quarter of all edits: after each the memory is looked at.
const QUARTERS: usize = 4;

/// Edits one after the other, each in a turn of its own, so that the page shows each: words typed and taken away again,
/// now in one bullet, now in another. The last argument says how many are done.
const EDITS: &str = "(async (fields, edits, done) => {
    const turn = () => new Promise(resolve => { const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve; port2.postMessage(0); });
    for (let edit = done; edit < done + edits; edit++) {
        const round = Math.floor(edit / 40);
        const field = document.querySelector(`[data-field=\"${fields[round % fields.length]}\"]`);
        if (edit % 40 === 0) { field.focus(); field.setSelectionRange(field.value.length, field.value.length); }
        if (edit % 40 < 20) document.execCommand('insertText', false, 'abcdefghij klmnopqrs'[edit % 20]);
        else document.execCommand('delete');
        // The document takes a letter over behind its frame: each is an edit of its own.
        do await turn(); while (document.querySelector('[data-unsaid]'));
    }
    return true;
})";

/// Bytes after so many edits.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Point {
    pub edits: usize,
    pub heap: f64,
    pub wasm: f64,
}

/// Makes `edits` edits.
///
/// # Errors
/// When an edit is lost.
pub async fn run(stage: &Stage, scene: &Scene, edits: usize) -> anyhow::Result<Vec<Point>> {
    let tab = stage.newcomer("Ada").await?;
    tab.watch_wasm().await?;
    tab.sign_in(&scene.base, &scene.owner).await?;
    tab.open_resume(&scene.base, &scene.resume).await?;
    let fields = bullets(&tab.first_bullets("work").await?)?;
    let before = tab.content().await?;
    let mut points = Vec::new();
    let quarter = edits / QUARTERS / 40 * 40;
    for done in (0..QUARTERS).map(|number| number * quarter) {
        make(&tab, &fields, quarter, done).await?;
        tab.wait_saved().await?;
        let memory = tab.memory().await?;
        points.push(Point { edits: done + quarter, heap: memory.heap, wasm: memory.wasm });
    }
    ensure!(tab.content().await? == before, "what was typed and taken away has left something");
    tab.close().await?;
    Ok(points)
}

/// In parts that take less time than the browser waits for an answer.
async fn make(tab: &Tab, fields: &[String], edits: usize, done: usize) -> anyhow::Result<()> {
    const PART: usize = 1_000;
    let fields = serde_json::to_string(fields)?;
    for part in (0..edits).step_by(PART) {
        let count = PART.min(edits - part);
        ensure!(tab.js::<bool>(&format!("{EDITS}({fields}, {count}, {})", done + part)).await?, "no edits");
    }
    Ok(())
}

/// The figures, still empty.
pub fn figures() -> Vec<Figure> {
    vec![
        Figure::new("heap of the page, per edit", "bytes", 50.0),
        Figure::new("memory of the WebAssembly, per edit", "bytes", 50.0),
    ]
}

/// Adds one run.
pub fn note(figures: &mut [Figure], points: &[Point]) {
    let slope_of = |what: fn(&Point) -> f64| {
        slope(&points.iter().map(|point| (point.edits as f64, what(point))).collect::<Vec<_>>())
    };
    figures[0].runs.push(slope_of(|point| point.heap));
    figures[1].runs.push(slope_of(|point| point.wasm));
}

//! The tables, and the page that keeps them: `docs/benchmarks-client.md`.

use std::fmt::Write as _;

use anyhow::Context;
use e2e::figures::{Figure, short};
use e2e::report::{self, Section, described};

use crate::memory::Point;
use crate::scene;

/// Everything that one call has measured.
#[derive(Debug, Default, serde::Serialize)]
pub struct Parts {
    pub typing: Option<Vec<Figure>>,
    pub paced: Option<Vec<Figure>>,
    pub opening: Option<Vec<Figure>>,
    pub size: Option<Vec<Figure>>,
    pub memory: Option<Vec<Figure>>,
    pub points: Vec<Point>,
}

/// What the WebAssembly weighs that the server sends.
///
/// # Errors
/// When there is no release build of the client.
pub fn size() -> anyhow::Result<Vec<Figure>> {
    let folder = e2e::client()?.join("assets");
    let weight = |ending: &str| -> anyhow::Result<f64> {
        let files = std::fs::read_dir(&folder)?.flatten();
        let mut files = files.filter(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            name.starts_with("client-") && name.ends_with(ending)
        });
        let file = files.next().with_context(|| format!("no client{ending} in {}", folder.display()))?;
        Ok(file.metadata()?.len() as f64 / 1e3)
    };
    let figure = |name, ending, limit| -> anyhow::Result<Figure> {
        Ok(Figure { runs: vec![weight(ending)?], ..Figure::new(name, "kB", limit) })
    };
    Ok(vec![figure("wasm, as it is", ".wasm", None)?, figure("wasm, brotli", ".wasm.br", Some(450.0))?])
}

impl Parts {
    /// All figures.
    pub fn all(&self) -> impl Iterator<Item = &Figure> {
        [&self.typing, &self.paced, &self.opening, &self.size, &self.memory].into_iter().flatten().flatten()
    }

    /// The tables of what was measured, for the terminal.
    pub fn tables(&self) -> String {
        report::tables(self.sections())
    }

    /// The page. What was not measured now keeps the section that it has.
    pub fn page(&self, old: &str) -> String {
        report::page(INTRODUCTION, &self.sections(), old)
    }

    fn sections(&self) -> [Section; 5] {
        let (sections, bullets) = scene::SIZE;
        let typing = format!(
            "Somebody types at the end of a bullet, a key every 60 to 180 ms, in a résumé of {sections} sections and \
             {bullets} bullets; two others type 5 letters a second each into the bullets above and below, with their \
             carets. Key to paint: from when the browser has the key to when the frame with its letter is drawn. \
             Letter of others: from when the other client sends it, through the server and its database, to when the \
             frame that shows it is handed over to be drawn. Frames are drawn as soon as there is something to draw \
             (`--disable-frame-rate-limit`), so that the figures are what the page takes, and not the waiting for the \
             screen. The preview follows some letters: its \
             work is to read the résumé, to lay it out in pages and to put what has changed on them. A page with nothing but \
             a text area shows what the browser itself takes here."
        );
        let paced = "The same, while a screen is drawn sixty times a second, as screens are: a letter waits for the tick \
                     that begins its frame, and is seen at a later one, whatever the page does.";
        let opening = "From the start of the navigation to the first edit, made as soon as a bullet can be written in, and \
                       to when the frame that shows it is handed over to be drawn; by the page's own clock. Cold: a \
                       browser that knows nothing but the session. Warm: a new window of that browser, three \
                       seconds after the first has come to rest; it is still open. Offline: the same, and the server is \
                       stopped, and the other windows are closed.";
        let memory = "Letters are typed and deleted again, 20,000 edits in three bullets in turn. After each quarter \
                      everything is saved, garbage is collected, and the memory is read. The slope is of the line that \
                      fits best; the limit stands for none: an edit that was kept would take more.";
        let mut memory = described(memory, &self.memory);
        if let Some(text) = &mut memory {
            let _ = writeln!(text, "\n| edits | heap | WebAssembly |\n| ---: | ---: | ---: |");
            for Point { edits, heap, wasm } in &self.points {
                let _ = writeln!(text, "| {edits} | {} MB | {} MB |", short(heap / 1e6), short(wasm / 1e6));
            }
        }
        [
            (TYPING, described(&typing, &self.typing)),
            (PACED, described(paced, &self.paced)),
            (OPENING, described(opening, &self.opening)),
            (SIZE, described("What `cargo xtask build` puts into the binary.", &self.size)),
            (MEMORY, memory),
        ]
    }
}

const TYPING: &str = "Typing, with two others";
const PACED: &str = "Typing, at sixty frames a second";
const OPENING: &str = "Opening";
const SIZE: &str = "Size";
const MEMORY: &str = "Memory";

const INTRODUCTION: &str = "# Benchmarks of the client

Written by `cargo xtask bench client`: the release builds of server and client, a headless Chromium, and its own tracing.
All on one machine, which also runs the two others and what measures. A figure is the median of the runs, with the least
and the most in brackets.

```
cargo xtask bench client                        # everything, three times; writes this page
cargo xtask bench client --quick                # shorter: does it work?
cargo xtask bench client --only typing          # one part of typing, opening, size, memory: prints the tables
cargo xtask bench client --only typing --page   # and puts them in the place of those that are here
```

All figures of the last call are in `target/bench/client.json`.
";

//! The tables, and the page that keeps them: `docs/benchmarks-pdf.md`.

use std::fmt::Write as _;

use e2e::figures::{Figure, short};
use e2e::report::{self, Section, described};

use crate::read::{By, READERS, Recall};
use crate::{peers, recall};

/// Everything that one call has measured.
#[derive(Debug, Default, serde::Serialize)]
pub struct Parts {
    pub speed: Option<Vec<Figure>>,
    pub crowd: Option<Vec<Figure>>,
    pub recall: Option<Vec<recall::Row>>,
    pub peers: Option<Vec<peers::Row>>,
}

impl Parts {
    /// Figures over their limits.
    pub fn missed(&self) -> impl Iterator<Item = &Figure> {
        [&self.speed, &self.crowd].into_iter().flatten().flatten().filter(|figure| figure.holds() == Some(false))
    }

    /// The tables of what was measured, for the terminal.
    pub fn tables(&self) -> String {
        report::tables(self.sections())
    }

    /// The page. What was not measured now keeps the section that it has.
    pub fn page(&self, old: &str) -> String {
        report::page(INTRODUCTION, &self.sections(), old)
    }

    fn sections(&self) -> [Section; 4] {
        [
            ("One PDF", described(SPEED, &self.speed)),
            ("Fifty at once", described(CROWD, &self.crowd)),
            ("What a parser reads", self.recall.as_deref().map(scripts)),
            ("Beside other tools", self.peers.as_deref().map(tools)),
        ]
    }
}

const INTRODUCTION: &str = "# Benchmarks of PDFs

Written by `cargo xtask bench pdf`: the release builds of server and client, a headless Chromium, and three readers of PDFs
that are not ours: poppler's `pdftotext`, pdfminer, and PDFium. All on one machine.

```
cargo xtask bench pdf                          # everything; writes this page
cargo xtask bench pdf --quick                  # shorter: does it work?
cargo xtask bench pdf --only speed,crowd       # some of speed, crowd, recall, peers: prints the tables
cargo xtask bench pdf --only peers --page      # and puts them in the place of those that are here
```

All figures of the last call are in `target/bench/pdf.json`.
";

const SPEED: &str = "Over HTTP, from the request to the last byte, of made-up résumés of about two pages, one after the \
                     other. A changed résumé has not been printed in that form before.";

const CROWD: &str = "Fifty résumés of about two pages that have not been printed before, asked for in the same moment, while \
                     somebody writes in another one, twenty letters a second at most: how long until the server says that \
                     a letter is durable, beside the fifty and alone. Medians of the rounds.";

const RECALL: &str = "Made-up résumés of every script, and the samples that npm packages of JSON Resume and its themes bring along, in \
                      every template. A field came back when its words stand in what the reader found, \
                      whole, as often as they were written; lines may end anywhere, a space inside a word is an error, but \
                      between letters of the Far East, where nothing tells it from the end of a line. Fields are names, \
                      titles, paragraphs, bullets and keywords. pdfminer has no order from right to left. \
                      pdftotext takes the hyphen at the end of a line for one that only parts a word.";

const PEERS: &str = "The sample and made-up résumés in Latin letters, the same for all; each tool as it is set up by itself. \
                     *Command* is a call of its command line, *warm* the same in a process that stays: for Tandem, a request to \
                     the server. Fields are those that all of them print, found as in the table above. RenderCV's icons come from \
                     a place that is no package registry; it runs without them.";

fn scripts(rows: &[recall::Row]) -> String {
    let mut text = format!(
        "{RECALL}\n\n| | fields | {} |\n| --- | ---: |{}\n",
        READERS.join(" | "),
        " ---: |".repeat(READERS.len())
    );
    let mut sum = By::<Recall>::default();
    let mut line = |name: &str, by: &By<Recall>| {
        let _ = writeln!(text, "| {name} | {} | {} |", by[0].all, by.each_ref().map(percent).join(" | "));
    };
    for row in rows {
        line(row.script, &row.by);
        sum.iter_mut().zip(&row.by).for_each(|(sum, by)| sum.add(by));
    }
    line("all", &sum);
    text
}

fn tools(rows: &[peers::Row]) -> String {
    let mut text = format!(
        "{PEERS}\n\n| | command | warm | size | pages | {} | tagged | title |\n\
         | --- | ---: | ---: | ---: | ---: |{} --- | --- |\n",
        READERS.join(" | "),
        " ---: |".repeat(READERS.len())
    );
    for row in rows {
        let command = row.command.map_or("–".to_owned(), |ms| format!("{} ms", short(ms)));
        let _ = writeln!(
            text,
            "| {} | {command} | {} ms | {} kB | {} | {} | {} | {} |",
            row.tool,
            short(row.warm),
            short(row.size),
            row.pages,
            row.by.each_ref().map(percent).join(" | "),
            row.tagged,
            row.title
        );
    }
    text
}

fn percent(recall: &Recall) -> String {
    format!("{:.2} %", recall.percent())
}

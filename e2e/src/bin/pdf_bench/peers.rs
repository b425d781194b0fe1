//! The same résumés through other tools: RenderCV, and a theme of JSON Resume.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context;
use e2e::figures::percentile;
use e2e::{Stage, User, corpus, sample_text};
use serde::Deserialize;

use crate::read::{By, Recall, Tools, about, fields, said};

/// About one tool.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Row {
    pub tool: String,
    /// Medians, milliseconds: a call of its command line, and in a process that stays. Ours has no command.
    pub command: Option<f64>,
    pub warm: f64,
    /// The median size, kB.
    pub size: f64,
    pub pages: usize,
    pub by: By<Recall>,
    pub tagged: String,
    pub title: String,
}

/// What a script says of one file.
#[derive(Deserialize)]
struct Took {
    command: Option<f64>,
    warm: Option<f64>,
}

/// The sample and `count` made-up résumés.
///
/// # Errors
/// When the server refuses. A tool that does not run is named, and left out.
pub async fn run(stage: &Stage, tools: &Tools, count: u64) -> anyhow::Result<Vec<Row>> {
    let from = stage.data("resumes");
    std::fs::create_dir_all(&from)?;
    let mut texts = vec![sample_text()?];
    texts.extend((0..count).map(|seed| corpus::resume(seed, 1 + seed as usize % 6).to_string()));
    let mut wanted = BTreeMap::new();
    for (number, text) in texts.iter().enumerate() {
        let name = format!("{number:03}");
        std::fs::write(from.join(format!("{name}.json")), text)?;
        wanted.insert(name, fields(&serde_json::from_str(text)?));
    }
    let chromium = services::program("chromium")?;
    let mut rows = vec![ours(stage, tools, &texts, &wanted).await?];
    let mut rendercv = Command::new(&tools.python);
    rendercv.arg(tools.printers.join("with_rendercv.py"));
    let mut resumed = Command::new("node");
    resumed.env("CHROMIUM", chromium).arg(tools.printers.join("with_resumed.mjs"));
    for (tool, mut command) in [("RenderCV", rendercv), ("JSON Resume, `resumed` with theme `even`", resumed)] {
        let to = stage.data(tool.split([',', ' ']).next().unwrap_or(tool));
        std::fs::create_dir_all(&to)?;
        let row = said(command.arg(&from).arg(&to)).and_then(|lines| of_files(tool, tools, &lines, &to, &wanted));
        match row {
            Ok(row) => rows.push(row),
            Err(error) => println!("{tool}: {error:#}. The benchmark goes on without."),
        }
    }
    Ok(rows)
}

type Wanted = BTreeMap<String, Vec<String>>;

async fn ours(stage: &Stage, tools: &Tools, texts: &[String], wanted: &Wanted) -> anyhow::Result<Row> {
    let server = stage.unlimited_server().await?;
    let user = User::register(&server.url(), "Ada").await?;
    let to = stage.data("tandem");
    std::fs::create_dir_all(&to)?;
    let mut lines = String::new();
    for (number, text) in texts.iter().enumerate() {
        let resume = user.import(text).await?;
        let begin = Instant::now();
        let pdf = user.pdf(&resume).await?;
        let took = begin.elapsed().as_secs_f64() * 1e3;
        std::fs::write(to.join(format!("{number:03}.pdf")), pdf)?;
        // The first waits for the start of Chromium.
        lines += &if number > 0 { format!("{{\"warm\": {took}}}\n") } else { "{}\n".to_owned() };
    }
    of_files("Tandem, template `classic`", tools, &lines, &to, wanted)
}

/// What came out: `lines` is what was said of each file.
fn of_files(tool: &str, tools: &Tools, lines: &str, folder: &Path, wanted: &Wanted) -> anyhow::Result<Row> {
    let took = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Took>, _>>()?;
    let all = |of: fn(&Took) -> Option<f64>| -> Vec<f64> { took.iter().filter_map(of).collect() };
    let (names, wanted): (Vec<&String>, Vec<Vec<String>>) =
        wanted.iter().map(|(name, fields)| (name, fields.clone())).unzip();
    let files: Vec<PathBuf> = names.into_iter().map(|name| folder.join(format!("{name}.pdf"))).collect();
    let sizes = files.iter().map(|file| Ok(file.metadata()?.len() as f64 / 1e3)).collect::<anyhow::Result<Vec<_>>>()?;
    let by = tools.recall(&files, &wanted)?;
    let first = files.first().context("no files")?;
    let commands = all(|took| took.command);
    Ok(Row {
        tool: tool.to_owned(),
        command: (!commands.is_empty()).then(|| percentile(&commands, 50.0)),
        warm: percentile(&all(|took| took.warm), 50.0),
        size: percentile(&sizes, 50.0),
        pages: files.iter().filter_map(|file| about(file, "Pages").parse::<usize>().ok()).sum(),
        by,
        tagged: about(first, "Tagged"),
        title: about(first, "Title"),
    })
}

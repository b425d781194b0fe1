//! PDFs: how long they take, and what comes out of them again, beside other tools. `cargo xtask bench pdf` builds what it
//! needs and calls it.

mod crowd;
mod page;
mod peers;
mod read;
mod recall;
mod speed;

use std::path::PathBuf;

use clap::Parser;
use e2e::Stage;

/// Measures PDFs.
#[derive(Debug, Parser)]
struct Arguments {
    /// Only these parts: speed, crowd, recall, peers.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// What a parser reads: only of these scripts.
    #[arg(long, value_delimiter = ',')]
    scripts: Vec<String>,
    /// Fewer and shorter: does it work?
    #[arg(long)]
    quick: bool,
    /// The folder with what prints and reads beside us: `e2e/printers`.
    #[arg(long)]
    printers: PathBuf,
    /// A Python that has what its `requirements.txt` says.
    #[arg(long)]
    python: PathBuf,
    /// The page to write.
    #[arg(long)]
    page: Option<PathBuf>,
    /// Where all figures go, as JSON.
    #[arg(long)]
    results: PathBuf,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let is_wanted = |part: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| only == part);
    let tools = read::Tools { printers: arguments.printers.clone(), python: arguments.python.clone() };
    let mut parts = page::Parts::default();
    if is_wanted("speed") {
        let figures = &mut parts.speed;
        let count = if arguments.quick { 5 } else { 60 };
        Stage::run("bench-pdf-speed", async |stage| {
            *figures = Some(speed::run(stage, count).await?);
            Ok(())
        })
        .await?;
    }
    if is_wanted("crowd") {
        let figures = &mut parts.crowd;
        let rounds = if arguments.quick { 1 } else { 3 };
        Stage::run("bench-pdf-crowd", async |stage| {
            *figures = Some(crowd::run(stage, rounds).await?);
            Ok(())
        })
        .await?;
    }
    if is_wanted("recall") {
        let found = &mut parts.recall;
        let count = if arguments.quick { 1 } else { 5 };
        Stage::run("bench-pdf-recall", async |stage| {
            *found = Some(recall::run(stage, &tools, count, &arguments.scripts).await?);
            Ok(())
        })
        .await?;
    }
    if is_wanted("peers") {
        let found = &mut parts.peers;
        let count = if arguments.quick { 2 } else { 20 };
        Stage::run("bench-pdf-peers", async |stage| {
            *found = Some(peers::run(stage, &tools, count).await?);
            Ok(())
        })
        .await?;
    }
    print!("{}", parts.tables());
    std::fs::write(&arguments.results, serde_json::to_string_pretty(&parts)?)?;
    if let Some(file) = &arguments.page {
        let old = std::fs::read_to_string(file).unwrap_or_default();
        std::fs::write(file, parts.page(&old))?;
    }
    for figure in parts.missed() {
        println!("over its limit: {}: {figure}", figure.name);
    }
    Ok(())
}

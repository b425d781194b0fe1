//! The client's speed, measured in a real browser. `cargo xtask bench client` builds what it needs and calls it.

mod memory;
mod opening;
mod others;
mod page;
mod scene;
mod shown;
mod typing;

use std::path::PathBuf;

use clap::Parser;
use e2e::Stage;
use e2e::figures::Figure;
use scene::Scene;

/// Measures the client.
#[derive(Debug, Parser)]
struct Arguments {
    /// Only these parts: typing, opening, size, memory.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// How often each part runs.
    #[arg(long, default_value_t = 3)]
    repeats: usize,
    /// Fewer letters and edits: does it work?
    #[arg(long)]
    quick: bool,
    /// Keep the last traces in this folder, for the browser's own tools.
    #[arg(long)]
    traces: Option<PathBuf>,
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
    let mut parts = page::Parts::default();
    let (letters, edits) = if arguments.quick { (40, 800) } else { (300, 20_000) };
    for run in 0..arguments.repeats {
        if is_wanted("typing") {
            let paced = parts.paced.get_or_insert_with(|| typing::figures(false));
            Stage::run("bench-typing-paced", async |stage| typing::measure(stage, paced, letters, run, None).await)
                .await?;
            let free = parts.typing.get_or_insert_with(|| typing::figures(true));
            let trace = arguments.traces.as_deref();
            Stage::run("bench-typing", async |stage| {
                stage.without_ticks().await?;
                typing::measure(stage, free, letters, run, trace).await
            })
            .await?;
        }
        if is_wanted("opening") {
            let figures = parts.opening.get_or_insert_with(opening::figures);
            Stage::run("bench-opening", async |stage| {
                let mut server = stage.unlimited_server().await?;
                let scene = Scene::make(&server).await?;
                opening::note(figures, &opening::run(stage, &scene, &mut server, arguments.traces.as_deref()).await?);
                Ok(())
            })
            .await?;
        }
    }
    if is_wanted("memory") {
        let figures = parts.memory.get_or_insert_with(memory::figures);
        let points = &mut parts.points;
        Stage::run("bench-memory", async |stage| {
            let server = stage.unlimited_server().await?;
            let scene = Scene::make(&server).await?;
            *points = memory::run(stage, &scene, edits).await?;
            memory::note(figures, points);
            Ok(())
        })
        .await?;
    }
    if is_wanted("size") {
        parts.size = Some(page::size()?);
    }
    print!("{}", parts.tables());
    std::fs::write(&arguments.results, serde_json::to_string_pretty(&parts)?)?;
    if let Some(file) = &arguments.page {
        let old = std::fs::read_to_string(file).unwrap_or_default();
        std::fs::write(file, parts.page(&old))?;
    }
    let missed: Vec<&Figure> = parts.all().filter(|figure| figure.holds() == Some(false)).collect();
    for figure in &missed {
        println!("over its limit: {}: {figure}", figure.name);
    }
    Ok(())
}

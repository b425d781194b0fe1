//! All chosen scenarios on all chosen servers.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use services::machine;

use crate::report::{self, Figures, Results, Runs};
use crate::scenarios::{self, Scenario};
use crate::subjects::{Kind, Place, Programs};

/// A database, a server, an account.
const START_PATIENCE: Duration = Duration::from_secs(90);

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only these scenarios; "fan-out" stands for all that begin so.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only these servers.
    #[arg(long, value_delimiter = ',')]
    subjects: Vec<Kind>,
    /// Runs of each scenario on each server.
    #[arg(long, default_value_t = 3)]
    repeats: usize,
    /// Shorter and smaller, to see that everything works.
    #[arg(long)]
    quick: bool,
    /// The server's binary.
    #[arg(long)]
    tandem: PathBuf,
    /// The built client.
    #[arg(long)]
    client: PathBuf,
    /// The folder with the peers from npm.
    #[arg(long)]
    peers: PathBuf,
    /// The binary of y-sweet.
    #[arg(long)]
    y_sweet: PathBuf,
    /// Where all figures go.
    #[arg(long)]
    results: PathBuf,
    /// The page to write. Sections of scenarios that are not chosen stay.
    #[arg(long)]
    page: Option<PathBuf>,
    /// What people have written, for the end of the page.
    #[arg(long)]
    notes: Option<PathBuf>,
}

/// Runs everything that was asked for. A server that is missing or fails is named; it stops nothing.
///
/// # Errors
/// When a name is unknown or a file cannot be written.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let scenarios = scenarios::chosen(arguments.quick, &arguments.only)?;
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| arguments.subjects.is_empty() || arguments.subjects.contains(kind))
        .collect();
    let place = Place::new(Programs {
        tandem: arguments.tandem.clone(),
        client: arguments.client.clone(),
        peers: arguments.peers.clone(),
        y_sweet: arguments.y_sweet.clone(),
    })?;
    let mut about = machine::describe();
    about.push(("Versions", versions(&place.programs)));
    let stamp = stamp(arguments.repeats);
    // What a page says of other scenarios stays.
    let old = arguments.page.as_ref().and_then(|page| std::fs::read_to_string(page).ok()).unwrap_or_default();
    let mut results = Results::default();
    for scenario in &scenarios {
        println!("\n{}", scenario.title());
        let mut runs = Runs::default();
        // Servers take turns: what else the machine does meanwhile meets them all.
        for _ in 0..arguments.repeats {
            for kind in kinds.iter().filter(|kind| scenario.suits(**kind)) {
                if results.missing.contains_key(kind.name()) {
                    continue;
                }
                match one_run(*kind, &place, &**scenario).await {
                    Ran::Showed(figures) => runs.add(*kind, Ok(figures)),
                    Ran::Failed(error) => runs.add(*kind, Err(error)),
                    // One that has been there before is not missing.
                    Ran::Missing(error) if results.has(*kind) || !runs.of(*kind).is_empty() => {
                        runs.add(*kind, Err(error));
                    }
                    Ran::Missing(error) => drop(results.missing.insert(kind.name(), error)),
                }
            }
        }
        print(&**scenario, &runs);
        results.scenarios.insert(scenario.key(), runs);
        write(arguments, &results, &about, &stamp, &old)?;
    }
    for (name, why) in &results.missing {
        println!("\nmissing: {name}: {why}");
    }
    Ok(())
}

enum Ran {
    Showed(Figures),
    Failed(String),
    Missing(String),
}

async fn one_run(kind: Kind, place: &Place, scenario: &dyn Scenario) -> Ran {
    let mut subject = match tokio::time::timeout(START_PATIENCE, kind.start(place)).await {
        Ok(Ok(subject)) => subject,
        Ok(Err(error)) => return Ran::Missing(format!("{error:#}")),
        Err(_) => return Ran::Missing(format!("not there after {} s", START_PATIENCE.as_secs())),
    };
    let start = Instant::now();
    let ran = tokio::time::timeout(scenario.bound(), scenario.run(&mut *subject)).await;
    let ran = match ran {
        Ok(Ok(figures)) => Ran::Showed(figures),
        Ok(Err(error)) if subject.is_alive() => Ran::Failed(format!("{error:#}")),
        Ok(Err(error)) => Ran::Failed(format!("the server has ended: {error:#}")),
        Err(_) => Ran::Failed(format!("not done after {} s", scenario.bound().as_secs())),
    };
    let seconds = start.elapsed().as_secs_f64();
    match &ran {
        Ran::Showed(figures) => println!("   {} {seconds:.1} s {:?}", kind.key(), figures.values),
        Ran::Failed(error) | Ran::Missing(error) => println!("   {} {seconds:.1} s failed: {error}", kind.key()),
    }
    subject.kill();
    ran
}

fn print(scenario: &dyn Scenario, runs: &Runs) {
    let columns = scenario.columns();
    let mut rows = vec![report::heads(&columns)];
    rows.extend(Kind::ALL.into_iter().filter_map(|kind| report::row(kind, runs, &columns)));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..=columns.len()).map(width).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}", width = *width));
        println!("{}", cells.collect::<Vec<_>>().join("  "));
    }
    for line in report::judgements(runs, &scenario.goals(), scenario).into_iter().chain(report::remarks(runs)) {
        println!("{line}");
    }
}

fn write(
    arguments: &Arguments,
    results: &Results,
    about: &[(&'static str, String)],
    stamp: &str,
    old: &str,
) -> anyhow::Result<()> {
    let json = serde_json::to_vec_pretty(&results.to_json(about))?;
    std::fs::write(&arguments.results, json)
        .with_context(|| format!("{} cannot be written", arguments.results.display()))?;
    let Some(page) = &arguments.page else { return Ok(()) };
    let notes = arguments.notes.as_ref().and_then(|notes| std::fs::read_to_string(notes).ok()).unwrap_or_default();
    let frame = report::Frame { about, stamp, notes: &notes, old };
    std::fs::write(page, report::page(results, &scenarios::chosen(arguments.quick, &[])?, &frame))
        .with_context(|| format!("{} cannot be written", page.display()))
}

/// What the figures of now are of.
fn stamp(repeats: usize) -> String {
    let runs = if repeats == 1 { "One run".to_owned() } else { format!("{repeats} runs") };
    let (date, of) =
        (machine::said_by("date", &["-u", "+%-d %B %Y"]), machine::said_by("git", &["describe", "--always"]));
    format!("{runs} of each, {date}, Tandem {of}.")
}

/// The versions of everything that was measured, or that measuring took part in.
fn versions(programs: &Programs) -> String {
    let package = |name: &str| {
        let file = programs.peers.join("node_modules").join(name).join("package.json");
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        json["version"].as_str().unwrap_or("missing").to_owned()
    };
    let postgres = services::program("postgres").map(|program| machine::said_by(&program.to_string_lossy(), &["-V"]));
    let redis = machine::said_by("redis-server", &["-v"]);
    let redis = redis.split_whitespace().find_map(|word| word.strip_prefix("v=")).unwrap_or("missing").to_owned();
    [
        format!("Tandem {}", machine::said_by("git", &["describe", "--always", "--dirty"])),
        format!("Hocuspocus {}", package("@hocuspocus/server")),
        format!("y-websocket {}", package("y-websocket")),
        format!("y-sweet {}", machine::said_by(&programs.y_sweet.to_string_lossy(), &["version"])),
        format!("Node {}", machine::said_by(&programs.node().to_string_lossy(), &["--version"])),
        postgres.unwrap_or_else(|_| "Postgres missing".into()),
        format!("Redis {redis}"),
    ]
    .into_iter()
    .filter(|version| !version.is_empty())
    .collect::<Vec<_>>()
    .join(", ")
}

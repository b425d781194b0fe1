//! `cargo xtask test`: everything that can be proven on one machine.

mod long;
mod npm;
mod replay;
mod report;
mod steps;
mod stream;
mod suite;

use std::time::{Duration, Instant};

use anyhow::bail;

pub use replay::replay;
use report::{Outcome, Report};
use steps::{STEPS, Step, Workbench};

/// Which steps, and how thoroughly.
#[derive(Debug, clap::Args)]
#[command(after_help = steps::help())]
pub struct Arguments {
    /// Only these steps, and the builds that they need. All of them when none is named.
    steps: Vec<String>,
    /// Many more cases. Takes hours, and writes its result to docs/test-long.md.
    #[arg(long)]
    long: bool,
}

/// The whole command, from a cold clone on two cores.
const BUDGET: Duration = Duration::from_secs(75 * 60);

/// Runs the steps and prints what came of them.
///
/// # Errors
/// When a step failed, or the whole took longer than it may.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let plan = plan(&arguments.steps)?;
    let started = Instant::now();
    let mut bench = Workbench::new(arguments.long);
    let mut report = Report::default();
    for step in plan {
        let outcome = match step.needs.iter().find(|need| report.is_without(need)) {
            Some(need) => Outcome::Skipped { needs: need },
            None => take(step, &mut bench),
        };
        println!("{}", outcome.line(step.name));
        report.add(step.name, outcome);
    }
    // Stops its Postgres before the verdict.
    drop(bench);
    let took = started.elapsed();
    report.print(took);
    if arguments.long {
        long::write(&report, took)?;
    }
    if !arguments.long && took > BUDGET {
        report.fail(format!("All steps together took longer than {}.", crate::time::minutes(BUDGET)));
    }
    report.print_verdict();
    if report.has_failed() {
        std::process::exit(1);
    }
    Ok(())
}

/// The named steps and what they need, in the order of the table.
fn plan(names: &[String]) -> anyhow::Result<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| steps::find(name).is_none()) {
        bail!("there is no step `{unknown}`; there are: {}", steps::names().join(", "));
    }
    let mut wanted: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut next = 0;
    while next < wanted.len() {
        wanted.extend(steps::find(wanted[next]).into_iter().flat_map(|step| step.needs));
        next += 1;
    }
    Ok(STEPS.iter().filter(|step| wanted.is_empty() || wanted.contains(&step.name)).collect())
}

fn take(step: &Step, bench: &mut Workbench) -> Outcome {
    let budget = step.budget(bench.long);
    println!("── {}: {} (at most {})", step.name, step.what, crate::time::minutes(budget));
    let started = Instant::now();
    bench.begin(step.name, started + budget);
    let result = (step.run)(bench);
    let took = started.elapsed();
    let tally = bench.tally();
    let failure = match result {
        Err(error) => Some(format!("{error:#}")),
        Ok(()) if took > budget => Some(format!("It took longer than {}.", crate::time::minutes(budget))),
        Ok(()) => None,
    };
    Outcome::Done { took, tally, failure }
}
